// Pins: where a person put a node it stays, in the address and so in every copy of it.

import { parameters } from "./address.js";
import { announce } from "./page.js";
import { say } from "./words.js";

const FARTHEST = 8191; // units of the canvas from its middle

const within = (value) => Math.round(Math.min(Math.max(value, -FARTHEST), FARTHEST));

export class Pins {
  #picture;
  #canvas;
  #actions;

  constructor(picture, canvas, actions) {
    this.#picture = picture;
    this.#canvas = canvas;
    this.#actions = actions;
  }

  /** Pin nodes where they are now. */
  async keep(ids) {
    const places = ids.map((id) => {
      const { x, y } = this.#canvas.place(id);
      return `${id}:${within(x)}:${within(y)}`;
    });
    await this.#write([...others(ids), ...places]);
    announce(say("pinned", { name: this.#name(ids[0]) }));
  }

  /** Pin a node, or no longer. */
  async toggle(id) {
    if (!this.#picture.nodes.get(id).pinned) return this.keep([id]);
    await this.#write(others([id]));
    announce(say("unpinned", { name: this.#name(id) }));
  }

  #write(pin) {
    return this.#actions.change({ pin });
  }

  #name(id) {
    return this.#picture.nodes.get(id).label;
  }
}

/** The pins of all nodes but these. */
const others = (ids) => parameters().getAll("pin").filter((pin) => !ids.includes(pin.split(":")[0]));

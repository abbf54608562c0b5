// Walking over the picture with keys: from entity to entity, and from relationship to relationship.

import { announce } from "./page.js";
import { inDirection } from "./places.js";
import { say } from "./words.js";

export class Walk {
  #canvas;
  #picture;
  #actions;
  #predicates;
  #last = null; // the entity last stood on: a relationship is looked at from there

  /** `predicates` has their labels by name. */
  constructor(canvas, picture, actions, predicates) {
    this.#canvas = canvas;
    this.#picture = picture;
    this.#actions = actions;
    this.#predicates = predicates;
  }

  /** The entity that is selected, or null. */
  get here() {
    return this.#picture.shownNodes.has(this.#actions.selected) ? this.#actions.selected : null;
  }

  /** Go to the neighbour that lies where an arrow key points; first of all to what the picture is about. */
  move(key) {
    const here = this.#base();
    if (!here) return this.#choose(this.#picture.focus[0] ?? [...this.#picture.shownNodes][0]);
    const near = [...this.#picture.neighboursOf(here)].map((id) => this.#canvas.place(id));
    const next = inDirection(this.#canvas.place(here), near, key);
    return next ? this.#choose(next.id) : announce(say("no-neighbour"));
  }

  /** Select the next (1) or previous (-1) relationship: of the answer that is lit up, else of the entity here. */
  relationship(step) {
    const ids = this.#relationships();
    if (!ids.length) return announce(say(this.#base() ? "no-relationship" : "choose"));
    const at = ids.indexOf(this.#actions.selected);
    const next = (at + (at < 0 && step < 0 ? 0 : step) + ids.length) % ids.length;
    this.#last = this.#base();
    this.#actions.select(ids[next]);
    announce(say("relationship", { ...this.#inWords(ids[next]), place: next + 1, count: ids.length }));
    return undefined;
  }

  #base() {
    const left = this.#picture.edges.get(this.#actions.selected)?.from;
    return this.here ?? [this.#last, left].find((id) => this.#picture.shownNodes.has(id)) ?? null;
  }

  #choose(id) {
    if (!id) return;
    this.#last = id;
    this.#canvas.show(id);
    this.#actions.select(id);
    announce(this.#picture.nodes.get(id).label);
  }

  #relationships() {
    const lit = [...this.#picture.lit.edges].filter((id) => this.#picture.shownEdges.has(id));
    if (lit.length) return lit;
    const best = (a, b) => b.sources - a.sources || b.claims - a.claims || (a.id < b.id ? -1 : 1);
    return this.#picture.edgesOf(this.#base()).sort(best).map(({ id }) => id);
  }

  #inWords(id) {
    const { from, to, predicate, status } = this.#picture.edges.get(id);
    return {
      subject: this.#picture.nodes.get(from).label,
      object: this.#picture.nodes.get(to).label,
      predicate: this.#predicates[predicate].label,
      status: this.#picture.caption.words.statuses[status],
    };
  }
}

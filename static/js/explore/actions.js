// What a person can do to the picture. Each act shows at once what it can, writes the URL, and then takes from
// the server what follows from it: the exact counts of what is left out, the table, the sentences.

import * as address from "./address.js";
import { announce, data, fillPanel, markRow, takeOver } from "./page.js";
import * as server from "./server.js";
import { say } from "./words.js";
import { dismiss, skeleton, toast } from "../toast.js";

const STEP = 60;
const FELT = 300; // milliseconds from which on waiting is felt, and shown

export class Actions {
  #picture;
  #canvas;
  #limits;
  #panel = document.getElementById("panel");
  #toasts = document.getElementById("toasts");
  selected = null;

  /** `limits` has the most nodes a picture may hold (`hard`), and the `sentence` that says so. */
  constructor(picture, canvas, limits) {
    this.#picture = picture;
    this.#canvas = canvas;
    this.#limits = limits;
    window.addEventListener("popstate", () => this.#follow());
  }

  /** Fetch an entity's neighbours; what is expanded already gets `STEP` more. */
  async expand(id) {
    const counts = address.expanded();
    // The best come first: what stands round a focus already is what would come first again.
    const had = this.#picture.focus.includes(id) ? this.#picture.neighboursOf(id).size : 0;
    const count = (counts.get(id) ?? had) + STEP;
    const name = this.#picture.nodes.get(id).label;
    if (this.#picture.shownNodes.size >= this.#limits.hard) {
      announce(this.#limits.sentence);
      return;
    }
    announce(say("fetching", { name }));
    await this.#try(async () => {
      this.#picture.add(await server.neighbours(id, count));
      address.write({ expand: address.expandedValues(counts.set(id, count)) });
      await this.#canvas.update(id);
      await this.#sync(id);
    });
  }

  /** Take away again what expanding an entity brought. */
  async collapse(id) {
    const counts = address.expanded();
    if (!counts.delete(id)) {
      announce(say("not-expanded"));
      return;
    }
    address.write({ expand: address.expandedValues(counts) });
    await this.#try(() => this.#sync(id));
    this.#done("collapsed", this.#picture.nodes.get(id)?.label ?? id);
  }

  async hide(id) {
    if (this.#picture.focus.includes(id)) {
      announce(say("focus"));
      return;
    }
    const name = this.#picture.nodes.get(id).label;
    this.#picture.hide(id);
    if (this.selected === id) await this.select(null);
    address.write({ hide: [...address.parameters().getAll("hide"), id] });
    await this.#try(async () => {
      await this.#canvas.update();
      await this.#sync();
    });
    this.#done("hidden", name);
  }

  /** Write changed parameters (name → list of values), and make the page what the server says of them. */
  async change(changes) {
    address.write(changes);
    await this.#try(() => this.#sync());
  }

  /** Apply filters in place: name → set of values that pass, or null for all. */
  async filter(filters) {
    this.#picture.filter(filters);
    address.write(Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...(values ?? [])]])));
    await this.#try(async () => {
      await this.#canvas.update();
      await this.#sync(null, true);
    });
  }

  /** Show what is known about one node or edge; null closes the panel. */
  async select(id) {
    this.#mark(id);
    address.write({ select: id === null ? [] : [id] }, { replace: true });
    const waiting = setTimeout(() => this.selected === id && this.#wait(), FELT);
    await this.#try(async () => {
      const html = await server.panel(id ?? "");
      if (this.selected === id) fillPanel(html);
    });
    clearTimeout(waiting);
  }

  #wait() {
    fillPanel("");
    this.#panel.append(skeleton());
  }

  /** Mark what the page came with as selected. */
  restore(id) {
    this.#mark(id);
  }

  undo() {
    if (address.step() > 0) history.back();
    else announce(say("nothing-undone"));
  }

  /** Follow a link of the page itself without leaving it. */
  async go(url) {
    history.pushState({ step: address.step() + 1 }, "", url);
    await this.#follow();
  }

  async #follow() {
    dismiss(this.#toasts);
    await this.#try(() => this.#sync(null, false, true));
  }

  /** Make the page what the server says it is at this URL. */
  async #sync(anchor = null, isFilter = false, isWhole = false) {
    const fresh = await server.page();
    const now = data(fresh);
    this.#picture.replace(now, isFilter);
    takeOver(fresh);
    await this.#canvas.update(anchor);
    if (now.select === this.selected || isWhole) takeOver(fresh, "panel");
    this.#mark(isWhole ? now.select : this.selected);
    document.getElementById("undo").disabled = address.step() === 0;
    announce(now.sentence);
  }

  /** Say what was done to an entity, with its undo. */
  #done(what, name) {
    toast(this.#toasts, say(what, { name }), say("undo"), () => this.undo());
  }

  #mark(id) {
    this.selected = id;
    this.#canvas.select(id);
    markRow(id);
  }

  async #try(act) {
    dismiss(this.#toasts);
    try {
      await act();
    } catch (error) {
      if (error.name !== "AbortError") announce(error.message);
    }
  }
}

// What a person can do to the picture. Each act shows at once what it can, writes the URL, and then takes from
// the server what follows from it: the exact counts of what is left out, the table, the sentences.

import * as address from "./address.js";
import { announce, data, fillPanel, markRow, takeOver } from "./page.js";
import * as server from "./server.js";
import { say } from "./words.js";
import { dismiss, skeleton, toast } from "../toast.js";

const STEP = 60;
const FELT = 300; // milliseconds from which on waiting is felt, and shown

const isSame = (a, b) => a.id === b.id && String([...a.by].sort()) === String([...b.by].sort());

export class Actions {
  #picture;
  #canvas;
  #limits;
  #panel = document.getElementById("panel");
  #toasts = document.getElementById("toasts");
  #followers = [];
  #isAsking = false;
  #isBehind = false;
  #turn = 0;
  selected = null;

  /** `limits` has the most nodes a picture may hold (`hard`), and the `sentence` that says so. */
  constructor(picture, canvas, limits) {
    this.#picture = picture;
    this.#canvas = canvas;
    this.#limits = limits;
    window.addEventListener("popstate", () => this.#follow());
  }

  /** Call `follow` with every page the server renders for a change. */
  onPage(follow) {
    this.#followers.push(follow);
  }

  /** Fetch an entity's neighbours by some predicates (none: any); what is expanded already gets `STEP` more. */
  async expand(id, by = []) {
    const all = address.expansions();
    const [before] = all.filter((one) => isSame(one, { id, by }));
    // The best come first: what stands round a focus already is what would come first again.
    const had = this.#picture.focus.includes(id) && !by.length ? this.#picture.neighboursOf(id).size : 0;
    const count = Math.min((before?.count ?? had) + STEP, this.#limits.hard);
    const name = this.#picture.nodes.get(id).label;
    if (this.#picture.shownNodes.size >= this.#limits.hard) {
      announce(this.#limits.sentence);
      return;
    }
    announce(say("fetching", { name }));
    await this.#try(async () => {
      this.#picture.add(await server.neighbours(id, count, by), this.#limits.hard);
      const now = [...all.filter((one) => one !== before), { id, count, by }];
      address.write({ expand: now.map(address.expansionValue) });
      await this.#canvas.update(id);
      await this.#sync(id);
    });
  }

  /** Take away again what expanding an entity brought: that which `value` names in the URL, else the last. */
  async collapse(id, value = null) {
    const all = address.expansions();
    const own = all.filter((one) => one.id === id);
    const less = value ? own.find((one) => address.expansionValue(one) === value) : own.at(-1);
    if (!less) {
      announce(say("not-expanded"));
      return;
    }
    address.write({ expand: all.filter((one) => one !== less).map(address.expansionValue) });
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
      await this.#sync(null, { isFilter: true });
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

  /**
   * Show another day (null: all times). `isFirst` of a slide or a play: that is one step to undo. Until `isLast`
   * no more than one question is under way, and the newest day waits for its answer.
   */
  async day(on, { isFirst = true, isLast = true } = {}) {
    address.write({ on: on === null ? [] : [on] }, { replace: !isFirst });
    if (this.#isAsking && !isLast) {
      this.#isBehind = true;
      return;
    }
    const turn = (this.#turn += 1);
    this.#isAsking = true;
    do {
      this.#isBehind = false;
      await this.#try(() => this.#sync(this.#picture.focus[0], { isCalm: !isLast, isQuiet: !isLast }));
    } while (this.#isBehind && turn === this.#turn);
    if (turn === this.#turn) this.#isAsking = false;
  }

  /** Show what was known on a day; "" for what is known now. */
  async known(day) {
    address.write({ known_at: day ? [day] : [] });
    await this.#try(() => this.#sync(this.#picture.focus[0], { isWhole: true }));
  }

  undo() {
    if (address.step() > 0) history.back();
    else announce(say("nothing-undone"));
  }

  redo() {
    if (address.canRedo()) history.forward();
    else announce(say("nothing-redone"));
  }

  /** Follow a link of the page itself without leaving it. */
  async go(url) {
    address.push(url);
    await this.#follow();
  }

  async #follow() {
    dismiss(this.#toasts);
    await this.#try(() => this.#sync(null, { isWhole: true }));
  }

  /** Make the page what the server says it is at this URL. */
  async #sync(anchor = null, { isFilter = false, isWhole = false, isCalm = false, isQuiet = false } = {}) {
    const fresh = await server.page();
    const now = data(fresh);
    this.#picture.replace(now, isFilter);
    takeOver(fresh);
    for (const follow of this.#followers) follow(fresh);
    await this.#canvas.update(anchor, isCalm);
    if (now.select === this.selected || isWhole) takeOver(fresh, "panel");
    this.#mark(isWhole ? now.select : this.selected);
    this.steps();
    if (!isQuiet) announce(now.sentence);
  }

  /** Say by its buttons what can be undone and redone. */
  steps() {
    document.getElementById("undo").disabled = address.step() === 0;
    document.getElementById("redo").disabled = !address.canRedo();
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

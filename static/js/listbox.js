// A box with a list of suggestions under it: opened, walked through with arrows, chosen from, closed. (ARIA: combobox.)

/** Draw a kind's silhouette from the page's own sprite. */
function icon(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "k");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#k-${kind}`);
  svg.append(use);
  return svg;
}

/** Make an option with a text, and a silhouette where it is of a kind. */
export function option(text, kind) {
  const item = document.createElement("li");
  const name = document.createElement("bdi");
  item.setAttribute("role", "option");
  name.textContent = text;
  item.append(...(kind ? [icon(kind)] : []), name);
  return item;
}

/**
 * Steers `list` from `box`; `choose` is called with the option that is chosen.
 *
 * `pause` milliseconds after a key `ask` is called with a signal, aborted where the list closes or another key comes:
 * what is still to come must not open it again. With `first`, Enter chooses the first option where none is marked.
 * Without, what is typed is itself a step of the walk, and Enter on it is the form's.
 */
export class Listbox {
  constructor(box, list, { ask, choose, pause, first = false }) {
    Object.assign(this, { box, list, choose, first });
    box.addEventListener("input", () => {
      this.stop();
      this.asking = new AbortController();
      const { signal } = this.asking;
      this.timer = setTimeout(() => ask(signal), pause);
    });
    box.addEventListener("keydown", (event) => this.steer(event));
    box.addEventListener("blur", () => this.close());
    // The box keeps the focus, or the list would be gone before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const chosen = target.closest("[role=option]");
      if (chosen) choose(chosen);
    });
  }

  get options() {
    return [...this.list.children];
  }

  get marked() {
    return this.list.querySelector('[aria-selected="true"]');
  }

  /** Show these options and no others; none is marked. */
  show(options) {
    this.list.replaceChildren();
    this.box.removeAttribute("aria-activedescendant");
    this.add(options);
  }

  /** Put options below those that are there; what is marked stays marked. */
  add(options) {
    this.list.append(...options);
    this.options.forEach((each, index) => (each.id = `${this.list.id}-${index}`));
    this.box.setAttribute("aria-expanded", String(this.list.childElementCount > 0));
  }

  close() {
    this.stop();
    this.show([]);
  }

  stop() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  steer(event) {
    const { options, marked } = this;
    if (event.key === "Escape") this.stop();
    if (!options.length) return;
    const chosen = marked ?? (this.first ? options[0] : null);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.walk(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && chosen) this.choose(chosen);
    else return;
    event.preventDefault();
  }

  walk(by) {
    const { options } = this;
    const steps = this.first ? options : [null, ...options];
    const now = steps.indexOf(this.marked);
    const next = now < 0 && by < 0 ? steps.at(-1) : steps[(now + by + steps.length) % steps.length];
    for (const each of options) each.setAttribute("aria-selected", String(each === next));
    if (next) this.box.setAttribute("aria-activedescendant", next.id);
    else this.box.removeAttribute("aria-activedescendant");
  }
}

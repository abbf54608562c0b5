// How entities hang together: marking some of them, asking about them, stepping from path to path.

import { parameters } from "./address.js";
import { suggest } from "./combobox.js";
import { announce } from "./page.js";
import * as regions from "./regions.js";
import { say } from "./words.js";

const MOST = 6; // as many as the server answers for

export class Marks {
  #picture;
  #actions;

  constructor(picture, actions) {
    this.#picture = picture;
    this.#actions = actions;
  }

  /** Mark an entity, or no longer. */
  async toggle(id) {
    const marked = parameters().getAll("mark").flatMap((text) => text.split(","));
    const isMarked = marked.includes(id);
    if (!isMarked && marked.length >= MOST) return announce(say("too-many"));
    const { label: name } = this.#picture.nodes.get(id);
    await this.#actions.change({ mark: isMarked ? marked.filter((other) => other !== id) : [...marked, id] });
    announce(say(isMarked ? "unmarked" : "marked", { name }));
  }

  /** Show how the marked ones are connected: two by paths, more by who holds them together. */
  async connect() {
    const link = document.querySelector('[data-asks="path"]') ?? document.querySelector('[data-asks="connect"]');
    if (!link) {
      regions.name();
      return announce(say("mark-two"));
    }
    return this.#follow(link);
  }

  /** Go to the previous (-1) or next (1) of the paths between two. */
  async step(by) {
    const link = document.getElementById(by < 0 ? "path-previous" : "path-next");
    if (!link) return announce(document.getElementById("said-answer")?.textContent ?? say("no-path"));
    await this.#follow(link);
  }

  async #follow(link) {
    await this.#actions.go(link.href);
    speak();
  }
}

/** Say the answer that is on the page. */
function speak() {
  const parts = document.querySelector(".answer")?.querySelectorAll("nav b, #said-answer, li a");
  if (parts) announce([...parts].map((each) => each.textContent).join(" "));
}

/** Let the form with two names suggest, and ask without leaving the page: the answer is in the picture. */
export function listen(canvas, actions) {
  const form = document.getElementById("connect");
  for (const end of ["from", "to"]) {
    const box = document.getElementById(`connect-${end}`);
    suggest(box, document.getElementById(`connect-${end}-found`), ({ id, name }) => {
      box.value = name;
      box.dataset.id = id;
    });
    box.addEventListener("input", () => delete box.dataset.id);
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = new URLSearchParams(new FormData(form, event.submitter));
    if (!event.submitter) asked.set("ask", "path");
    for (const end of ["from", "to"]) asked.set(end, form.elements[end].dataset.id ?? asked.get(end));
    await actions.go(`${form.getAttribute("action")}?${asked}`);
    document.getElementById("connections").open = false;
    canvas.tabStop.focus();
    speak();
  });
}

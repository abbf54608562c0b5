// A box that finds entities by name. A list under it is chosen from with arrows or clicks.

import { Listbox, option } from "../listbox.js";
import { announce } from "./page.js";
import { search } from "./server.js";
import { say } from "./words.js";

const PAUSE = 180; // milliseconds without a keystroke before the server is asked

/**
 * Let `box` suggest in `list`; `take` gets the {id, name} that is chosen, by Enter also the first. `note` may
 * say something beside an item.
 */
export function suggest(box, list, take, note = () => "") {
  const found = new Listbox(box, list, choose, { first: true });
  let timer;
  let typed = "";

  function choose(item) {
    clearTimeout(timer);
    found.close();
    take({ id: item.dataset.id, name: item.querySelector("bdi").textContent });
  }

  async function ask() {
    typed = box.value.trim();
    if (!typed) return found.close();
    const asked = typed;
    try {
      const items = await search(asked);
      if (asked !== typed || document.activeElement !== box) return;
      found.show(items.map((item) => named(item, note(item))));
      if (!items.length) announce(say("not-found", { q: typed }));
    } catch (error) {
      announce(error.message);
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  // What is still to come would open a list again that was closed.
  box.addEventListener("blur", () => clearTimeout(timer));
  box.addEventListener("keydown", ({ key }) => key === "Escape" && clearTimeout(timer));
}

function named({ id, kind, name }, note) {
  const item = option(name, kind);
  item.dataset.id = id;
  if (note) {
    const why = document.createElement("span");
    why.className = "meta";
    why.textContent = note;
    item.append(why);
  }
  return item;
}

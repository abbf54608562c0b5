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
  const found = new Listbox(box, list, { ask, choose, pause: PAUSE, first: true });

  function choose(item) {
    found.close();
    take({ id: item.dataset.id, name: item.querySelector("bdi").textContent });
  }

  async function ask(signal) {
    const typed = box.value.trim();
    if (!typed) return found.close();
    try {
      const items = await search(typed);
      if (signal.aborted) return;
      found.show(items.map((item) => named(item, note(item))));
      if (!items.length) announce(say("not-found", { q: typed }));
    } catch (error) {
      announce(error.message);
    }
  }
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

// A box that finds entities by name. A list under it is chosen from with arrows or clicks.

import { announce } from "./page.js";
import { search } from "./server.js";
import { say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const PAUSE = 180; // milliseconds without a keystroke before the server is asked

/**
 * Let `box` suggest in `list`; `take` gets the {id, name} that is chosen, by Enter also the first. `note` may
 * say something beside an item.
 */
export function suggest(box, list, take, note = () => "") {
  let timer;
  let typed = "";

  function close() {
    clearTimeout(timer);
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function show(items) {
    list.replaceChildren(...items.map((item, index) => option(item, `${list.id}-${index}`, note(item))));
    box.setAttribute("aria-expanded", String(items.length > 0));
    if (!items.length) announce(say("not-found", { q: typed }));
  }

  function mark(step) {
    const options = [...list.children];
    if (!options.length) return;
    const now = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
    const next = options[(now + step + options.length) % options.length];
    options.forEach((each) => each.setAttribute("aria-selected", String(each === next)));
    box.setAttribute("aria-activedescendant", next.id);
  }

  async function ask() {
    typed = box.value.trim();
    if (!typed) return close();
    const asked = typed;
    try {
      const items = await search(asked);
      if (asked === typed && document.activeElement === box) show(items);
    } catch (error) {
      announce(error.message);
    }
  }

  function choose(item) {
    if (!item) return;
    close();
    take({ id: item.dataset.id, name: item.querySelector("bdi").textContent });
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    const chosen = list.querySelector('[aria-selected="true"]') ?? list.firstElementChild;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") mark(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape" && list.children.length) close();
    else if (event.key === "Enter" && chosen) choose(chosen);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    choose(event.target.closest("[role=option]"));
  });
  box.addEventListener("blur", close);
}

function option({ id, kind, name }, itemId, note) {
  const item = document.createElement("li");
  item.id = itemId;
  item.role = "option";
  item.dataset.id = id;
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("class", "k");
  icon.setAttribute("aria-hidden", "true");
  icon.append(document.createElementNS(SVG, "use"));
  icon.firstChild.setAttribute("href", `#k-${kind}`);
  const text = document.createElement("bdi");
  text.textContent = name;
  item.append(icon, text);
  if (note) {
    const why = document.createElement("span");
    why.className = "meta";
    why.textContent = note;
    item.append(why);
  }
  return item;
}

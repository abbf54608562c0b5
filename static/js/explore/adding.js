// The box that finds a further entity to put into the picture. A list under it is chosen from with arrows or clicks.

import { parameters } from "./address.js";
import { announce } from "./page.js";
import { search } from "./server.js";
import { say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const PAUSE = 180; // milliseconds without a keystroke before the server is asked

/** What the filters leave out of the picture is not added: the panel says which does, and how to see it. */
export function listen(picture, actions) {
  const box = document.getElementById("add");
  const list = document.getElementById("found");
  let timer;
  let typed = "";

  function close() {
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function show(items) {
    list.replaceChildren(...items.map((item, index) => option(item, index, picture.filtered.has(item.id))));
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
      if (asked === typed) show(items);
    } catch (error) {
      announce(error.message);
    }
  }

  function choose(item) {
    if (!item?.querySelector(".meta")) return take(item);
    close();
    return actions.select(item.dataset.id);
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") mark(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") choose(list.querySelector('[aria-selected="true"]') ?? list.firstElementChild);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    choose(event.target.closest("[role=option]"));
  });
  box.addEventListener("blur", close);
}

function option({ id, kind, name }, index, isFiltered) {
  const item = document.createElement("li");
  item.id = `found-${index}`;
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
  if (isFiltered) {
    const why = document.createElement("span");
    why.className = "meta";
    why.textContent = say("filtered");
    item.append(why);
  }
  return item;
}

function take(item) {
  if (!item) return;
  const next = parameters();
  if (!next.getAll("focus").includes(item.dataset.id)) next.append("focus", item.dataset.id);
  next.delete("select");
  location.assign(`${location.pathname}?${next}`);
}

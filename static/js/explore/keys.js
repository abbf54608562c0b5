// The keyboard on the canvas. vis makes its own frame the one tab stop: role, label and keys belong there.

import { announce } from "./page.js";
import { inDirection } from "./places.js";
import { say } from "./words.js";

const ARROWS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

const isTyping = ({ tagName, type }) =>
  tagName === "TEXTAREA" || (tagName === "INPUT" && !["checkbox", "radio", "range"].includes(type));

/** `marks`, `pins` and `copy` are what further keys do. */
export function listen(canvas, picture, actions, { marks, pins, copy }) {
  const frame = canvas.frame.querySelector(".vis-network");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", say("graph"));
  frame.setAttribute("aria-describedby", "canvas-keys");
  const current = () => (picture.shownNodes.has(actions.selected) ? actions.selected : null);

  function move(key) {
    const here = current();
    if (!here) return choose(picture.focus[0] ?? [...picture.shownNodes][0]);
    const near = [...picture.neighboursOf(here)].map((id) => canvas.place(id));
    const next = inDirection(canvas.place(here), near, key);
    return next ? choose(next.id) : announce(say("no-neighbour"));
  }

  function choose(id) {
    if (!id) return;
    canvas.show(id);
    actions.select(id);
    const { label } = picture.nodes.get(id);
    announce(label);
  }

  const onNode = (act) => () => (current() ? act(current()) : announce(say("choose")));
  const commands = {
    Enter: onNode((id) => actions.expand(id)),
    "Shift+Enter": onNode((id) => actions.collapse(id)),
    Backspace: onNode((id) => actions.hide(id)),
    Delete: onNode((id) => actions.hide(id)),
    Escape: () => actions.select(null),
    x: onNode((id) => marks.toggle(id)),
    "Shift+ ": onNode((id) => marks.toggle(id)),
    c: () => marks.connect(),
    p: onNode((id) => pins.toggle(id)),
    ",": () => marks.step(-1),
    ".": () => marks.step(1),
    l: copy,
    f: () => canvas.fit(),
    "+": () => canvas.zoom(1.25),
    "-": () => canvas.zoom(0.8),
  };

  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const command = ARROWS.has(event.key) ? () => move(event.key) : commands[event.shiftKey && ["Enter", " "].includes(event.key) ? `Shift+${event.key}` : event.key];
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    command();
  });

  document.addEventListener("keydown", (event) => {
    const key = (event.ctrlKey || event.metaKey) && !event.altKey ? event.key.toLowerCase() : "";
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (!(isRedo || key === "z") || isTyping(event.target)) return;
    event.preventDefault();
    if (isRedo) actions.redo();
    else actions.undo();
  });
}

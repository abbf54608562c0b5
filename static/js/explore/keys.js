// The keyboard on the canvas, which is one tab stop: role, label and keys belong there.

import { pageOf } from "./address.js";
import { announce } from "./page.js";
import * as regions from "./regions.js";
import { say } from "./words.js";

const ARROWS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

const isTyping = ({ tagName, type }) =>
  tagName === "TEXTAREA" || (tagName === "INPUT" && !["checkbox", "radio", "range"].includes(type));

/** `walk`, `marks`, `pins` and `copy` are what further keys do. */
export function listen(canvas, actions, { walk, marks, pins, copy }) {
  const frame = canvas.tabStop;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", say("graph"));
  frame.setAttribute("aria-describedby", "canvas-keys");
  regions.listen(frame);

  const onNode = (act) => () => (walk.here ? act(walk.here) : announce(say("choose")));
  const read = () => (actions.selected ? window.location.assign(pageOf(actions.selected)) : announce(say("choose")));
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
    r: () => walk.relationship(1),
    R: () => walk.relationship(-1),
    o: read,
    a: () => regions.enter("add"),
    i: () => regions.enter("panel"),
    t: () => regions.enter("time"),
    v: () => regions.enter("filters"),
    l: copy,
    f: () => canvas.fit(),
    "+": () => canvas.zoom(1.25),
    "-": () => canvas.zoom(0.8),
  };

  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isShifted = event.shiftKey && ["Enter", " "].includes(event.key);
    const name = isShifted ? `Shift+${event.key}` : event.key;
    const command = ARROWS.has(event.key) ? () => walk.move(event.key) : commands[name];
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

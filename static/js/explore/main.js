// The explorer: the picture the server sent, drawn, and everything one can do with it.

import { Actions } from "./actions.js";
import * as adding from "./adding.js";
import { Canvas } from "./canvas.js";
import * as connecting from "./connecting.js";
import * as keys from "./keys.js";
import { data, fillTables } from "./page.js";
import { Picture } from "./picture.js";
import { Pins } from "./pinning.js";
import * as rail from "./rail.js";
import * as sharing from "./sharing.js";
import * as sheet from "./sheet.js";
import * as time from "./time.js";
import { Walk } from "./walking.js";

const sent = data();
const main = document.getElementById("main");

const picture = new Picture(sent);
const canvas = new Canvas(document.getElementById("canvas"), picture, sent);
const actions = new Actions(picture, canvas, sent.limits);

const marks = new connecting.Marks(picture, actions);
const pins = new Pins(picture, canvas, actions);

const walk = new Walk(canvas, picture, actions, sent.words.predicates);
keys.listen(canvas, actions, { walk, marks, pins, copy: () => sharing.copy(canvas, picture) });
connecting.listen(canvas, actions);
sharing.listen(canvas, picture);
rail.listen(actions);
sheet.listen(canvas);
adding.listen(picture, canvas, actions);
time.listen(actions);

const { network } = canvas;
network.on("click", ({ nodes, edges, event }) => {
  if (nodes[0] && event.srcEvent?.shiftKey) marks.toggle(nodes[0]);
  else actions.select(nodes[0] ?? edges[0] ?? null);
});
network.on("hold", ({ pointer, event }) => {
  const id = network.getNodeAt(pointer.DOM);
  if (id && event.srcEvent?.pointerType === "touch") marks.toggle(id);
});
network.on("dragEnd", ({ nodes }) => nodes.length && pins.keep(nodes));
// A mouse's double click as the system times it; vis times its own, too strictly for a busy machine.
canvas.frame.addEventListener("dblclick", ({ offsetX, offsetY }) => {
  const id = network.getNodeAt({ x: offsetX, y: offsetY });
  if (id) actions.expand(id);
});
network.on("doubleClick", ({ nodes, event }) => {
  if (nodes[0] && event.srcEvent?.pointerType === "touch") actions.expand(nodes[0]);
});

actions.steps();
const buttons = {
  undo: () => actions.undo(),
  redo: () => actions.redo(),
  fit: () => canvas.fit(),
  "zoom-in": () => canvas.zoom(1.25),
  "zoom-out": () => canvas.zoom(0.8),
};
for (const [id, act] of Object.entries(buttons)) document.getElementById(id).addEventListener("click", act);

// Links and buttons of the page that change only the picture, wherever the server put them.
main.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const control = event.target.closest("[data-expand], [data-hide], [data-collapse], [data-select], a[data-here]");
  if (!control) return;
  event.preventDefault();
  const { expand, by, collapse, value, hide, select } = control.dataset;
  if (expand) actions.expand(expand, by ? [by] : []);
  else if (collapse) actions.collapse(collapse, value);
  else if (hide) actions.hide(hide);
  else if (select !== undefined) actions.select(select || null);
  else actions.go(control.href);
});

canvas.still.then(() => {
  fillTables();
  actions.restore(sent.select);
});

// The picture as an SVG of its own: what stands on the canvas, its legend, its sources and its date. It needs
// nothing else: no font, no style sheet, no script. Words keep their widths in whatever typeface there is.

import { describe } from "./legend.js";
import { LINE } from "./labels.js";
import { edgeLook } from "./look.js";
import { PIN, outlinesOf } from "./silhouettes.js";
import { FONT } from "./tokens.js";

const MARGIN = 24;
const NARROWEST = 640;

/** Escape text for an attribute or between tags. */
const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const n = (value) => Number(value.toFixed(1));

/** One element: name, attributes (those without a value are left out), content. */
export function tag(name, attributes, content = "") {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== false);
  return `<${name}${written.map(([key, value]) => ` ${key}="${safe(value)}"`).join("")}>${content}</${name}>`;
}

const measure = document.createElement("canvas").getContext("2d");

/** How wide words are in the typeface of the page, in pixels. */
export function widthOf(text, size, weight = 400) {
  measure.font = `${weight} ${size}px ${FONT}`;
  return measure.measureText(text).width;
}

/** A line of words that keeps its width whatever it is set in. */
export function line(text, x, y, { size = 13, weight = 400, fill, anchor, halo }) {
  return tag("text", {
    x: n(x), y: n(y), "font-size": size, "font-weight": weight, fill, "text-anchor": anchor,
    textLength: text ? n(widthOf(text, size, weight)) : undefined, lengthAdjust: "spacingAndGlyphs",
    stroke: halo, "stroke-width": halo && 4, "paint-order": halo && "stroke", "stroke-linejoin": halo && "round",
  }, safe(text));
}

/** The outline of a kind, as wide and high as twice `radius`, round (x, y). */
export function silhouette(kind, x, y, radius, colour) {
  const parts = outlinesOf(kind).map(({ d, isLine }) =>
    tag("path", isLine ? { d, fill: "none", stroke: colour, "stroke-width": 3 } : { d, fill: colour, "fill-rule": "evenodd" }));
  return tag("g", { transform: `translate(${n(x)} ${n(y)}) scale(${(radius / 12).toFixed(3)})` }, parts.join(""));
}

const HEADS = { vee: "M0 0L-10 4.5L-7 0L-10 -4.5Z", arrow: "M0 0L-9 4L-9 -4Z", bar: "M-3 -6H0V6H-3Z" };
const MIDDLES = { bar: "M-1.25 -5H1.25V5H-1.25Z", box: "M-3.5 -3.5H3.5V3.5H-3.5Z", diamond: "M-6 0L0 -4L6 0L0 4Z" };

/** The head of a line at its `tip`, which points as its last part runs, and the mark on its `middle`, if any. */
export function marksOf({ color: { color: fill }, arrows }, tip, middle, turn) {
  const put = (d, { x, y }) => tag("path", { d, fill, transform: `translate(${n(x)} ${n(y)}) rotate(${n(turn)})` });
  return put(HEADS[arrows.to.type], tip) + (arrows.middle.enabled ? put(MIDDLES[arrows.middle.type], middle) : "");
}

/** The whole figure as text: `drawn` is the canvas's frame, `picture` what it shows, `caption` what is said. */
export function figure(drawn, picture, caption, tokens) {
  const box = bounds(drawn);
  const width = Math.max(box.width + 2 * MARGIN, NARROWEST);
  const below = describe(drawn, picture, caption, tokens, width - 2 * MARGIN);
  const head = 58;
  const height = head + box.height + 2 * MARGIN + below.height + MARGIN;
  const shift = { x: (width - box.width) / 2 - box.x, y: head + MARGIN - box.y };
  const parts = [
    tag("title", {}, safe(caption.title)),
    tag("desc", {}, safe([caption.dates, caption.size, caption.sources, caption.from].join(" "))),
    tag("rect", { width: n(width), height: n(height), fill: tokens.paper }),
    line(caption.title, MARGIN, 30, { size: 19, weight: 600, fill: tokens.ink }),
    line(`${caption.dates} ${caption.size}`, MARGIN, 50, { size: 13, fill: tokens["ink-2"] }),
    tag("rect", { y: head, width: n(width), height: n(box.height + 2 * MARGIN), fill: tokens.sunken }),
    tag("g", { transform: `translate(${n(shift.x)} ${n(shift.y)})` }, body(drawn, picture, tokens)),
    tag("g", { transform: `translate(${MARGIN} ${n(head + box.height + 2 * MARGIN)})` }, below.svg),
  ];
  return tag("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: Math.ceil(width), height: Math.ceil(height),
    viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`, "font-family": FONT, role: "img",
  }, parts.join("\n"));
}

function bounds({ nodes, words, scale }) {
  const boxes = nodes.map(({ x, y, radius }) => ({ x: (x - radius - 8) * scale, y: (y - radius - 8) * scale, w: 2 * (radius + 8) * scale, h: 2 * (radius + 8) * scale }));
  const all = [...boxes, ...words];
  if (!all.length) return { x: 0, y: 0, width: 0, height: 0 };
  const [left, top] = [Math.min(...all.map((box) => box.x)), Math.min(...all.map((box) => box.y))];
  const right = Math.max(...all.map((box) => box.x + box.w));
  const bottom = Math.max(...all.map((box) => box.y + box.h));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function body({ scale, nodes, edges, words, selected }, picture, tokens) {
  const places = new Map(nodes.map((node) => [node.id, node]));
  const drawn = [
    ...edges.filter(({ from, to }) => places.has(from) && places.has(to)).map((edge) => edgeOf(edge, places, picture, tokens)),
    ...nodes.map((node) => nodeOf(node, picture, selected, tokens)),
  ];
  return tag("g", { transform: `scale(${scale.toFixed(4)})` }, drawn.join("\n")) + words.map((word) => wordOf(word, tokens)).join("\n");
}

/** A point of an edge, bent or straight, at a share of its way. */
function along(a, b, bend, share) {
  if (!bend) return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  const rest = 1 - share;
  const at = (axis) => rest * rest * a[axis] + 2 * rest * share * bend[axis] + share * share * b[axis];
  return { x: at("x"), y: at("y") };
}

function edgeOf(edge, places, picture, tokens) {
  const [a, b] = [places.get(edge.from), places.get(edge.to)];
  const look = edgeLook(edge, edge.isPresence, tokens);
  const far = (share) => Math.hypot(along(a, b, edge.bend, share).x - b.x, along(a, b, edge.bend, share).y - b.y);
  let end = 1;
  while (end > 0.5 && far(end) < b.radius + 3) end -= 0.01;
  const [tip, from] = [along(a, b, edge.bend, end), along(a, b, edge.bend, end - 0.03)];
  const turn = (Math.atan2(tip.y - from.y, tip.x - from.x) * 180) / Math.PI;
  const d = edge.bend ? `M${n(a.x)} ${n(a.y)}Q${n(edge.bend.x)} ${n(edge.bend.y)} ${n(b.x)} ${n(b.y)}` : `M${n(a.x)} ${n(a.y)}L${n(b.x)} ${n(b.y)}`;
  const middle = along(a, b, edge.bend, 0.5);
  return [
    picture.lit.edges.has(edge.id) && tag("path", { d, fill: "none", stroke: tokens.select, "stroke-width": 13 }),
    tag("path", { d, fill: "none", stroke: look.color.color, "stroke-width": look.width, "stroke-dasharray": look.dashes && look.dashes.join(" ") }),
    marksOf(look, tip, middle, turn),
  ].filter(Boolean).join("");
}

function nodeOf({ id, kind, family, x, y, radius, pinned }, picture, selected, tokens) {
  const [isLit, isSelected] = [picture.lit.nodes.has(id), selected.has(id)];
  const ring = (away, stroke, width, dashes) =>
    tag("circle", { cx: n(x), cy: n(y), r: n(radius + away), fill: "none", stroke, "stroke-width": width, "stroke-dasharray": dashes });
  return [
    tag("circle", { cx: n(x), cy: n(y), r: n(radius + (isLit ? 7 : 3)), fill: isLit ? tokens.select : tokens.sunken }),
    (isSelected || picture.focus.includes(id)) && ring(5, tokens.accent, isSelected ? 3 : 1.5),
    picture.marked.has(id) && ring(9, tokens.ink, 2, "4 3"),
    silhouette(kind, x, y, radius, tokens[`k-${family}`]),
    pinned && tag("path", { d: PIN, fill: tokens.ink, stroke: tokens.ink, "stroke-width": 1.6, transform: `translate(${n(x + radius * 0.8)} ${n(y + radius * 0.8)})` }),
  ].filter(Boolean).join("");
}

function wordOf({ x, y, w, h, text, lines, weight, size, isQuiet, plate, isBadge }, tokens) {
  if (isBadge) {
    return tag("rect", { x: n(x), y: n(y), width: n(w), height: n(h), rx: 7.5, fill: tokens.paper, stroke: tokens["line-strong"] })
      + line(text, x + 4, y + 11.5, { size: 11, weight: 600, fill: tokens["ink-2"] });
  }
  const back = plate ? tag("rect", { x: n(x - 3), y: n(y - 1), width: n(w + 6), height: n(h), fill: tokens.sunken }) : "";
  const fill = isQuiet ? tokens["ink-2"] : tokens.ink;
  return back + lines.map((words, index) =>
    line(words, x + w / 2, y + index * LINE + size * 0.86, { size, weight, fill, anchor: "middle", halo: tokens.sunken })).join("");
}

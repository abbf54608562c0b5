// The picture as an SVG of its own: what stands on the canvas, its legend, its sources and its date. It needs
// nothing else: no font, no style sheet, no script. Words keep their widths in whatever typeface there is.

import { LINE } from "./labels.js";
import { describe } from "./legend.js";
import { edgeLook } from "./look.js";
import { PIN } from "./silhouettes.js";
import { line, n, relationship, safe, silhouette, tag } from "./svg.js";
import { FONT } from "./tokens.js";

const MARGIN = 24;
const NARROWEST = 640;

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
  const boxOf = ({ x, y, radius }) => {
    const [reach, side] = [radius + 8, 2 * (radius + 8) * scale];
    return { x: (x - reach) * scale, y: (y - reach) * scale, w: side, h: side };
  };
  const all = [...nodes.map(boxOf), ...words];
  if (!all.length) return { x: 0, y: 0, width: 0, height: 0 };
  const [left, top] = [Math.min(...all.map((box) => box.x)), Math.min(...all.map((box) => box.y))];
  const right = Math.max(...all.map((box) => box.x + box.w));
  const bottom = Math.max(...all.map((box) => box.y + box.h));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function body({ scale, nodes, edges, words, selected }, picture, tokens) {
  const places = new Map(nodes.map((node) => [node.id, node]));
  const drawn = [
    ...edges
      .filter(({ from, to }) => places.has(from) && places.has(to))
      .map((edge) => edgeOf(edge, places, picture, tokens)),
    ...nodes.map((node) => nodeOf(node, picture, selected, tokens)),
  ];
  const written = words.map((word) => wordOf(word, tokens));
  return tag("g", { transform: `scale(${scale.toFixed(4)})` }, drawn.join("\n")) + written.join("\n");
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
  const way = edge.bend ? `Q${n(edge.bend.x)} ${n(edge.bend.y)} ` : "L";
  const d = `M${n(a.x)} ${n(a.y)}${way}${n(b.x)} ${n(b.y)}`;
  const isLit = picture.lit.edges.has(edge.id);
  const light = isLit ? tag("path", { d, fill: "none", stroke: tokens.select, "stroke-width": 13 }) : "";
  return light + relationship(look, d, tip, along(a, b, edge.bend, 0.5), turn);
}

function nodeOf({ id, kind, family, x, y, radius, pinned }, picture, selected, tokens) {
  const [isLit, isSelected] = [picture.lit.nodes.has(id), selected.has(id)];
  const disc = (away, paint) => tag("circle", { cx: n(x), cy: n(y), r: n(radius + away), ...paint });
  const ring = (away, stroke, width, dashes) =>
    disc(away, { fill: "none", stroke, "stroke-width": width, "stroke-dasharray": dashes });
  const pin = { d: PIN, fill: tokens.ink, stroke: tokens.ink, "stroke-width": 1.6 };
  return [
    disc(isLit ? 7 : 3, { fill: isLit ? tokens.select : tokens.sunken }),
    (isSelected || picture.focus.includes(id)) && ring(5, tokens.accent, isSelected ? 3 : 1.5),
    picture.marked.has(id) && ring(9, tokens.ink, 2, "4 3"),
    silhouette(kind, x, y, radius, tokens[`k-${family}`]),
    pinned && tag("path", { ...pin, transform: `translate(${n(x + radius * 0.8)} ${n(y + radius * 0.8)})` }),
  ].filter(Boolean).join("");
}

function wordOf({ x, y, w, h, text, lines, weight, size, isQuiet, plate, isBadge }, tokens) {
  const box = { x: n(x), y: n(y), width: n(w), height: n(h) };
  if (isBadge) {
    return tag("rect", { ...box, rx: 7.5, fill: tokens.paper, stroke: tokens["line-strong"] })
      + line(text, x + 4, y + 11.5, { size: 11, weight: 600, fill: tokens["ink-2"] });
  }
  const back = plate ? tag("rect", { ...box, x: n(x - 3), y: n(y - 1), width: n(w + 6), fill: tokens.sunken }) : "";
  const set = { size, weight, fill: isQuiet ? tokens["ink-2"] : tokens.ink, anchor: "middle", halo: tokens.sunken };
  const middle = x + w / 2;
  return back + lines.map((words, at) => line(words, middle, y + at * LINE + size * 0.86, set)).join("");
}

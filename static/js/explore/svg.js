// What a picture that leaves the page is made of: elements of SVG as text, words that keep their widths in whatever
// typeface there is, outlines of kinds, lines with their heads and marks.

import { LINES } from "./look.js";
import { outlinesOf } from "./silhouettes.js";
import { FONT } from "./tokens.js";

/** Escape text for an attribute or between tags. */
export const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A number as it is written: one digit after the point is finer than a screen. */
export const n = (value) => Number(value.toFixed(1));

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
  const paint = (isLine) =>
    isLine ? { fill: "none", stroke: colour, "stroke-width": 3 } : { fill: colour, "fill-rule": "evenodd" };
  const parts = outlinesOf(kind).map(({ d, isLine }) => tag("path", { d, ...paint(isLine) }));
  return tag("g", { transform: `translate(${n(x)} ${n(y)}) scale(${(radius / 12).toFixed(3)})` }, parts.join(""));
}

/**
 * A relationship along the path `d`, as `look` (of `edgeLook`) has it: the line, its head at the `tip`, which points
 * as its last part runs (`turn`, in degrees), and the mark on its `middle`, if any.
 */
export function relationship({ color: { color: stroke }, width, dashes, arrows }, d, tip, middle, turn) {
  const put = ({ path }, { x, y }) =>
    tag("path", { d: path, fill: stroke, transform: `translate(${n(x)} ${n(y)}) rotate(${n(turn)})` });
  return [
    tag("path", { d, fill: "none", stroke, "stroke-width": width, "stroke-dasharray": dashes && dashes.join(" ") }),
    put(LINES.heads[arrows.to.type], tip),
    arrows.middle.enabled ? put(LINES.marks[arrows.middle.type], middle) : "",
  ].join("");
}

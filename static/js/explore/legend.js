// What stands under a picture that is taken away: what its signs mean, who says so, and when it was made.

import { edgeLook } from "./look.js";
import { line, relationship, silhouette, widthOf } from "./svg.js";

const ROW = 20;
const GAP = 18;
const SIGN = 34;

/** Lay the legend and the small print in `width` pixels: {svg, height}. */
export function describe({ nodes, edges }, picture, caption, tokens, width) {
  const rows = flow(signs(nodes, edges, picture, caption, tokens), width);
  const small = [caption.sources, caption.from].flatMap((text) => wrapped(text, width));
  let y = 26;
  const parts = [];
  for (const row of rows) {
    for (const { x, draw, label } of row) {
      parts.push(draw(x, y - 4), line(label, x + SIGN, y, { size: 12, fill: tokens["ink-2"] }));
    }
    y += ROW;
  }
  y += 4;
  for (const text of small) {
    parts.push(line(text, 0, y, { size: 12, fill: tokens["ink-3"] }));
    y += 16;
  }
  return { svg: parts.join("\n"), height: y - 10 };
}

/** What is in the picture and has a meaning to be told: kinds, statuses, certainty, sources, pins. */
function signs(nodes, edges, picture, { words }, tokens) {
  const found = [];
  const kinds = new Map(nodes.map(({ kind, family }) => [kind, family]));
  for (const kind of Object.keys(words.kinds).filter((each) => kinds.has(each))) {
    const draw = (x, y) => silhouette(kind, x + 12, y, 8, tokens[`k-${kinds.get(kind)}`]);
    found.push({ label: words.kinds[kind], draw });
  }
  const plain = { evidence: "claimed", certainty: "certain", sources: 1, status: "present" };
  const stroke = (edge, isPresence) => (x, y) => {
    const look = edgeLook({ ...plain, ...edge }, isPresence, tokens);
    return relationship(look, `M${x} ${y}H${x + 24}`, { x: x + 26, y }, { x: x + 12, y }, 0);
  };
  const statuses = new Set(edges.filter(({ isPresence }) => isPresence).map(({ status }) => status));
  for (const status of Object.keys(words.statuses).filter((each) => statuses.has(each))) {
    found.push({ label: words.statuses[status], draw: stroke({ status }, true) });
  }
  const sure = new Set(edges.map(({ certainty }) => certainty));
  for (const certainty of Object.keys(words.certainties).filter((each) => sure.has(each))) {
    found.push({ label: words.certainties[certainty], draw: stroke({ certainty }, false) });
  }
  const weighed = new Set(edges.map(({ evidence }) => evidence));
  for (const evidence of Object.keys(words.evidence).filter((each) => weighed.has(each))) {
    found.push({ label: words.evidence[evidence], draw: stroke({ evidence }, false) });
  }
  if (edges.some(({ sources }) => sources >= 2)) {
    found.push({ label: words.two, draw: stroke({ sources: 2 }, false) });
  }
  return found;
}

/** Set signs side by side, in as many rows as they need. */
function flow(items, width) {
  const rows = [[]];
  let x = 0;
  for (const item of items) {
    const room = SIGN + widthOf(item.label, 12) + GAP;
    if (x && x + room > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1).push({ ...item, x });
    x += room;
  }
  return rows;
}

/** Break words into lines; a word that is longer than a line, as an address may be, is broken too. */
function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    let gap = lines.at(-1) ? " " : "";
    for (const piece of word.match(/.{1,60}/g) ?? []) {
      const longer = `${lines.at(-1)}${gap}${piece}`;
      if (lines.at(-1) && widthOf(longer, 12) > width) lines.push(piece);
      else lines[lines.length - 1] = longer;
      gap = "";
    }
  }
  return lines.filter(Boolean);
}

// How facts look: hue is status, pattern is certainty, width is the number of sources, and nothing else. What the
// hue says is said in grey too: by the head of a line (planned, ended), and by a mark on its middle. Which status,
// evidence and certainty has what is in one table (static/icons/lines.json), which comes with the page.

/** The table: hues, statuses, evidence, certainties, dashes, heads, marks, widths. */
export const LINES = JSON.parse(document.getElementById("lines").textContent);

const SIZE = { Country: 17, Region: 15 };

const SMALLEST = 9; // pixels on screen below which an outline is hard to tell, as far as there is room

/** The radius of a node on the canvas; what the picture is about is a little larger. */
export const nodeSize = (kind, isFocus) => (SIZE[kind] ?? 13) + (isFocus ? 3 : 0);

/** The radius it is drawn with: seen from afar, up to half as large again. */
export const drawnSize = (size, scale) => size * Math.min(Math.max(SMALLEST / (size * scale), 1), 1.5);

/** What is doubted says so first; only what says that a force is somewhere carries the hue of its status. */
function colour(edge, isPresence, tokens) {
  const own = isPresence ? LINES.statuses[edge.status].hue : "other";
  return tokens[LINES.hues[LINES.evidence[edge.evidence]?.hue ?? own]];
}

const dashes = (edge) => LINES.dashes[LINES.statuses[edge.status].dash ?? LINES.certainties[edge.certainty]] ?? false;

/** The end of a line: open for what is planned, a stop for what has ended. */
function head(edge) {
  const type = LINES.statuses[edge.status].head;
  return { enabled: true, type, scaleFactor: LINES.heads[type].scale };
}

/** The mark on the middle of a line, if any: here, too, what is doubted says so first. */
function middle(edge, isPresence) {
  const own = isPresence ? LINES.statuses[edge.status].mark : undefined;
  const mark = LINES.evidence[edge.evidence]?.mark ?? own;
  const type = mark ?? "bar"; // vis wants one even of what it does not draw
  return { enabled: mark !== undefined, type, scaleFactor: LINES.marks[type].scale };
}

/** vis-network's options for one edge. */
export function edgeLook(edge, isPresence, tokens) {
  const hue = colour(edge, isPresence, tokens);
  return {
    color: { color: hue, hover: hue, highlight: hue, inherit: false },
    width: LINES.widths[edge.sources >= 2 ? "several" : "one"],
    dashes: dashes(edge),
    arrows: { to: head(edge), middle: middle(edge, isPresence) },
  };
}

/** vis-network's hook for an edge under the pointer or chosen: thicker, its hue still that of its status. */
export function chosenEdge(values, _id, selected, hovering) {
  if (selected || hovering) values.width = Math.max(values.width + 1.2, selected ? 3.6 : 0);
}

/**
 * Bend edges between the same two nodes apart, so that each can be seen and clicked.
 * Returns edge id → `smooth` option; a single edge stays straight.
 */
export function lanes(edges) {
  const pairs = new Map();
  for (const edge of edges) {
    const key = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    pairs.set(key, [...(pairs.get(key) ?? []), edge]);
  }
  const bends = new Map();
  for (const siblings of pairs.values()) {
    siblings.sort((a, b) => (a.id < b.id ? -1 : 1));
    siblings.forEach((edge, index) => bends.set(edge.id, bend(edge, index - (siblings.length - 1) / 2)));
  }
  return bends;
}

function bend(edge, lane) {
  if (lane === 0) return false;
  const clockwise = lane > 0 === edge.from < edge.to;
  return { enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness: Math.min(Math.abs(lane) * 0.24, 0.9) };
}

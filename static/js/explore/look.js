// How facts look: hue is status, pattern is certainty, width is the number of sources, and nothing else. What the
// hue says is said in grey too: by the head of a line (planned, ended), and by a mark on its middle.

const HUE = {
  planned: "planned", announced: "planned", agreed: "planned",
  deploying: "present", present: "present",
  reducing: "reducing", suspended: "reducing",
  ended: "ended", unknown: "ended",
};
const DOTTED = [2, 4];
const DASHED = [7, 5];
const DASHED_AND_DOTTED = [7, 4, 2, 4]; // what nobody has confirmed for years: told from the possible in grey
const SPARSE = [2, 8]; // what is over: it steps back behind what is
const SIZE = { Country: 17, Region: 15 };

const isPlanned = (edge) => HUE[edge.status] === "planned";

const SMALLEST = 9; // pixels on screen below which an outline is hard to tell, as far as there is room

/** The radius of a node on the canvas; what the picture is about is a little larger. */
export const nodeSize = (kind, isFocus) => (SIZE[kind] ?? 13) + (isFocus ? 3 : 0);

/** The radius it is drawn with: seen from afar, up to half as large again. */
export const drawnSize = (size, scale) => size * Math.min(Math.max(SMALLEST / (size * scale), 1), 1.5);

/** Only what says that a force is somewhere carries the hue of its status; all else is a grey line. */
function colour(edge, isPresence, tokens) {
  if (edge.evidence === "disputed" || edge.evidence === "denied") return tokens[edge.evidence];
  return isPresence ? tokens[HUE[edge.status]] : tokens["line-strong"];
}

function dashes(edge) {
  if (isPlanned(edge) || edge.certainty === "not-yet") return DOTTED;
  return { possible: DASHED, stale: DASHED_AND_DOTTED, no: SPARSE }[edge.certainty] ?? false;
}

/** The end of a line: open for what is planned, a stop for what has ended. */
function head(edge) {
  if (isPlanned(edge)) return { type: "vee", scaleFactor: 0.55 };
  return edge.status === "ended" ? { type: "bar", scaleFactor: 0.8 } : { type: "arrow", scaleFactor: 0.55 };
}

/** The mark on the middle of a line: what is doubted says so first. */
function middle(edge, isPresence) {
  if (edge.evidence === "disputed") return { enabled: true, type: "box", scaleFactor: 0.7 };
  if (edge.evidence === "denied") return { enabled: true, type: "diamond", scaleFactor: 0.9 };
  return { enabled: isPresence && edge.status === "reducing", type: "bar", scaleFactor: 0.6 };
}

/** vis-network's options for one edge. */
export function edgeLook(edge, isPresence, tokens) {
  const hue = colour(edge, isPresence, tokens);
  return {
    color: { color: hue, hover: hue, highlight: hue, inherit: false },
    width: edge.sources >= 2 ? 2.8 : 1.4,
    dashes: dashes(edge),
    arrows: { to: { enabled: true, ...head(edge) }, middle: middle(edge, isPresence) },
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

// What is written over the drawn nodes and edges, the most important first: names, counts, figures, disputes.

import { LINE, Labels, breakName } from "./labels.js";
import { drawnSize, nodeSize } from "./look.js";

const DOTS_BELOW = 0.5; // below this scale the picture is a map of dots, and counts would be clutter
const ASIDE = 0.1;
const COUNT = 5; // pixels that the count of neighbours left out reaches over its node
const MOST_NAMES = 30; // and more names would cover the dots

/** Write on a frame vis has just drawn; return where. `chosen`: ids that are selected or under the pointer. */
export function letter(context, network, picture, { chosen, predicates, tokens }) {
  const scale = network.getScale();
  const places = network.getPositions();
  const labels = new Labels(context, scale, tokens);
  const nodes = byImportance(picture, chosen).filter(({ id }) => places[id]);
  const radius = ({ id, kind }) => drawnSize(nodeSize(kind, picture.focus.includes(id)), scale);
  // Close up no word may cover a node; in a picture of dots the more important words cover lesser dots.
  if (scale >= DOTS_BELOW) for (const node of nodes) labels.keep(core(places[node.id], radius(node), scale));
  const edges = [...picture.shownEdges]
    .map((id) => picture.edges.get(id))
    .filter(({ from, to }) => places[from] && places[to]);
  for (const edge of edges.filter(({ id }) => chosen.has(id))) writeEdge(labels, network, edge, predicates, true);
  const named = scale < DOTS_BELOW ? nodes.slice(0, MOST_NAMES) : nodes;
  for (const node of named) {
    const away = radius(node) + (picture.focus.includes(node.id) ? 9 : 6) / scale;
    writeName(labels, node, places[node.id], away, isStrong(picture, node, chosen), chosen.has(node.id));
  }
  if (scale < DOTS_BELOW) return labels.written;
  const busy = busyness(edges);
  for (const node of nodes.filter(({ hidden }) => hidden > 0)) {
    labels.badge(`+${node.hidden}`, places[node.id].x, places[node.id].y, radius(node));
  }
  for (const edge of edges.filter(({ id, note }) => note && !chosen.has(id))) {
    writeEdge(labels, network, edge, predicates, false, share(busy, edge));
  }
  return labels.written;
}

function byImportance(picture, chosen) {
  const weight = ({ id, kind, episodes }) =>
    (chosen.has(id) ? 4e6 : 0) +
    (picture.focus.includes(id) ? 2e6 : 0) +
    (kind === "Country" ? 1e6 : 0) +
    (episodes ?? 0);
  const nodes = [...picture.shownNodes].map((id) => picture.nodes.get(id));
  return nodes.sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}

const isStrong = (picture, { id, kind }, chosen) => kind === "Country" || picture.focus.includes(id) || chosen.has(id);

/** The middle of a node's outline: no word may cover it, though one may touch its edge. */
function core({ x, y }, radius, scale) {
  const half = radius * 0.7;
  return { x: (x - half) * scale, y: (y - half) * scale, w: 2 * half * scale, h: 2 * half * scale };
}

/** Write a name under its node, or over it where there is no room below. `away`: how far from its middle. */
function writeName(labels, { label, hidden }, { x, y }, away, strong, force) {
  const lines = breakName(label);
  const look = { weight: strong ? 600 : 400, size: strong ? 14 : 13 };
  const over = y - away - (lines.length * LINE + (hidden > 0 ? COUNT : 0)) / labels.scale;
  labels.write(lines, x, y + away, { ...look, force }) || labels.write(lines, x, over, look);
}

function writeEdge(labels, network, edge, predicates, isChosen, part = 0.5) {
  const { x, y } = along(network, edge, part);
  const lines = edge.note ? edge.note.split("\n") : [];
  const onLine = { middle: true, plate: true };
  if (isChosen) labels.write([predicates[edge.predicate].label, ...lines], x, y, { ...onLine, force: true });
  else labels.write(lines, x, y, { ...onLine, size: 12, colour: labels.tokens["ink-2"] });
}

/** How many edges each node has: id → number. */
function busyness(edges) {
  const busy = new Map();
  for (const { from, to } of edges) for (const id of [from, to]) busy.set(id, (busy.get(id) ?? 0) + 1);
  return busy;
}

/** How far along an edge its figure stands: off the middle, away from the busier end, where lines run together. */
function share(busy, { from, to }) {
  const more = busy.get(to) - busy.get(from);
  return 0.5 - ASIDE * Math.sign(more);
}

/** Where an edge, bent or straight, is at a share of its length. */
function along(network, { id, from, to }, part) {
  const drawn = network.body.edges[id]?.edgeType;
  if (drawn) return drawn.getPoint(part);
  const [a, b] = [network.getPosition(from), network.getPosition(to)];
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

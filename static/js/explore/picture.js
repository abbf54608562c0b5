// What the picture holds: the facts about nodes and edges, and which of them are shown now.

import { passing } from "./filters.js";

/** Turn the API's answer to `GET /api/v1/graph` into the picture's own form. */
export function fromApi({ nodes, edges }) {
  return {
    nodes: nodes.map(({ name, ...node }) => ({ ...node, label: name })),
    edges: edges.map((edge) => ({ ...edge, from: edge.source, to: edge.target })),
  };
}

export class Picture {
  nodes = new Map();
  edges = new Map();
  focus = [];
  // Entities that would be in the picture, were it not for a filter.
  filtered = new Set();
  shownNodes = new Set();
  shownEdges = new Set();
  marked = new Set();
  lit = { nodes: new Set(), edges: new Set() };
  caption = {};
  // The edges one filter or another has shown since nodes last came or went: untick and tick again in place.
  #pool = new Set();

  constructor(data) {
    this.replace(data);
  }

  /** Show exactly what the server sent. `isFilter`: only filters changed, so the rest may come back in place. */
  replace(sent, isFilter = false) {
    const { nodes, edges, focus, marked = [], lit = { nodes: [], edges: [] }, caption = {}, filtered } = sent;
    this.focus = focus;
    this.filtered = new Set(filtered);
    this.caption = caption;
    this.marked = new Set(marked);
    this.lit = { nodes: new Set(lit.nodes), edges: new Set(lit.edges) };
    for (const node of nodes) this.nodes.set(node.id, node);
    for (const edge of edges) this.edges.set(edge.id, edge);
    this.shownNodes = new Set(nodes.map(({ id }) => id));
    this.shownEdges = new Set(edges.map(({ id }) => id));
    if (!isFilter) this.#pool = new Set();
    this.#remember();
  }

  /** Show more beside what is shown, `most` in all; the facts already here are kept: they count the whole picture. */
  add({ nodes, edges }, most = Infinity) {
    for (const node of nodes) {
      if (this.shownNodes.size >= most && !this.shownNodes.has(node.id)) continue;
      if (!this.nodes.has(node.id)) this.nodes.set(node.id, { ...node, hidden: 0 });
      this.shownNodes.add(node.id);
    }
    for (const edge of edges.filter(({ from, to }) => this.shownNodes.has(from) && this.shownNodes.has(to))) {
      if (!this.edges.has(edge.id)) this.edges.set(edge.id, edge);
      this.shownEdges.add(edge.id);
    }
    this.#remember();
  }

  hide(id) {
    this.shownNodes.delete(id);
    for (const edge of this.edgesOf(id)) this.shownEdges.delete(edge.id);
  }

  /**
   * Filter in place what is at hand; each filter is a set of values that pass, or null for all. Ratings and
   * figures are the server's to judge, whose answer follows.
   */
  filter(chosen) {
    const isFocus = new Set(this.focus);
    const { kinds } = chosen;
    const lets = (id) => isFocus.has(id) || !kinds || kinds.has(this.nodes.get(id).kind);
    const passes = passing(chosen);
    const pool = [...this.#pool].map((id) => this.edges.get(id));
    const edges = pool.filter((edge) => passes(edge) && lets(edge.from) && lets(edge.to));
    this.shownEdges = new Set(edges.map(({ id }) => id));
    this.shownNodes = new Set([...this.focus, ...edges.flatMap(({ from, to }) => [from, to])]);
  }

  edgesOf(id) {
    const shown = [...this.shownEdges].map((edge) => this.edges.get(edge));
    return shown.filter(({ from, to }) => from === id || to === id);
  }

  neighboursOf(id) {
    return new Set(this.edgesOf(id).map((edge) => (edge.from === id ? edge.to : edge.from)));
  }

  #remember() {
    for (const id of this.shownEdges) this.#pool.add(id);
  }
}

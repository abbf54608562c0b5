/* global vis */
// The drawing: vis-network for layout and input, our own outlines and words on top.

import { letter } from "./lettering.js";
import { chosenEdge, drawnSize, edgeLook, lanes, nodeSize } from "./look.js";
import { ringPlaces } from "./places.js";
import { drawPin, drawSilhouette } from "./silhouettes.js";
import { fontsReady, onThemeChange, readTokens, reducedMotion } from "./tokens.js";

const SETTLING = 900; // milliseconds of physics after new nodes came; nothing moves under reduced motion
const MARGIN = { x: 50, y: 34 }; // pixels that the words beside the outermost nodes need
const CLOSEST = 1.15; // how far fitting may zoom in
const MANY_LINES = 1000; // with more, half the time of a frame goes into dashes, not told apart while they move

/** An animation of so many milliseconds, or none for who wants no motion. */
const lasting = (duration) => (reducedMotion() ? false : { duration });

export class Canvas {
  #host;
  #picture;
  #words;
  #tokens = readTokens();
  #nodes = new vis.DataSet();
  #edges = new vis.DataSet();
  #hovered = null;
  #isMoved = false; // somebody moves the picture about
  #settled = null;
  #before = new Map(); // where nodes were before they were pinned: id → {x, y}
  #written = [];
  #unsettled = [];

  /** `words` has kinds ({family}) and predicates ({label, isPresence}) by name. */
  constructor(host, picture, { options, words }) {
    this.#host = host;
    this.#picture = picture;
    this.#words = words;
    this.frame = document.createElement("div");
    this.frame.className = "frame";
    host.append(this.frame);
    this.#load(picture);
    const view = (all, shown) => new vis.DataView(all, { filter: ({ id }) => picture[shown].has(id) });
    const [nodes, edges] = (this.views = [view(this.#nodes, "shownNodes"), view(this.#edges, "shownEdges")]);
    this.network = new vis.Network(this.frame, { nodes, edges }, this.#options(options));
    this.network.on("beforeDrawing", (context) => {
      if (this.#isMoved && this.#picture.shownEdges.size > MANY_LINES) context.setLineDash = () => {};
      this.#light(context);
    });
    this.network.on("afterDrawing", (context) => {
      delete context.setLineDash;
      this.#written = letter(context, this.network, this.#picture, this.#letters());
    });
    this.network.on("dragStart", ({ nodes }) => nodes.forEach((id) => this.#remember(id)));
    this.network.on("dragStart", () => (this.#isMoved = true));
    this.network.on("dragEnd", () => {
      this.#isMoved = false;
      this.#keepPlaces();
      this.network.redraw();
    });
    this.network.on("hoverNode", ({ node }) => (this.#hovered = node));
    this.network.on("hoverEdge", ({ edge }) => (this.#hovered = edge));
    for (const event of ["blurNode", "blurEdge"]) this.network.on(event, () => (this.#hovered = null));
    onThemeChange(() => this.#recolour());
    fontsReady().then(() => this.network.redraw());
    this.#begin(options.physics.enabled);
    // For tests and extensions of browsers, which cannot look into a canvas.
    Object.defineProperty(host, "places", { get: () => this.places });
    Object.defineProperty(host, "spots", { get: () => [...this.#picture.shownNodes].map((id) => this.place(id)) });
    Object.defineProperty(host, "words", { get: () => this.words });
  }

  /** What is written on the last frame, and where in the window, in pixels: [{text, x, y, w, h}]. */
  get words() {
    const { left, top } = this.frame.getBoundingClientRect();
    const origin = this.network.canvasToDOM({ x: 0, y: 0 });
    return this.#written.map((box) => ({ ...box, x: box.x + origin.x + left, y: box.y + origin.y + top }));
  }

  /** What is drawn, for whoever draws it elsewhere: scale, places of nodes and edges' bends, words and looks. */
  get frameDrawn() {
    const nodes = [...this.#picture.shownNodes].map((id) => {
      const node = this.#picture.nodes.get(id);
      const size = nodeSize(node.kind, this.#picture.focus.includes(id));
      const radius = drawnSize(size, this.network.getScale());
      return { ...node, ...this.network.getPosition(id), radius, family: this.#words.kinds[node.kind].family };
    });
    const edges = [...this.#picture.shownEdges].map((id) => {
      const edge = this.#picture.edges.get(id);
      return { ...edge, bend: this.#bend(id), isPresence: this.#words.predicates[edge.predicate].isPresence };
    });
    const selected = new Set([...this.network.getSelectedNodes(), ...this.network.getSelectedEdges()]);
    return { scale: this.network.getScale(), nodes, edges, words: this.#written, selected };
  }

  /** Where each node is in the window, in pixels: id → {x, y}. */
  get places() {
    const { left, top } = this.frame.getBoundingClientRect();
    const seen = Object.entries(this.network.getPositions()).map(([id, at]) => [id, this.network.canvasToDOM(at)]);
    return Object.fromEntries(seen.map(([id, { x, y }]) => [id, { x: x + left, y: y + top }]));
  }

  /** The one element of the picture that takes the focus: vis makes its own frame a tab stop. */
  get tabStop() {
    return this.frame.querySelector(".vis-network");
  }

  /** Resolves when the first picture stands still. */
  get still() {
    return this.#settled;
  }

  #begin(isLaidOutHere) {
    this.#say("moving");
    this.#settled = new Promise((resolve) => {
      const stop = () => {
        this.#freeze();
        this.fit();
        this.#say("still");
        resolve();
      };
      if (isLaidOutHere && this.#picture.shownNodes.size) this.network.once("stabilizationIterationsDone", stop);
      else requestAnimationFrame(stop);
    });
  }

  /**
   * Draw the picture as it is now. New nodes appear round `anchor`, and those that were here stay.
   * `isCalm`: new nodes stay where they appear, for the next change follows at once.
   */
  async update(anchor, isCalm = false) {
    this.#keepPlaces();
    const arrived = [...this.#picture.shownNodes].filter((id) => !this.#nodes.get(id));
    const loose = arrived.filter((id) => !this.#picture.nodes.get(id).held);
    this.#load(this.#picture, this.#ring(loose, anchor));
    this.views.forEach((view) => view.refresh());
    this.#count();
    this.#obeyPins();
    this.#unsettled.push(...loose);
    if (isCalm || !this.#unsettled.length) return;
    const settling = this.#unsettled.splice(0).filter((id) => this.#picture.shownNodes.has(id));
    if (settling.length) await this.#settle(settling);
  }

  /** Pinned nodes stand where the address says; those let go stand again where they were before. */
  #obeyPins() {
    const places = [];
    for (const id of this.#picture.shownNodes) {
      const { x, y, pinned } = this.#picture.nodes.get(id);
      if (pinned) places.push({ id, x, y });
      else if (this.#before.has(id)) places.push({ id, ...this.#before.get(id) });
      if (!pinned) this.#before.delete(id);
    }
    this.#nodes.update(places);
    this.network.redraw();
  }

  #remember(id) {
    if (!this.#picture.nodes.get(id).pinned) this.#before.set(id, this.network.getPosition(id));
  }

  select(id) {
    const nodes = this.#picture.shownNodes.has(id) ? [id] : [];
    const edges = this.#picture.shownEdges.has(id) ? [id] : [];
    this.network.setSelection({ nodes, edges }, { highlightEdges: false });
  }

  place(id) {
    return { id, ...this.network.getPosition(id) };
  }

  fit() {
    if (!this.#picture.shownNodes.size) return;
    this.network.fit({ maxZoomLevel: CLOSEST, animation: false });
    const { clientWidth: width, clientHeight: height } = this.frame;
    const inside = Math.min((width - 2 * MARGIN.x) / width, (height - 2 * MARGIN.y) / height);
    this.network.moveTo({ scale: this.network.getScale() * Math.max(inside, 0.5) });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: lasting(150) });
  }

  /** Bring a node into sight if it is not. */
  show(id) {
    if (this.#isInSight(id)) return;
    this.network.moveTo({ position: this.network.getPosition(id), animation: lasting(200) });
  }

  #isInSight(id) {
    const { x, y } = this.network.canvasToDOM(this.network.getPosition(id));
    const { clientWidth: width, clientHeight: height } = this.frame;
    return x > MARGIN.x && y > MARGIN.y && x < width - MARGIN.x && y < height - MARGIN.y;
  }

  #options(options) {
    const edges = { ...options.edges, chosen: { edge: chosenEdge, label: false } };
    const interaction = { ...options.interaction, selectConnectedEdges: false, hoverConnectedEdges: false };
    return { ...options, edges, interaction, nodes: { chosen: false } };
  }

  /** Tell vis what the picture holds: what it does not have yet is added, what it has keeps its place. */
  #load(picture, places = new Map()) {
    const render = (at) => this.#renderer(at);
    const nodes = [...picture.shownNodes].filter((id) => !this.#nodes.get(id)).map((id) => {
      const { x, y, kind, held = false } = picture.nodes.get(id);
      const size = nodeSize(kind, picture.focus.includes(id));
      const place = places.get(id) ?? (x === undefined ? {} : { x, y });
      return { id, shape: "custom", ctxRenderer: render, size, fixed: held, ...place };
    });
    this.#nodes.add(nodes);
    const facts = [...picture.shownEdges].map((id) => picture.edges.get(id));
    const bends = lanes(facts);
    const drawn = (edge) => ({ smooth: bends.get(edge.id), ...this.#look(edge) });
    this.#edges.update(facts.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, ...drawn(edge) })));
  }

  /** The point a bent edge is drawn towards; none of a straight one. */
  #bend(id) {
    const via = this.network.body.edges[id]?.edgeType?.getViaNode?.();
    return via && { x: via.x, y: via.y };
  }

  /** Lay a broad light under the relationships of an answer; vis itself does so only for bent ones. */
  #light(context) {
    context.strokeStyle = this.#tokens.select;
    context.lineWidth = 13;
    for (const id of this.#picture.lit.edges) {
      const { from, to } = this.#picture.edges.get(id) ?? {};
      if (!this.#picture.shownEdges.has(id) || !this.#isDrawn(from) || !this.#isDrawn(to)) continue;
      const [a, b] = [this.network.getPosition(from), this.network.getPosition(to)];
      const bend = this.#bend(id) ?? a;
      context.beginPath();
      context.moveTo(a.x, a.y);
      context.quadraticCurveTo(bend.x, bend.y, b.x, b.y);
      context.stroke();
    }
  }

  #letters() {
    const chosen = new Set([this.#hovered, ...this.network.getSelectedNodes(), ...this.network.getSelectedEdges()]);
    return { chosen, predicates: this.#words.predicates, tokens: this.#tokens };
  }

  #look(edge) {
    return edgeLook(edge, this.#words.predicates[edge.predicate].isPresence, this.#tokens);
  }

  #ring(ids, anchor) {
    const at = (id) => this.network.getPosition(id);
    const held = [...this.#picture.shownNodes].filter((id) => this.#isDrawn(id)).map(at);
    const centre = anchor && this.#isDrawn(anchor) ? at(anchor) : this.network.getViewPosition();
    const spots = ringPlaces(centre, ids.length, held);
    return new Map(ids.map((id, index) => [id, spots[index]]));
  }

  #isDrawn(id) {
    return this.network.findNode(id).length > 0;
  }

  /** Let what is new find its place for a moment while the rest is held, then stop for good. */
  async #settle(arrived) {
    this.#say("moving");
    const isNew = new Set(arrived);
    const old = [...this.#picture.shownNodes].filter((id) => !isNew.has(id));
    const hold = (fixed) => this.#nodes.update(old.map((id) => ({ id, fixed })));
    hold(true);
    this.network.setOptions({ physics: { enabled: true, stabilization: { enabled: false } } });
    if (reducedMotion()) this.network.stabilize(60);
    await new Promise((resolve) => setTimeout(resolve, reducedMotion() ? 0 : SETTLING));
    this.#freeze();
    hold(false);
    if (arrived.some((id) => !this.#isInSight(id))) this.fit();
    this.#say("still");
  }

  #freeze() {
    this.network.stopSimulation();
    this.network.setOptions({ physics: { enabled: false } });
    this.#keepPlaces();
    this.#count();
  }

  /** vis puts a node back where its data says whenever that changes: let the data say where it is. */
  #keepPlaces() {
    const places = this.network.getPositions();
    // Nothing is fixed once it stands, or nobody could drag it.
    this.#nodes.update(Object.entries(places).map(([id, { x, y }]) => ({ id, x, y, fixed: false })));
  }

  #recolour() {
    this.#tokens = readTokens();
    this.#edges.update(this.#edges.getIds().map((id) => ({ id, ...this.#look(this.#picture.edges.get(id)) })));
    this.network.redraw();
  }

  /** Say how it stands in the page itself, for style sheets and for tests. */
  #say(state) {
    this.#host.dataset.state = state;
    this.#count();
  }

  #count() {
    this.#host.dataset.nodes = this.#picture.shownNodes.size;
    this.#host.dataset.edges = this.#picture.shownEdges.size;
  }

  #renderer({ ctx, id, x, y, state, style }) {
    const radius = drawnSize(style.size, this.network?.getScale() ?? 1);
    const { kind, pinned } = this.#picture.nodes.get(id);
    const ring = (away, colour, width) => {
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.beginPath();
      ctx.arc(x, y, radius + away, 0, 7);
      ctx.stroke();
    };
    const drawNode = () => {
      const isLit = this.#picture.lit.nodes.has(id);
      ctx.fillStyle = isLit ? this.#tokens.select : this.#tokens.sunken;
      ctx.beginPath();
      ctx.arc(x, y, radius + (isLit ? 7 : 3), 0, 7);
      ctx.fill();
      if (state.selected || this.#picture.focus.includes(id)) ring(5, this.#tokens.accent, state.selected ? 3 : 1.5);
      if (this.#picture.marked.has(id)) {
        ctx.setLineDash([4, 3]);
        ring(9, this.#tokens.ink, 2);
        ctx.setLineDash([]);
      }
      if (pinned) drawPin(ctx, x + radius * 0.8, y + radius * 0.8, this.#tokens);
      drawSilhouette(ctx, kind, x, y, radius, this.#tokens[`k-${this.#words.kinds[kind].family}`]);
    };
    return { drawNode, nodeDimensions: { width: style.size * 2, height: style.size * 2 } };
  }
}

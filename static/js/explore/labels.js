// The words on the canvas: as large on screen at every zoom, never over each other; the less important give way.

import { FONT } from "./tokens.js";

const SIZE = 13;
export const LINE = 15;
const LONGEST = 18;
const GAP = 2; // pixels that stay free round every word, so that two never read as one
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const broken = new Map();

/** A name on at most three lines of about eighteen letters; the panel and the table have it whole. */
export function breakName(name) {
  if (!broken.has(name)) {
    const lines = [""];
    for (const word of name.split(/\s+/)) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (longer.length > LONGEST && lines.at(-1)) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    const kept = lines.slice(0, 3).map((line) => (line.length > 28 ? `${line.slice(0, 27)}…` : line));
    if (lines.length > 3) kept[2] = `${kept[2]} …`;
    broken.set(name, kept);
  }
  return broken.get(name);
}

/** Places words in screen pixels over the canvas, refusing those that would cover what stands there already. */
export class Labels {
  constructor(context, scale, tokens) {
    this.context = context;
    this.scale = scale;
    this.tokens = tokens;
    this.taken = [];
    this.written = [];
  }

  /** Keep a place free; `box` is in screen pixels relative to the canvas's origin. */
  keep(box) {
    this.taken.push(box);
  }

  isFree(box, gap = GAP) {
    const { x, y, w, h } = { x: box.x - gap, y: box.y - gap, w: box.w + 2 * gap, h: box.h + 2 * gap };
    return !this.taken.some((t) => x < t.x + t.w && t.x < x + w && y < t.y + t.h && t.y < y + h);
  }

  /** Write lines centred under or on a point given in the canvas's units; `force` writes them in any case. */
  write(lines, x, y, how = {}) {
    const { weight = 400, size = SIZE, colour = this.tokens.ink, force = false, middle = false, plate = false } = how;
    const { context, scale } = this;
    context.font = `${weight} ${size}px ${FONT}`;
    const width = Math.max(...lines.map((line) => context.measureText(line).width));
    const height = lines.length * LINE;
    const top = y * scale - (middle ? height / 2 : 0);
    const box = { x: x * scale - width / 2, y: top, w: width, h: height };
    if (!force && !this.isFree(box)) return false;
    this.keep(box);
    const isQuiet = colour !== this.tokens.ink;
    this.written.push({ ...box, text: lines.join(" "), lines, weight, size, isQuiet, plate });
    this.#inPixels(() => {
      context.textAlign = "center";
      context.textBaseline = "top";
      context.lineJoin = "round";
      context.fillStyle = this.tokens.sunken;
      if (plate) context.fillRect(box.x - 3, box.y - 1, box.w + 6, box.h);
      context.lineWidth = 4;
      context.strokeStyle = this.tokens.sunken;
      context.fillStyle = colour;
      lines.forEach((line, index) => {
        context.direction = RIGHT_TO_LEFT.test(line) ? "rtl" : "ltr";
        context.strokeText(line, x * scale, top + index * LINE);
        context.fillText(line, x * scale, top + index * LINE);
      });
    });
    return true;
  }

  /** Draw the count of neighbours left out, in a small lozenge at the upper right of a node. */
  badge(text, x, y, radius) {
    const { context, scale, tokens } = this;
    context.font = `600 11px ${FONT}`;
    const width = context.measureText(text).width + 8;
    const box = { x: (x + radius * 0.75) * scale, y: (y - radius) * scale - 7, w: width, h: 15 };
    // It belongs to its node and may touch it.
    if (!this.isFree(box, 0)) return;
    this.keep(box);
    this.written.push({ ...box, text, isBadge: true });
    this.#inPixels(() => {
      context.fillStyle = tokens.paper;
      context.strokeStyle = tokens["line-strong"];
      context.lineWidth = 1;
      context.beginPath();
      context.roundRect(box.x, box.y, box.w, box.h, 7.5);
      context.fill();
      context.stroke();
      context.fillStyle = tokens["ink-2"];
      context.textAlign = "left";
      context.textBaseline = "middle";
      context.direction = "ltr";
      context.fillText(text, box.x + 4, box.y + 8);
    });
  }

  #inPixels(draw) {
    this.context.save();
    this.context.scale(1 / this.scale, 1 / this.scale);
    draw();
    this.context.restore();
  }
}

// The fifteen outlines, one a kind: the same path data as the icons beside words, taken from the page's sprite.

const outlines = new Map();

/** The outline of a kind as path data: [{d, isLine}]. */
export const outlinesOf = (kind) =>
  [...document.querySelectorAll(`#k-${CSS.escape(kind)} path`)].map((path) => ({
    d: path.getAttribute("d"),
    isLine: path.getAttribute("fill") === "none",
  }));

function outline(kind) {
  if (!outlines.has(kind)) {
    const parts = outlinesOf(kind).map(({ d, isLine }) => ({ path: new Path2D(d), isLine }));
    outlines.set(kind, parts);
  }
  return outlines.get(kind);
}

/** Draw the outline of `kind` round (x, y), `radius` high and wide, in one colour. */
export function drawSilhouette(context, kind, x, y, radius, colour) {
  context.save();
  context.translate(x, y);
  context.scale(radius / 12, radius / 12);
  context.fillStyle = context.strokeStyle = colour;
  context.lineWidth = 3;
  for (const { path, isLine } of outline(kind)) {
    if (isLine) context.stroke(path);
    else context.fill(path, "evenodd");
  }
  context.restore();
}

export const PIN = "M0 -5a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0 -6.4M0 1.4V7";

/** Draw the small pin of a node that a person put where it is; (x, y) is the middle of its head. */
export function drawPin(context, x, y, { ink, sunken }) {
  const path = new Path2D(PIN);
  context.save();
  context.translate(x, y);
  context.lineCap = "round";
  context.strokeStyle = sunken;
  context.lineWidth = 5;
  context.stroke(path);
  context.strokeStyle = context.fillStyle = ink;
  context.lineWidth = 1.6;
  context.stroke(path);
  context.fill(path);
  context.restore();
}

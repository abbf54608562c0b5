// The fifteen outlines, one a kind: the same path data as the icons beside words, taken from the page's sprite.

const outlines = new Map();

function outline(kind) {
  if (!outlines.has(kind)) {
    const parts = [...document.querySelectorAll(`#k-${CSS.escape(kind)} path`)].map((path) => ({
      path: new Path2D(path.getAttribute("d")),
      isLine: path.getAttribute("fill") === "none",
    }));
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

// Zooming and panning the map. Without it what is in view is as the address says, read by the server, and
// everything on it is a link all the same.

const CLOSEST = 120;
const STEP = 1.6;
const KEPT = "box";

/** The part of the map that is in view, in its own units. */
class View {
  constructor(svg) {
    this.svg = svg;
    this.home = svg.dataset.home.split(" ").map(Number);
    this.ratio = this.home[3] / this.home[2];
    this.patterns = [...svg.querySelectorAll("pattern")];
    this.show(...this.box);
  }

  get box() {
    const { x, y, width, height } = this.svg.viewBox.baseVal;
    return [x, y, width, height];
  }

  show(x, y, width) {
    const w = Math.min(Math.max(width, CLOSEST), 4000);
    const box = [x, y, w, w * this.ratio].map((number) => Math.round(number * 10) / 10);
    this.svg.setAttribute("viewBox", box.join(" "));
    // Stripes keep their width on the screen, whatever the map's scale.
    const scale = w / 3970;
    this.patterns.forEach((one) => one.setAttribute("patternTransform", `rotate(45) scale(${scale})`));
  }

  /** Zoom by a factor, keeping one point (in shares of the width and height) where it is. */
  zoom(factor, across = 0.5, down = 0.5) {
    const [x, y, width, height] = this.box;
    const to = Math.min(Math.max(width / factor, CLOSEST), 4000);
    this.show(x + (width - to) * across, y + (height - to * this.ratio) * down, to);
    this.keep();
  }

  pan(across, down) {
    const [x, y, width, height] = this.box;
    this.show(x - across * width, y - down * height, width);
  }

  whole() {
    this.show(...this.home);
    this.keep();
  }

  /** Put what is in view into the address, so that a copied link shows the same. */
  keep() {
    const url = new URL(window.location.href);
    const [x, y, width] = this.box.map(Math.round);
    const isHome = this.home.slice(0, 3).every((number, at) => Math.round(number) === [x, y, width][at]);
    if (isHome) url.searchParams.delete(KEPT);
    else url.searchParams.set(KEPT, [x, y, width].join(","));
    window.history.replaceState(null, "", url);
  }
}

function button(label, text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn small";
  made.setAttribute("aria-label", label);
  made.title = label;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function tools(frame, view) {
  const bar = document.createElement("div");
  bar.className = "world-tools";
  bar.append(
    button(frame.dataset.zoomIn, "+", () => view.zoom(STEP)),
    button(frame.dataset.zoomOut, "−", () => view.zoom(1 / STEP)),
    button(frame.dataset.whole, "○", () => view.whole()),
  );
  frame.append(bar);
}

/** Dragging moves the map once it moved some pixels; less is a click on what lies there. */
function dragging(view) {
  const { svg } = view;
  let last = null;
  let moved = 0;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    last = event;
    moved = 0;
  });
  window.addEventListener("pointermove", (event) => {
    if (!last) return;
    const { width, height } = svg.getBoundingClientRect();
    moved += Math.abs(event.clientX - last.clientX) + Math.abs(event.clientY - last.clientY);
    view.pan((event.clientX - last.clientX) / width, (event.clientY - last.clientY) / height);
    last = event;
  });
  window.addEventListener("pointerup", () => {
    if (last && moved > 4) view.keep();
    last = null;
  });
  svg.addEventListener("click", (event) => {
    if (moved > 4) event.preventDefault();
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}

/** A wheel alone scrolls the page; with Ctrl, or a pinch on a touch pad, it zooms. */
function wheeling(view) {
  view.svg.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top, width, height } = view.svg.getBoundingClientRect();
      const factor = Math.exp(-event.deltaY / 300);
      view.zoom(factor, (event.clientX - left) / width, (event.clientY - top) / height);
    },
    { passive: false },
  );
}

const KEYS = {
  "+": (view) => view.zoom(STEP),
  "-": (view) => view.zoom(1 / STEP),
  0: (view) => view.whole(),
  ArrowLeft: (view) => view.pan(0.15, 0),
  ArrowRight: (view) => view.pan(-0.15, 0),
  ArrowUp: (view) => view.pan(0, 0.15),
  ArrowDown: (view) => view.pan(0, -0.15),
};

for (const frame of document.querySelectorAll("[data-world]")) {
  const view = new View(frame.querySelector("svg.world"));
  tools(frame, view);
  dragging(view);
  wheeling(view);
  frame.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(view);
  });
}

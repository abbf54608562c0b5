// The page around the canvas: replaced part by part with what the server renders, so its words are one language.

const status = document.getElementById("said");

/** Say something to everyone: on the page, and through `role="status"` to a screen reader. */
export function announce(text) {
  status.textContent = text;
}

const PARTS = "[data-part], .dateline";
const selector = ({ dataset }) => (dataset.part ? `[data-part="${dataset.part}"]` : ".dateline");

/** Take over parts of a freshly rendered page, all that say so (`data-part`) and its dates, or one by its id. */
export function takeOver(fresh, id = null) {
  const { id: focused, value: typed, type } = document.activeElement ?? {};
  const isInside = id && document.getElementById(id).contains(document.activeElement);
  for (const part of document.querySelectorAll(id ? `#${id}` : PARTS)) {
    const replacement = fresh.querySelector(id ? `#${id}` : selector(part));
    if (!replacement) continue;
    if (!id) part.setAttribute("class", replacement.getAttribute("class") ?? "");
    // Without a script to run, a parsed document has the content of `noscript` as elements.
    part.replaceChildren(...(replacement.querySelector("noscript") ?? replacement).childNodes);
  }
  document.title = fresh.title;
  const control = (focused && document.getElementById(focused)) || (isInside && document.getElementById(id));
  if (!control || control === document.activeElement) return;
  control.focus();
  // What is being typed is not yet what the server knows.
  if (type === "number") control.value = typed;
}

/** Replace what the panel says; whoever was in it stays in it, at the same control if it is still there. */
export function fillPanel(html) {
  const panel = document.getElementById("panel");
  const focused = panel.contains(document.activeElement) ? document.activeElement.id : null;
  panel.innerHTML = html;
  if (focused !== null) (panel.querySelector(`[id="${CSS.escape(focused)}"]`) ?? panel).focus();
}

/** Unwrap the tables: the browser was spared them until the picture stood. */
export function fillTables() {
  const tables = document.getElementById("tables");
  const waiting = tables.querySelector("noscript");
  if (waiting) tables.innerHTML = waiting.textContent;
}

/** The picture's data in a page, fresh or this one. */
export function data(from = document) {
  return JSON.parse(from.getElementById("picture").textContent);
}

/** Mark the table's row of what is selected. */
export function markRow(id) {
  for (const row of document.querySelectorAll("#tables tr[aria-current]")) row.removeAttribute("aria-current");
  document.querySelector(`#tables tr[data-id="${CSS.escape(id ?? "")}"]`)?.setAttribute("aria-current", "true");
}

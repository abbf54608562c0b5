// The state of the page is its URL: every change writes it, Back undoes it, a copied link repeats it.

import { PARAMETERS } from "./filters.js";

const STEP = 60;
const KEPT = "explorer.last";

export const parameters = () => new URLSearchParams(location.search);

/** How many changes of this page Back can undo. */
export const step = () => history.state?.step ?? 0;

// How many steps there are in all, undone ones included: what Forward leads to after a link was followed is no step.
let last = isReload() ? Math.max(Number(sessionStorage.getItem(KEPT)), step()) : step();
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) last = step();
});

function isReload() {
  return performance.getEntriesByType("navigation")[0]?.type === "reload";
}

/** Whether Forward leads to a change of this page that was undone. */
export const canRedo = () => step() < last;

/** Go to another state of this page as a new step: what was undone before can no longer be redone. */
export function push(url) {
  last = step() + 1;
  sessionStorage.setItem(KEPT, last);
  history.pushState({ step: last }, "", url);
}

/** Write changed parameters into the URL: name → list of values ([] takes it away). */
export function write(changes, { replace = false } = {}) {
  const next = parameters();
  for (const [name, values] of Object.entries(changes)) {
    next.delete(name);
    for (const value of values) next.append(name, value);
  }
  const url = `${location.pathname}?${next}`.replace(/\?$/, "");
  if (replace) history.replaceState(history.state, "", url);
  else push(url);
}

/** The page of an entity, or the ledger of a relationship, for the same two dates. */
export function pageOf(id) {
  const kept = new URLSearchParams();
  for (const name of ["on", "known_at"]) if (parameters().has(name)) kept.set(name, parameters().get(name));
  const isEpisode = id.split(".").length === 4;
  return `/${isEpisode ? "episodes" : "entities"}/${encodeURIComponent(id)}?${kept}`.replace(/\?$/, "");
}

/** This view's address with the places of its nodes, packed; "" for the address alone. */
export function withLayout(packed) {
  const kept = parameters();
  kept.delete("layout");
  if (packed) kept.set("layout", packed);
  return `${location.pathname}?${kept}`.replace(/\?$/, "");
}

/** What was added by hand, in order: [{id, count, by: [predicate]}]. */
export function expansions() {
  return parameters().getAll("expand").map((text) => {
    const [id, count, by] = text.split(":");
    return { id, count: Number(count || STEP), by: by ? by.split(",") : [] };
  });
}

export const expansionValue = ({ id, count, by }) => {
  if (by.length) return `${id}:${count}:${by.join(",")}`;
  return count === STEP ? id : `${id}:${count}`;
};

/** The parameters of a question to the API about the same dates and through the same filters. */
export function sameView() {
  const kept = new URLSearchParams();
  for (const name of [...PARAMETERS, "on", "known_at"]) {
    for (const value of parameters().getAll(name)) kept.append(name, value);
  }
  return kept;
}

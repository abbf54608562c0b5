// The state of the page is its URL: every change writes it, Back undoes it, a copied link repeats it.

/** The parameters that say what the picture holds, beside `select`. */
const LISTS = ["kinds", "predicates", "statuses", "evidence"];

export const parameters = () => new URLSearchParams(location.search);

/** Write changed parameters into the URL: name → list of values ([] takes it away). */
export function write(changes, { replace = false } = {}) {
  const next = parameters();
  for (const [name, values] of Object.entries(changes)) {
    next.delete(name);
    for (const value of values) next.append(name, value);
  }
  const url = `${location.pathname}?${next}`.replace(/\?$/, "");
  if (replace) history.replaceState(history.state, "", url);
  else history.pushState({ step: step() + 1 }, "", url);
}

/** How many changes of this page Back can undo. */
export const step = () => history.state?.step ?? 0;

/** This view's address with the places of its nodes, packed; "" for the address alone. */
export function withLayout(packed) {
  const kept = parameters();
  kept.delete("layout");
  if (packed) kept.set("layout", packed);
  return `${location.pathname}?${kept}`.replace(/\?$/, "");
}

/** What is expanded: id → how many neighbours were asked for. */
export function expanded() {
  return new Map(parameters().getAll("expand").map((text) => {
    const [, id, count] = text.match(/^(.*?)(?::(\d+))?$/);
    return [id, Number(count ?? 60)];
  }));
}

export const expandedValues = (counts) => [...counts].map(([id, count]) => (count === 60 ? id : `${id}:${count}`));

/** The parameters of a question to the API about the same dates and through the same filters. */
export function sameView() {
  const kept = new URLSearchParams();
  for (const name of [...LISTS, "on", "known_at", "min_sources"]) {
    for (const value of parameters().getAll(name)) kept.append(name, value);
  }
  return kept;
}

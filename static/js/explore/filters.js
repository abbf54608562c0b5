// The filters as the page has them: {name, parameters, values of a list or null, field of an edge, isEnds}. What
// has no field is the server's to judge.

export const FILTERS = JSON.parse(document.getElementById("filter-rows").textContent);

/** All parameters of the URL that set a filter. */
export const PARAMETERS = FILTERS.flatMap(({ parameters }) => parameters);

/** A function that says whether an edge passes what is chosen: parameter → set of values, or null for all. */
export function passing(chosen) {
  const asked = FILTERS.filter(({ name, field, isEnds }) => field && !isEnds && chosen[name]);
  return (edge) =>
    asked.every(({ name, field, values }) =>
      values ? chosen[name].has(edge[field]) : edge[field] >= Number([...chosen[name]][0]));
}

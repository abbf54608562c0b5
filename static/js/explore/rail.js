// The filters: boxes that work at once. Ticked all means no filter, and then nothing is written in the URL.

import { FILTERS, PARAMETERS } from "./filters.js";

/** Listen to the filters. */
export function listen(actions) {
  const rail = document.getElementById("rail");
  rail.addEventListener("change", ({ target }) => {
    if (PARAMETERS.includes(target.name) && target.checkValidity()) actions.filter(read(rail));
  });
  rail.addEventListener("submit", (event) => event.preventDefault());
}

function read(rail) {
  const read = ({ values, parameters }) =>
    parameters.map((name) => [name, values ? ticked(rail, name, values) : number(rail, name)]);
  return Object.fromEntries(FILTERS.flatMap(read));
}

/** The values that pass, or null for all. What is not listed in the rail is not in view, and passes with the rest. */
function ticked(rail, name, values) {
  const off = new Set([...rail.querySelectorAll(`input[name="${name}"]:not(:checked)`)].map(({ value }) => value));
  const boxes = rail.querySelectorAll(`input[name="${name}"]`).length;
  if (!off.size || off.size === boxes) return null;
  return new Set(values.filter((value) => !off.has(value)));
}

/** The one number that is set, or null. */
function number(rail, name) {
  const { value } = rail.querySelector(`input[type="number"][name="${name}"], input[name="${name}"]:checked`) ?? {};
  return value ? new Set([value]) : null;
}

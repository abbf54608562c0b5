// The filters: boxes that work at once. Ticked all means no filter, and then nothing is written in the URL.

import { LISTS, NUMBERS } from "./address.js";

/** Listen to the filters; `all` has every value of each closed list, in and out of view. */
export function listen(all, actions) {
  const rail = document.getElementById("rail");
  rail.addEventListener("change", (event) => {
    const { name } = event.target;
    const isRead = LISTS.includes(name) || (NUMBERS.includes(name) && event.target.checkValidity());
    if (isRead) actions.filter(read(rail, all));
  });
  rail.addEventListener("submit", (event) => event.preventDefault());
}

function read(rail, all) {
  const lists = LISTS.map((name) => [name, ticked(rail, name, all[name])]);
  return Object.fromEntries([...lists, ...NUMBERS.map((name) => [name, number(rail, name)])]);
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

// The filters: checkboxes that work at once. Ticked all means no filter, and then nothing is written in the URL.

const NAMES = ["kinds", "predicates", "statuses", "evidence"];

/** Listen to the filters; `all` has every value of each closed list, in and out of view. */
export function listen(all, actions) {
  const rail = document.getElementById("rail");
  rail.addEventListener("change", (event) => {
    if (NAMES.includes(event.target.name)) actions.filter(read(rail, all));
  });
  rail.addEventListener("submit", (event) => event.preventDefault());
}

function read(rail, all) {
  return Object.fromEntries(NAMES.map((name) => [name, ticked(rail, name, all[name])]));
}

/** The values that pass, or null for all. What is not listed in the rail is not in view, and passes with the rest. */
function ticked(rail, name, values) {
  const off = new Set([...rail.querySelectorAll(`input[name="${name}"]:not(:checked)`)].map(({ value }) => value));
  const boxes = rail.querySelectorAll(`input[name="${name}"]`).length;
  if (!off.size || off.size === boxes) return null;
  return new Set(values.filter((value) => !off.has(value)));
}

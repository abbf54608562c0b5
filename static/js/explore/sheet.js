// Which of detail, table, filters and legend is open. On a wide screen only the table hides anything: the canvas.

import { parameters, write } from "./address.js";
import { fillTables } from "./page.js";

export function listen(canvas) {
  const main = document.getElementById("main");
  main.dataset.tab = "detail";
  const tabs = [...document.querySelectorAll("button[data-tab]")];

  function open(tab) {
    const isOpen = main.dataset.tab === tab;
    if (tab === "table") fillTables();
    main.dataset.tab = isOpen && tab === "table" ? "detail" : tab;
    for (const each of tabs) each.setAttribute("aria-pressed", String(each.dataset.tab === main.dataset.tab));
    write({ tab: main.dataset.tab === "detail" ? [] : [main.dataset.tab] }, { replace: true });
    canvas.network.redraw();
  }

  for (const each of tabs) each.addEventListener("click", () => open(each.dataset.tab));
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-opens]");
    if (!link) return;
    event.preventDefault();
    if (main.dataset.tab !== link.dataset.opens) open(link.dataset.opens);
    document.getElementById(link.hash.slice(1))?.scrollIntoView();
  });
  const asked = parameters().get("tab");
  if (tabs.some(({ dataset }) => dataset.tab === asked)) open(asked);
}

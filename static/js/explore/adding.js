// The box that finds an entity: one that is in the picture already is shown there, any other is put into it.

import { parameters } from "./address.js";
import { suggest } from "./combobox.js";
import { announce } from "./page.js";
import { say } from "./words.js";

export function listen(picture, canvas, actions) {
  const box = document.getElementById("add");
  suggest(box, document.getElementById("found"), async ({ id, name }) => {
    box.value = "";
    canvas.tabStop.focus();
    // What the filters leave out is not added: the panel says which does, and how to see it.
    if (picture.filtered.has(id)) return actions.select(id);
    if (picture.shownNodes.has(id)) {
      canvas.show(id);
      await actions.select(id);
      announce(say("already", { name }));
      return undefined;
    }
    const next = parameters();
    next.append("focus", id);
    // Whoever was hidden by hand and is asked for is hidden no longer.
    const hidden = next.getAll("hide").filter((other) => other !== id);
    next.delete("hide");
    for (const other of hidden) next.append("hide", other);
    next.set("select", id);
    await actions.go(`${location.pathname}?${next}`);
    canvas.show(id);
    return undefined;
  }, ({ id }) => (picture.filtered.has(id) ? say("filtered") : ""));
  // Without a choice from the list, Enter would leave for the page of the search.
  box.form.addEventListener("submit", (event) => event.preventDefault());
}

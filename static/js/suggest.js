// Suggestions as one types in a search box: a combobox over the API's search, entities first, then documents by
// their titles. Without it the form still searches.

import { Listbox, option } from "./listbox.js";

const PAUSE = 150; // milliseconds without a key before asking
const MOST = 7;
const MOST_DOCUMENTS = 2;

/** Keep the page's two dates on the way to an entity or a document. */
function address(path) {
  const kept = new URLSearchParams();
  for (const name of ["on", "known_at"]) {
    const value = new URLSearchParams(window.location.search).get(name);
    if (value) kept.set(name, value);
  }
  const query = kept.toString();
  return `${path}${query ? `?${query}` : ""}`;
}

/** What the API answers; nothing where it refuses. */
async function items(path, asked, signal) {
  const answer = await fetch(`${path}?${new URLSearchParams(asked)}`, { signal });
  return answer.ok ? (await answer.json()).items : [];
}

function leading(path, text, kind) {
  const made = option(text, kind);
  made.dataset.path = path;
  made.classList.toggle("document", !kind);
  return made;
}

/** Put an empty list under a box, and say what they are to each other. */
function listUnder(box) {
  const list = document.createElement("ul");
  list.id = `${box.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.querySelector("[data-suggestions]").dataset.suggestions);
  box.after(list);
  // A box of the type "search" may be nothing else; the keyboard of a phone still says what Enter does.
  box.type = "text";
  box.enterKeyHint = "search";
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  return list;
}

function suggest(box) {
  const list = new Listbox(box, listUnder(box), { ask, choose, pause: PAUSE });

  function choose(chosen) {
    window.location.assign(address(chosen.dataset.path));
  }

  async function ask(signal) {
    const q = box.value.trim();
    if (q.length < 2) return list.close();
    try {
      const titled = items("/api/v1/search", { q, type: "document", limit: MOST_DOCUMENTS }, signal);
      titled.catch(() => {}); // it is waited for below, unless the first has failed
      const named = await items("/api/v1/entities", { q, limit: MOST }, signal);
      list.show(named.map(({ id, name, kind }) => leading(`/entities/${encodeURIComponent(id)}`, name, kind)));
      list.add((await titled).map(({ document: { id, title } }) => leading(`/documents/${id}`, title)));
    } catch (error) {
      // A later key took over, or the server is away: the form itself will say so.
      if (error.name !== "AbortError") list.close();
    }
  }
}

for (const box of document.querySelectorAll('form[role="search"] input[type="search"]')) suggest(box);

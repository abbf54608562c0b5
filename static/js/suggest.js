// Suggestions as one types in a search box: a combobox over the API's search, entities first, then documents by
// their titles. Without it the form still searches.

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

/** Draw a kind's silhouette from the page's own sprite. */
function icon(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "k");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#k-${kind}`);
  svg.append(use);
  return svg;
}

class Suggestions {
  constructor(input) {
    this.input = input;
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", document.querySelector("[data-suggestions]").dataset.suggestions);
    this.list.hidden = true;
    input.after(this.list);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.steer(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 100));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("li")));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const q = this.input.value.trim();
    this.asking?.abort();
    if (q.length < 2) return this.close();
    this.asking = new AbortController();
    try {
      const { signal } = this.asking;
      const titled = items("/api/v1/search", { q, type: "document", limit: MOST_DOCUMENTS }, signal);
      titled.catch(() => {}); // it is waited for below, unless the first has failed
      this.show(await items("/api/v1/entities", { q, limit: MOST }, signal));
      this.add((await titled).map((hit) => hit.document));
    } catch (error) {
      // A later key took over, or the server is away: the form itself will say so.
      if (error.name !== "AbortError") this.close();
    }
  }

  show(items) {
    this.list.replaceChildren(
      ...items.map((item) => this.option(`/entities/${encodeURIComponent(item.id)}`, item.name, item.kind)),
    );
    this.chosen = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.number();
  }

  /** Put documents below what is there; what was chosen with the arrows stays chosen. */
  add(documents) {
    this.list.append(...documents.map((one) => this.option(`/documents/${one.id}`, one.title)));
    this.number();
  }

  number() {
    const options = [...this.list.children];
    options.forEach((option, index) => (option.id = `${this.list.id}-${index}`));
    this.list.hidden = options.length === 0;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
  }

  /** Make one option; without a kind it is a document. */
  option(path, text, kind) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.dataset.path = path;
    const name = document.createElement("bdi");
    name.textContent = text;
    option.classList.toggle("document", !kind);
    option.append(...(kind ? [icon(kind)] : []), name);
    return option;
  }

  steer(event) {
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.list.hidden) {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      this.go(this.list.children[this.chosen]);
    }
  }

  move(by) {
    const options = [...this.list.children];
    // One step beyond either end is the text itself.
    this.chosen = ((this.chosen + 1 + by + options.length + 1) % (options.length + 1)) - 1;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.chosen)));
    if (this.chosen >= 0) this.input.setAttribute("aria-activedescendant", options[this.chosen].id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  go(option) {
    if (option) window.location.assign(address(option.dataset.path));
  }

  close() {
    this.asking?.abort(); // what is still to come would open it again
    this.list.hidden = true;
    this.chosen = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

for (const input of document.querySelectorAll('form[role="search"] input[type="search"]')) new Suggestions(input);

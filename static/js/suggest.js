// Suggestions as one types in a search box: a combobox over the API's search. Without it the form still searches.

const PAUSE = 150; // milliseconds without a key before asking
const MOST = 7;

/** Keep the page's two dates on the way to an entity. */
function address(id) {
  const kept = new URLSearchParams();
  for (const name of ["on", "known_at"]) {
    const value = new URLSearchParams(window.location.search).get(name);
    if (value) kept.set(name, value);
  }
  const query = kept.toString();
  return `/entities/${encodeURIComponent(id)}${query ? `?${query}` : ""}`;
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
      const query = new URLSearchParams({ q, limit: String(MOST) });
      const answer = await fetch(`/api/v1/entities?${query}`, { signal: this.asking.signal });
      if (answer.ok) this.show((await answer.json()).items);
    } catch (error) {
      // A later key took over, or the server is away: the form itself will say so.
      if (error.name !== "AbortError") this.close();
    }
  }

  show(items) {
    this.list.replaceChildren(...items.map((item, index) => this.option(item, index)));
    this.chosen = -1;
    this.list.hidden = items.length === 0;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  option(item, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.dataset.id = item.id;
    const name = document.createElement("bdi");
    name.textContent = item.name;
    option.append(icon(item.kind), name);
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
    if (option) window.location.assign(address(option.dataset.id));
  }

  close() {
    this.list.hidden = true;
    this.chosen = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

for (const input of document.querySelectorAll('form[role="search"] input[type="search"]')) new Suggestions(input);

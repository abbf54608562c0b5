// From the picture to the parts around it with one key, and back to it with Escape.

/** What each part is entered by; on a phone a part may lie behind a tab. */
const ENTRANCES = {
  filters: { at: "#rail input:not([type=hidden])", tab: "filters" },
  time: { at: "#day, #known-at" },
  panel: { at: "#panel", tab: "detail" },
  add: { at: "#add" },
};

const isSeen = (element) => element.offsetParent !== null;

/** Put the focus into a part of the page. */
export function enter(part) {
  const { at, tab } = ENTRANCES[part];
  const entrance = document.querySelector(at);
  if (entrance && !isSeen(entrance) && tab) document.querySelector(`.sheet-tabs [data-tab="${tab}"]`).click();
  entrance?.focus();
}

/** Open the form with two names. */
export function name() {
  document.getElementById("connections").open = true;
  document.getElementById("connect-from").focus();
}

/** Let Escape lead back: out of a form that is folded out to its button, from anywhere else to the picture. */
export function listen(frame) {
  document.getElementById("main").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || frame.contains(event.target)) return;
    const open = event.target.closest("details.pop[open]");
    if (open) open.open = false;
    const back = open?.querySelector("summary") ?? frame;
    if (!isSeen(back)) return;
    event.preventDefault();
    back.focus();
  });
  document.getElementById("to-picture").addEventListener("click", (event) => {
    event.preventDefault();
    frame.focus();
  });
}

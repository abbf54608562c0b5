// What every page does with a script; without one it all still works by links and forms.

const search = document.getElementById("find");
const keys = document.getElementById("keys");
const dates = document.querySelector(".dateline details");

/** Whether the person is writing, so that a letter is text and not a command. */
function isWriting(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** The search box in sight: the masthead's, or the page's own where the masthead hides it. */
function searchBox() {
  const boxes = [search, ...document.querySelectorAll('main :is([type="search"], [role="combobox"])')];
  return boxes.find((box) => box && box.offsetParent !== null);
}

const commands = {
  "/": () => {
    const box = searchBox();
    if (box) {
      box.focus();
      box.select();
    } else {
      window.location.assign("/search");
    }
  },
  "?": () => keys?.showModal(),
  d: () => {
    if (!dates) return;
    dates.open = true;
    dates.querySelector("input[type=date]")?.focus();
  },
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && dates?.open && dates.contains(document.activeElement)) {
    dates.open = false;
    dates.querySelector("summary").focus();
    return;
  }
  const command = commands[event.key];
  if (!command || isWriting(event.target) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  command();
});

// A click elsewhere folds the open panels of the masthead and the dateline.
document.addEventListener("click", (event) => {
  for (const panel of document.querySelectorAll(".dateline details[open], .mast details[open]")) {
    if (!panel.contains(event.target)) panel.open = false;
  }
});

// Empty fields say nothing: keep them out of the URL that is shared.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "get") return;
  const empty = [...form.querySelectorAll("input[name]")].filter((field) => field.value === "");
  empty.forEach((field) => (field.disabled = true));
  // Back brings the same page again: it must find its fields usable.
  setTimeout(() => empty.forEach((field) => (field.disabled = false)));
});

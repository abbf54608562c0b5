// What was just done, in the past tense, with a way back. It stays until the next action.

/** Say it in `host`, which has one toast at a time; `undo` is what its button does, `label` what it says. */
export function toast(host, text, label, undo) {
  dismiss(host);
  const box = document.createElement("p");
  box.className = "toast";
  const said = document.createElement("span");
  said.textContent = text;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", () => {
    dismiss(host);
    undo();
  });
  box.append(said, " ", button);
  host.append(box);
}

export function dismiss(host) {
  host.querySelector(":scope > .toast")?.remove();
}

/** Still bars that stand for what is on its way. */
export function skeleton() {
  const bars = document.createElement("p");
  bars.className = "skeleton";
  bars.setAttribute("aria-hidden", "true");
  for (let bar = 0; bar < 3; bar++) bars.append(document.createElement("i"));
  return bars;
}

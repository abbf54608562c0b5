// Giving a view to others: its link, a name to keep it under, and the picture as a file.

import { withLayout } from "./address.js";
import { figure } from "./figure.js";
import { packed } from "./layout.js";
import { announce } from "./page.js";
import { sources } from "./server.js";
import { readTokens } from "./tokens.js";
import { say } from "./words.js";

const SHARP = 2; // pixels of a PNG for one of the picture

/** This view's whole address, with the places of all nodes that no pin holds. */
function link(canvas, picture) {
  const loose = [...picture.shownNodes].filter((id) => !picture.nodes.get(id).pinned);
  return withLayout(packed(loose.map((id) => canvas.place(id))));
}

/** Copy the link; where the browser does not let a page do that, show it marked, to be copied by hand. */
export async function copy(canvas, picture) {
  const url = new URL(link(canvas, picture), location.href).href;
  const field = document.getElementById("link");
  field.value = url;
  try {
    await navigator.clipboard.writeText(url);
    announce(say("copied"));
  } catch {
    document.getElementById("share").open = true;
    field.focus();
    field.select();
    announce(say("copy-yourself"));
  }
}

export function listen(canvas, picture) {
  const share = document.getElementById("share");
  // What is in the panel is rendered anew with each change: listen above it.
  share.addEventListener("click", (event) => {
    if (event.target.closest("#copy")) copy(canvas, picture);
    const { take: format } = event.target.closest("[data-take]")?.dataset ?? {};
    if (format) takeAway(format, canvas, picture).catch((error) => announce(error.message));
  });
  share.addEventListener("toggle", () => {
    const field = document.getElementById("link");
    if (share.open) field.value = new URL(link(canvas, picture), location.href).href;
  });
  share.addEventListener("submit", ({ target }) => {
    target.elements.query.value = link(canvas, picture).split("?")[1] ?? "";
  });
  for (const panel of document.querySelectorAll(".pop")) closes(panel);
  window.addEventListener("beforeprint", () => onPaper(canvas, picture));
  window.addEventListener("afterprint", () => document.getElementById("paper").replaceChildren());
}

/** A click elsewhere and Escape close a panel; the focus goes back to what opened it. */
function closes(panel) {
  document.addEventListener("click", ({ target }) => {
    if (target.isConnected && !panel.contains(target)) panel.open = false;
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !panel.open) return;
    event.preventDefault();
    event.stopPropagation();
    panel.open = false;
    panel.querySelector("summary").focus();
  });
}

async function takeAway(format, canvas, picture) {
  const who = await sources(document.querySelector("[data-sources]").dataset.sources);
  const svg = figure(canvas.frameDrawn, picture, said(picture, who), readTokens());
  const file = `${picture.caption.file}.${format}`;
  const blob = new Blob([svg], { type: "image/svg+xml" });
  save(format === "png" ? await png(svg) : blob, file);
  announce(say("downloaded", { file }));
}

/** Paint an SVG; as a data URL, for the site's policy lets no picture in by another way. */
async function png(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SHARP;
  canvas.height = image.height * SHARP;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function save(blob, file) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(blob);
  anchor.download = file;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}

/** Put the picture on the page that is printed, on white; the tables follow it. */
function onPaper(canvas, picture) {
  const svg = figure(canvas.frameDrawn, picture, said(picture, ""), readTokens("light"));
  document.getElementById("paper").innerHTML = svg;
}

/** What stands round a picture that leaves the page. */
const said = ({ caption }, who) => ({ ...caption, sources: who, from: caption.from.replace("{url}", location.href) });

// A page that says how far its answer is asks again by itself, and becomes the answer once that is there.

const PAUSE = 1000; // milliseconds between two looks

async function look() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = fresh.querySelector("[data-underway]");
  if (!now) return location.reload();
  const here = document.querySelector("[data-underway]");
  here.querySelector("[role=status]").textContent = now.querySelector("[role=status]").textContent;
  const { max, value } = now.querySelector("progress");
  Object.assign(here.querySelector("progress"), { max, value });
  return again();
}

function again() {
  setTimeout(() => look().catch(again), PAUSE);
}

again();

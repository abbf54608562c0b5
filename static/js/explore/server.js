// Everything the explorer asks of the server. A failure is an Error with one sentence for a person.

import { parameters, sameView } from "./address.js";
import { fromApi } from "./picture.js";
import { say } from "./words.js";

let asking = null;

async function get(url, accept, signal) {
  let answer;
  try {
    answer = await fetch(url, { headers: { accept }, signal });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Error(say("away"), { cause: error });
  }
  if (answer.ok) return answer;
  const problem = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
  const { status } = answer;
  throw new Error(problem.detail ?? (status >= 500 ? say("away") : say("refused", { status })));
}

/** The best evidenced neighbours of an entity by some predicates ([]: any), `count` at most, and edges among them. */
export async function neighbours(id, count, by = []) {
  const question = sameView();
  if (by.length) question.delete("predicates");
  for (const predicate of by) question.append("predicates", predicate);
  question.set("focus", id);
  question.set("depth", 1);
  question.set("limit", count + 1);
  const answer = await get(`/api/v1/graph?${question}`, "application/json");
  return fromApi(await answer.json());
}

/** This page as the server renders it for the present URL; an older question still under way is dropped. */
export async function page() {
  asking?.abort();
  asking = new AbortController();
  const answer = await get(location.href, "text/html", asking.signal);
  // A form names entities as a person does; the address the server leads to has their ids.
  if (answer.redirected) history.replaceState(history.state, "", answer.url);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** The panel about one entity or relationship, as HTML. */
export async function panel(id) {
  const question = parameters();
  question.set("select", id);
  const answer = await get(`/explore/panel?${question}`, "text/html");
  return answer.text();
}

/** Who the sources of the picture are, as a sentence; `url` asks for what the picture holds. */
export async function sources(url) {
  return (await (await get(url, "application/json")).json()).sentence;
}

/** Entities whose names begin like what is typed. */
export async function search(text) {
  const answer = await get(`/api/v1/entities?${new URLSearchParams({ q: text, limit: 8 })}`, "application/json");
  return (await answer.json()).items;
}

// The two times: a slider over the days the picture spans, which can play, and the day of knowledge.

import { parameters } from "./address.js";
import { say } from "./words.js";
import { reducedMotion } from "./tokens.js";

const BEAT = 300; // milliseconds a day stands at least while playing; without motion a calmer pace
const CALM = 1200;
const EPOCH = 719163; // 1 January 1970, as the server numbers days

const iso = (day) => new Date((day - EPOCH) * 86400000).toISOString().slice(0, 10);
const ordinal = (year) => Date.UTC(year, 0, 1) / 86400000 + EPOCH;

/** Listen to both; without a slider (nothing here is dated) only to the day of knowledge. */
export function listen(actions) {
  const known = document.getElementById("known-at");
  known.form.addEventListener("submit", (event) => event.preventDefault());
  known.addEventListener("change", () => known.checkValidity() && actions.known(known.value));
  const slider = document.getElementById("day");
  if (slider) new Time(slider, actions);
}

class Time {
  #slider;
  #actions;
  #button = document.getElementById("play");
  #words;
  #isSliding = false;
  #isPlaying = false;

  constructor(slider, actions) {
    this.#slider = slider;
    this.#actions = actions;
    const { locale } = slider.dataset;
    this.#words = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    slider.form.addEventListener("submit", (event) => event.preventDefault());
    slider.addEventListener("input", () => this.#slide());
    slider.addEventListener("change", () => this.#rest());
    slider.addEventListener("keydown", (event) => this.#leap(event));
    this.#button.addEventListener("click", () => (this.#isPlaying ? this.#stop() : this.#play()));
    window.addEventListener("popstate", () => this.#halt());
    actions.onPage((fresh) => this.#follow(fresh));
  }

  get #day() {
    return Number(this.#slider.value);
  }

  /** A person moves the slider: one step to undo, however many days it passes. */
  #slide() {
    this.#isPlaying = false;
    this.#show();
    this.#actions.day(iso(this.#day), { isFirst: !this.#isSliding, isLast: false });
    this.#isSliding = true;
  }

  /** Page up and page down go to the first day of a year: a day at a time, years are far away. */
  #leap(event) {
    const step = { PageUp: 1, PageDown: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const [year, ...rest] = iso(this.#day).split("-").map(Number);
    const isFirst = rest.every((part) => part === 1);
    const to = ordinal(year + (step > 0 || isFirst ? step : 0));
    const { min, max } = this.#slider;
    this.#slider.value = Math.min(Math.max(to, Number(min)), Number(max));
    this.#slide();
    this.#rest();
  }

  /** Undo, redo or Back: that state is to stay. */
  #halt() {
    this.#isPlaying = this.#isSliding = false;
    this.#button.textContent = say("play");
    this.#button.setAttribute("aria-pressed", "false");
  }

  #rest() {
    this.#button.textContent = say("play");
    this.#button.setAttribute("aria-pressed", "false");
    this.#actions.day(iso(this.#day), { isFirst: !this.#isSliding, isLast: true });
    this.#isSliding = false;
  }

  async #play() {
    const { min, max, dataset } = this.#slider;
    this.#isPlaying = true;
    this.#button.textContent = say("pause");
    this.#button.setAttribute("aria-pressed", "true");
    const isShown = parameters().has("on");
    if (!isShown || this.#day >= Number(max)) this.#slider.value = min;
    for (let isFirst = true; this.#isPlaying; isFirst = false) {
      const beat = new Promise((resolve) => setTimeout(resolve, reducedMotion() ? CALM : BEAT));
      this.#show();
      await Promise.all([beat, this.#actions.day(iso(this.#day), { isFirst, isLast: false })]);
      if (this.#day >= Number(max)) break;
      if (this.#isPlaying) this.#slider.value = Math.min(this.#day + Number(dataset.step), Number(max));
    }
    if (this.#isPlaying) this.#stop();
  }

  #stop() {
    this.#isPlaying = false;
    this.#isSliding = true;
    this.#rest();
  }

  #show() {
    const text = this.#words.format(new Date((this.#day - EPOCH) * 86400000));
    this.#slider.setAttribute("aria-valuetext", text);
    document.getElementById("time-day").textContent = text;
  }

  /** Take over what the server says of the slider, unless somebody is holding it. */
  #follow(fresh) {
    const now = fresh.getElementById("day");
    if (!now || this.#isSliding || this.#isPlaying) return;
    for (const name of ["min", "max"]) this.#slider.setAttribute(name, now.getAttribute(name));
    this.#slider.dataset.step = now.dataset.step;
    this.#slider.value = now.getAttribute("value");
    this.#slider.setAttribute("aria-valuetext", now.getAttribute("aria-valuetext"));
  }
}

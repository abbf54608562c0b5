// The colours of the canvas are the page's own tokens, read anew when the theme changes.

const NAMES = [
  "paper", "surface", "sunken", "ink", "ink-2", "ink-3", "line", "line-strong", "accent", "select",
  "planned", "present", "reducing", "ended", "disputed", "denied",
  "k-neutral", "k-state", "k-nonstate", "k-multi", "k-deed",
];

/**
 * Every colour the canvas uses, as the browser resolves it here and now: { ink: "rgb(…)", … }.
 * `scheme` ("light") reads those of one theme, whichever is shown.
 */
export function readTokens(scheme = "") {
  const probe = document.createElement("span");
  probe.className = "vh";
  probe.style.colorScheme = scheme;
  document.body.append(probe);
  const colours = {};
  for (const name of NAMES) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

/** Call `changed` whenever light turns to dark or back, by the system or by the page. */
export function onThemeChange(changed) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

/** The typeface of the canvas. vis strips double quotes from font names, so single ones. */
export const FONT = "'Source Sans 3', system-ui, sans-serif";

/** Resolves once the typeface can be drawn with; a page without it is drawn with the system's. */
export function fontsReady() {
  return Promise.allSettled([400, 600].map((weight) => document.fonts.load(`${weight} 13px ${FONT}`)));
}

export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

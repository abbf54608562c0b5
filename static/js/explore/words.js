// What the script says by itself: messages the server sent with the page, for no phrase stands in a script.

const messages = JSON.parse(document.getElementById("phrases").textContent);

/** The message `key`, with `values` put where their names stand in braces. */
export const say = (key, values = {}) => messages[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Words for screen readers, and short notices for everybody, at the foot of the window. */

import { el } from "./dom.js";

/** Say `words` to screen readers without showing them. */
export function announce(words) {
  const region = document.getElementById("announcer");
  region.textContent = "";
  // A live region speaks when its text changes; the same words twice need an empty moment between.
  requestAnimationFrame(() => {
    region.textContent = words;
  });
}

const SHOWN_MS = 6000;

/** Show a notice that goes away by itself; it is spoken as well. */
export function notice(words) {
  const line = el("div", { class: "notice" }, words);
  document.getElementById("notices").append(line);
  setTimeout(() => line.remove(), SHOWN_MS);
}

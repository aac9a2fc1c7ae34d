/** What the page does not know is shown as an error that names it: never left out, never guessed at. */

import { el, icon } from "../dom.js";

/** An error box for a `kind` (block, element, rich text element, table cell) of an unknown type. */
export function unknown(kind, value) {
  const type = value?.type ?? "(no type)";
  return el("div", { class: "unknown", role: "note" }, icon("warning"),
    el("div", {}, el("strong", {}, `This page does not know the ${kind} “${type}”.`),
      el("pre", {}, JSON.stringify(value, null, 1)?.slice(0, 600) ?? "")));
}

/** The same, in the middle of a line. */
export function unknownInline(kind, value) {
  return el("span", { class: "unknown unknown-inline", role: "note" }, `Unknown ${kind} “${value?.type ?? "(no type)"}”`);
}

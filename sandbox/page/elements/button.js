/** Buttons and the overflow menu: they have no value to keep, only something to tell. */

import { plainText } from "../blocks/text.js";
import { el, icon } from "../dom.js";
import { safeUrl } from "../inline.js";
import { attachMenu } from "../menu.js";
import { confirmed, tell } from "./tie.js";

/** A button; with a `url` it is a link that opens beside the page and tells the app as well. */
export function button(spec, context, at) {
  const look = { primary: "button button-primary", danger: "button button-danger" }[spec.style] ?? "button";
  const words = plainText(spec.text);
  const href = spec.url ? safeUrl(spec.url) : null;
  const press = async (event) => {
    if (node.getAttribute("aria-busy") === "true") return;
    if (spec.confirm) {
      event.preventDefault();
      if (!(await confirmed(spec.confirm))) return;
      if (href) window.open(href, "_blank", "noopener");
    }
    node.setAttribute("aria-busy", "true");
    await tell(node, context, at.block, spec, undefined);
    node.removeAttribute("aria-busy");
  };
  const common = {
    class: look, "aria-label": spec.accessibility_label ?? null,
    "data-focus": `${at.block.block_id}/${spec.action_id}`, on: { click: press },
  };
  const node = href
    ? el("a", { ...common, href, target: "_blank", rel: "noopener noreferrer" }, words)
    : el("button", { ...common, type: "button" }, words);
  return node;
}

/** The menu behind three dots. */
export function overflow(spec, context, at) {
  const node = el("button", {
    type: "button", class: "button button-overflow", "aria-label": "More options",
    "data-focus": `${at.block.block_id}/${spec.action_id}`,
  }, icon("more"));
  attachMenu(node, () => spec.options.map((option) => ({
    label: plainText(option.text),
    description: option.description ? plainText(option.description) : null,
    choose: async () => {
      if (!(await confirmed(spec.confirm))) return;
      const href = option.url ? safeUrl(option.url) : null;
      if (href) window.open(href, "_blank", "noopener");
      await tell(node, context, at.block, spec, option.value);
    },
  })));
  return node;
}

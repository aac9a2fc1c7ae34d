/** The input block: a label, an element, a hint, and the error of the field under it. */

import { el, freshId, icon } from "../dom.js";
import { element, isGroup } from "../elements/element.js";
import { plainText } from "./text.js";

export function input(block, context) {
  const label = freshId("label");
  const field = freshId("field");
  const hint = block.hint ? freshId("hint") : null;
  const error = freshId("error");
  const failed = context.errors?.[block.block_id];
  const words = [plainText(block.label), block.optional ? el("span", { class: "optional" }, " (optional)") : null];
  const describedby = [hint, failed && error].filter(Boolean).join(" ") || null;
  const control = element(block.element, context, {
    block, field, labelledby: label, describedby, invalid: Boolean(failed), inInput: true,
  });
  const grouped = isGroup(block.element);
  return el("div", { class: failed ? "input input-failed" : "input", data: { input: block.block_id } },
    grouped ? el("div", { id: label, class: "label" }, words) : el("label", { id: label, for: field, class: "label" }, words),
    control,
    el("div", { id: error, class: "field-error", role: failed ? "alert" : null }, failed && [icon("warning"), failed]),
    hint && el("div", { id: hint, class: "hint" }, plainText(block.hint)));
}

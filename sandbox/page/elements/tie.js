/**
 * The tie between an element, the form it fills and the app that is told of it.
 *
 * Slack tells the app at once of elements outside input blocks, and of those inside with `dispatch_action`.
 */

import { plainText, textNodes } from "../blocks/text.js";
import { ask } from "../dialog.js";
import { el, icon } from "../dom.js";

export const TROUBLE = "We had some trouble connecting. Try again?";

/** Ask what a `confirm` object asks; without one the answer is yes. */
export async function confirmed(confirm) {
  if (!confirm) return true;
  return ask({
    title: plainText(confirm.title),
    body: el("p", {}, textNodes(confirm.text)),
    yes: plainText(confirm.confirm) || "Yes",
    no: plainText(confirm.deny) || "Cancel",
    danger: confirm.style === "danger",
  });
}

/** Tell the app, and say under the block when it did not answer. */
export async function tell(node, context, block, spec, value) {
  const frame = node.closest(".block");
  frame?.querySelector(":scope > .block-trouble")?.remove();
  const answer = await context.act(block, spec, value);
  if (!answer.ok && frame?.isConnected) {
    frame.append(el("div", { class: "block-trouble", role: "alert" }, icon("warning"), answer.message ?? TROUBLE));
  }
  return answer;
}

/**
 * For an element with a value: `value` is what it shows first; `change(node, value)` keeps a new one and
 * answers false when the person took it back at the confirm question; `attributes` go on its control.
 */
export function tie(spec, context, at, initial) {
  const block = at.block.block_id;
  const dispatches = !at.inInput || at.block.dispatch_action === true;
  return {
    value: context.form.show(block, spec.action_id, initial, spec.type, spec.options?.map((option) => option.value)),
    dispatches,
    attributes: {
      id: at.field ?? null,
      "aria-labelledby": at.field ? null : at.labelledby,
      "aria-describedby": at.describedby,
      "aria-invalid": at.invalid ? "true" : null,
      "aria-required": at.inInput && !at.block.optional ? "true" : null,
      "data-focus": `${block}/${spec.action_id}`,
      "data-focus-on-load": spec.focus_on_load ? "" : null,
    },
    keep: (value) => context.form.set(block, spec.action_id, value),
    tell: (node, value) => tell(node, context, at.block, spec, value),
    async change(node, value) {
      if (!(await confirmed(spec.confirm))) return false;
      context.form.set(block, spec.action_id, value);
      if (dispatches) await tell(node, context, at.block, spec, value);
      return true;
    },
  };
}

/** The blocks that arrange: section, header, divider, context, actions. */

import { el, freshId } from "../dom.js";
import { element, isImage } from "../elements/element.js";
import { thumbnail } from "./media.js";
import { plainText, textNodes } from "./text.js";
import { unknown } from "./unknown.js";

export function section(block, context) {
  const id = freshId("section");
  const words = el("div", { class: "section-words", id },
    block.text && el("div", { class: "section-text" }, textNodes(block.text)),
    block.fields && el("div", { class: "section-fields" },
      block.fields.map((field) => el("div", { class: "section-field" }, textNodes(field)))));
  if (!block.accessory) return words;
  const beside = isImage(block.accessory)
    ? thumbnail(block.accessory)
    : element(block.accessory, context, { block, labelledby: id });
  const wide = ["checkboxes", "radio_buttons"].includes(block.accessory.type) || block.accessory.type.startsWith("multi_");
  return el("div", { class: wide ? "section section-wide" : "section" }, words, el("div", { class: "section-accessory" }, beside));
}

export function header(block) {
  return el("h3", { class: "block-heading" }, plainText(block.text));
}

export function divider() {
  return el("hr");
}

export function context(block) {
  return el("div", { class: "context" }, block.elements.map((part) => {
    if (isImage(part)) return thumbnail(part);
    if (part.type === "mrkdwn" || part.type === "plain_text") return el("span", { class: "context-text" }, textNodes(part));
    return unknown("element", part);
  }));
}

export function actions(block, context_) {
  return el("div", { class: "actions" }, block.elements.map((part) => element(part, context_, { block })));
}

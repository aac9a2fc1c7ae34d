/** Editing one's own message where it stands. */

import { api } from "./api.js";
import { notice } from "./announce.js";
import { el } from "./dom.js";
import { growing } from "./elements/text.js";
import { unescape } from "./mrkdwn.js";
import { nameOf, session } from "./session.js";

/** A text as it was typed: mentions by name, no entities. */
function asTyped(text) {
  return unescape((text ?? "").replace(/<@([UWB]\w+)>/g, (_, uid) => `@${nameOf(uid)}`).replace(/<([^|<>]+)(?:\|[^<>]*)?>/g, "$1"));
}

export function editor(message, place) {
  const area = growing(el("textarea", { class: "edit-area", "aria-label": "Edit message", rows: 1, "data-focus": "edit", value: asTyped(message.text) }));
  const save = async () => {
    const text = area.value.trim();
    if (!text) return;
    try {
      if (text !== asTyped(message.text)) await api.edit(session.me.id, place.channel, message.ts, text);
      place.stopEdit();
    } catch (error) {
      notice(error.message);
    }
  };
  area.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") place.stopEdit();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
  });
  return el("div", { class: "edit-box" }, area, el("div", { class: "edit-buttons" },
    el("button", { type: "button", class: "button button-small", on: { click: place.stopEdit } }, "Cancel"),
    el("button", { type: "button", class: "button button-primary button-small", on: { click: save } }, "Save")));
}

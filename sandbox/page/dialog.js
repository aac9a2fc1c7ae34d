/** Small dialogs of the page itself, and the one question a Block Kit `confirm` asks. */

import { el, freshId, icon } from "./dom.js";

/**
 * Ask, and answer true for yes. The native modal dialog keeps the focus inside and gives it back at the end.
 */
export function ask({ title, body, yes, no = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    const id = freshId("ask");
    let answer = false;
    const choose = (value) => () => {
      answer = value;
      dialog.close();
    };
    const dialog = el("dialog", { class: "dialog dialog-small", "aria-labelledby": id, on: { close: () => {
      dialog.remove();
      resolve(answer);
    } } },
    el("header", { class: "dialog-head" }, el("h2", { id }, title),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: choose(false) } }, icon("close"))),
    el("div", { class: "dialog-body" }, body),
    el("footer", { class: "dialog-foot" },
      el("button", { type: "button", class: "button", on: { click: choose(false) } }, no),
      el("button", { type: "button", class: danger ? "button button-danger-solid" : "button button-primary", on: { click: choose(true) } }, yes)));
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("footer button:last-child").focus();
  });
}

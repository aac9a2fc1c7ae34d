/** A menu that hangs from a button: arrow keys, Home, End, first letters, Escape, a click elsewhere. */

import { el, freshId } from "./dom.js";
import { float } from "./floating.js";

/**
 * Make `button` open a menu. `entries()` gives `[{label, description?, danger?, href?, choose()}]` each time
 * it opens; a `heading` entry is a line of words.
 */
export function attachMenu(button, entries, { label, end = true, above = false } = {}) {
  let close = null;
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => (close ? close() : open()));
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !close) {
      event.preventDefault();
      open();
    }
  });

  function open() {
    const id = freshId("menu");
    const items = entries().map((entry) => (entry.heading ? heading(entry.heading) : item(entry)));
    const menu = el("div", { id, class: "menu", role: "menu", "aria-label": label ?? button.getAttribute("aria-label") }, items);
    (button.closest("dialog") ?? document.body).append(menu);
    const stop = float(menu, button, { end, above });
    const choices = items.filter((node) => node.getAttribute("role") === "menuitem");
    close = () => {
      stop();
      menu.remove();
      document.removeEventListener("pointerdown", outside, true);
      button.setAttribute("aria-expanded", "false");
      button.removeAttribute("aria-controls");
      close = null;
    };
    const outside = (event) => {
      if (!menu.contains(event.target) && !button.contains(event.target)) close?.();
    };
    document.addEventListener("pointerdown", outside, true);
    button.setAttribute("aria-expanded", "true");
    button.setAttribute("aria-controls", id);
    menu.addEventListener("keydown", (event) => moveWith(event, choices));
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget) && event.relatedTarget !== button) close?.();
    });
    choices[0]?.focus();
  }

  function moveWith(event, choices) {
    const at = choices.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: choices.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      event.stopPropagation();
      button.focus();
      close?.();
    } else if (to !== undefined) {
      event.preventDefault();
      choices[(to + choices.length) % choices.length]?.focus();
    } else if (event.key.length === 1 && event.key !== " ") {
      const letter = event.key.toLocaleLowerCase();
      choices.find((choice) => choice.textContent.toLocaleLowerCase().startsWith(letter))?.focus();
    }
  }

  function heading(words) {
    return el("div", { class: "menu-heading", role: "presentation" }, words);
  }

  function item(entry) {
    return el("button", {
      type: "button", class: entry.danger ? "menu-item menu-danger" : "menu-item", role: "menuitem", tabindex: "-1",
      on: {
        click: () => {
          button.focus();
          close?.();
          entry.choose();
        },
      },
    }, el("span", { class: "menu-label" }, entry.label), entry.description && el("span", { class: "menu-description" }, entry.description));
  }
}

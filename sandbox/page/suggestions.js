/** The list of commands over a composer whose words start with "/", and the usage of the one being typed. */

import { el, replace } from "./dom.js";

export class Suggestions {
  constructor(area, id) {
    this.area = area;
    this.id = id;
    this.found = [];
    this.active = 0;
    this.dismissed = null;
    this.node = el("div", { class: "suggestions", hidden: true });
    area.setAttribute("aria-controls", id);
    area.addEventListener("blur", () => this.#hide());
  }

  /** Show what fits the words typed so far. */
  show(words, commands) {
    const typed = words.match(/^\/\S*/)?.[0];
    if (!typed || this.dismissed === typed) return this.#hide();
    this.dismissed = null;
    if (words.length > typed.length) return this.#usage(commands.find((command) => command.command === typed));
    this.found = commands.filter((command) => command.command.startsWith(typed));
    if (!this.found.length) return this.#hide();
    this.active = Math.min(this.active, this.found.length - 1);
    return this.#list();
  }

  #list() {
    const options = this.found.map((command, index) => el("div", {
      id: `${this.id}-${index}`, role: "option", class: index === this.active ? "suggestion suggestion-active" : "suggestion",
      "aria-selected": String(index === this.active),
      on: { mousedown: (event) => {
        event.preventDefault();
        this.#choose(command);
      } },
    }, el("span", { class: "suggestion-command" }, el("strong", {}, command.command), " ", command.usage_hint),
    el("span", { class: "hint" }, command.description)));
    replace(this.node, el("div", { class: "suggestions-head" }, "Commands"),
      el("div", { id: this.id, role: "listbox", "aria-label": "Commands" }, options));
    this.node.hidden = false;
    this.area.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
  }

  #usage(command) {
    this.found = [];
    if (!command?.usage_hint) return this.#hide();
    replace(this.node, el("div", { class: "suggestion" }, el("span", { class: "suggestion-command" }, el("strong", {}, command.command), " ", command.usage_hint),
      el("span", { class: "hint" }, command.description)));
    this.node.hidden = false;
    this.area.removeAttribute("aria-activedescendant");
    return undefined;
  }

  #hide() {
    this.found = [];
    this.active = 0;
    this.node.hidden = true;
    this.area.removeAttribute("aria-activedescendant");
  }

  #choose(command) {
    this.area.value = `${command.command} `;
    this.area.focus();
    this.area.dispatchEvent(new Event("input"));
  }

  /** Take a key if the list is open and the key is its own; true when it was. */
  key(event) {
    if (this.node.hidden) return false;
    if (event.key === "Escape") {
      this.dismissed = this.area.value.match(/^\/\S*/)?.[0] ?? null;
      this.#hide();
      event.preventDefault();
      return true;
    }
    if (!this.found.length) return false;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      this.active = (this.active + move + this.found.length) % this.found.length;
      this.#list();
    } else if (event.key === "Tab" || (event.key === "Enter" && this.area.value !== this.found[this.active].command)) {
      this.#choose(this.found[this.active]);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }
}

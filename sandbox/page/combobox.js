/**
 * A type-ahead select, after the ARIA combobox pattern: type to search, arrows to move, Enter to choose, Escape
 * to leave it as it was. With `multiple`, what is chosen stands before the field and Backspace takes it away.
 */

import { el, freshId, icon, replace } from "./dom.js";
import { float } from "./floating.js";

const AFTER_TYPING_MS = 150;

/**
 * `search(query)` answers groups `[{label, options: [{value, text, description, picture?}]}]`; `choose(node,
 * options)` answers false when the choice was taken back; `least` letters must be typed before searching.
 */
export function combobox({ attributes, label, placeholder, multiple, most, clearable, least, chosen, search, choose }) {
  return new Combobox({ attributes, label, placeholder, multiple, most, clearable, least, chosen, search, choose }).node;
}

class Combobox {
  constructor(given) {
    Object.assign(this, given);
    this.listId = freshId("list");
    this.popup = null;
    this.active = -1;
    this.shown = [];
    this.asked = 0;
    this.input = el("input", {
      ...this.attributes, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", class: "combo-input",
      "aria-label": this.label, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.listId,
      on: {
        input: () => this.#typed(),
        keydown: (event) => this.#key(event),
        click: () => this.#open(),
        blur: () => this.#close(),
      },
    });
    this.chips = el("span", { class: "chips" });
    this.clear = el("button", { type: "button", class: "combo-clear", "aria-label": "Clear", on: { click: () => this.#set([]) } }, icon("close"));
    this.node = el("div", { class: multipleClass(this.multiple), on: { mousedown: (event) => this.#focusFrom(event) } },
      this.chips, this.input, this.clear, el("span", { class: "combo-caret" }, icon("caret")));
    this.#draw();
  }

  #focusFrom(event) {
    if (event.target === this.input || event.target.closest("button")) return;
    event.preventDefault();
    this.input.focus();
    this.#open();
  }

  /** Show what is chosen. */
  #draw() {
    this.clear.hidden = !(this.clearable && !this.multiple && this.chosen.length);
    if (this.multiple) {
      this.input.value = "";
      this.input.placeholder = this.chosen.length ? "" : this.placeholder;
      replace(this.chips, this.chosen.map((option) => el("span", { class: "chip" }, option.picture?.(), option.text,
        el("button", { type: "button", "aria-label": `Remove ${option.text}`, on: { click: () => this.#remove(option) } }, icon("close")))));
    } else {
      this.input.value = this.chosen[0]?.text ?? "";
      this.input.placeholder = this.placeholder;
    }
  }

  async #set(options) {
    const before = this.chosen;
    this.chosen = options;
    this.#close();
    this.#draw();
    if (document.activeElement === document.body) this.input.focus();
    if ((await this.choose(this.node, options)) === false) {
      this.chosen = before;
      this.#draw();
    }
  }

  #remove(option) {
    this.#set(this.chosen.filter((one) => one.value !== option.value));
    this.input.focus();
  }

  #pick(option) {
    if (!this.multiple) {
      this.#set([option]);
    } else if (this.chosen.some((one) => one.value === option.value)) {
      this.#remove(option);
    } else if (this.chosen.length < this.most) {
      this.#set([...this.chosen, option]);
    }
  }

  #typed() {
    clearTimeout(this.timer);
    this.#open({ search: false });
    this.timer = setTimeout(() => this.#search(), this.least ? AFTER_TYPING_MS : 0);
  }

  #open({ search = true } = {}) {
    if (this.popup) return;
    this.popup = el("div", { id: this.listId, class: "listbox", role: "listbox", "aria-label": this.label ?? this.placeholder,
      "aria-multiselectable": this.multiple ? "true" : null, on: { mousedown: (event) => event.preventDefault() } });
    this.node.append(this.popup);
    this.stop = float(this.popup, this.node, { matchWidth: true });
    this.input.setAttribute("aria-expanded", "true");
    if (!search) return;
    if (!this.multiple) this.input.select();
    this.#search("");
  }

  #close() {
    clearTimeout(this.timer);
    this.asked += 1;
    if (!this.popup) return;
    this.stop();
    this.popup.remove();
    this.popup = null;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.#draw();
  }

  async #search(query = this.input.value) {
    this.asked += 1;
    const turn = this.asked;
    if ([...query.trim()].length < this.least) {
      this.#say(`Type ${this.least === 1 ? "a letter" : `${this.least} letters`} to search`);
      return;
    }
    if (this.least) this.#say("Loading…");
    let groups;
    try {
      groups = await this.search(query);
    } catch {
      groups = null;
    }
    if (turn !== this.asked || !this.popup) return;
    if (groups === null) this.#say("Couldn’t load options. Try again?");
    else if (!groups.some((group) => group.options.length)) this.#say("No results");
    else this.#list(groups, query);
  }

  #say(words) {
    this.shown = [];
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    replace(this.popup, el("div", { class: "listbox-words", role: "option", "aria-disabled": "true", "aria-selected": "false" }, words));
  }

  #list(groups, query) {
    this.shown = [];
    const drawn = groups.map((group) => {
      const options = group.options.map((option) => this.#option(option));
      if (!group.label) return options;
      const id = freshId("group");
      return el("div", { role: "group", "aria-labelledby": id }, el("div", { id, class: "listbox-label" }, group.label), options);
    });
    replace(this.popup, drawn);
    const kept = this.multiple || query ? -1 : this.shown.findIndex(({ option }) => this.#isChosen(option));
    this.#activate(Math.max(0, kept));
  }

  #isChosen(option) {
    return this.chosen.some((one) => one.value === option.value);
  }

  #option(option) {
    const node = el("div", {
      id: freshId("choice"), role: "option", class: "listbox-option", "aria-selected": String(this.#isChosen(option)),
      on: { click: () => this.#pick(option) },
    }, option.picture?.(), el("span", { class: "listbox-words-of" }, el("span", {}, option.text),
      option.description && el("span", { class: "hint" }, option.description)), this.#isChosen(option) && icon("check"));
    this.shown.push({ option, node });
    return node;
  }

  #activate(index) {
    this.shown[this.active]?.node.classList.remove("listbox-active");
    this.active = index;
    const now = this.shown[index]?.node;
    if (!now) return;
    now.classList.add("listbox-active");
    now.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", now.id);
  }

  #key(event) {
    if (event.isComposing) return;
    const last = this.shown.length - 1;
    const moves = {
      ArrowDown: () => (this.popup ? this.#activate(this.active >= last ? 0 : this.active + 1) : this.#open()),
      ArrowUp: () => (this.popup ? this.#activate(this.active <= 0 ? last : this.active - 1) : this.#open()),
      Enter: () => (this.popup && this.active >= 0 ? this.#pick(this.shown[this.active].option) : this.#open()),
    };
    if (event.key === "Escape" && this.popup) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if (event.key === "Backspace" && this.multiple && !this.input.value && this.chosen.length) {
      this.#remove(this.chosen.at(-1));
    } else if (moves[event.key]) {
      event.preventDefault();
      moves[event.key]();
    }
  }
}

function multipleClass(multiple) {
  return multiple ? "combo combo-multiple" : "combo";
}

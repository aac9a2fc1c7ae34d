/**
 * The stack of modals. The top one is shown; going back shows the one below. What was typed stays through
 * errors, updates of the view and a reload.
 */

import { api } from "./api.js";
import { appAvatar } from "./avatar.js";
import { plainText } from "./blocks/text.js";
import { el, freshId, icon, replace } from "./dom.js";
import { TROUBLE } from "./elements/tie.js";
import { session } from "./session.js";
import { forgetForm, formOf, viewBlocks } from "./view.js";

const FIELDS = ".block-input input:not([type=hidden]), .block-input textarea, .block-input button";

const fieldOf = (block) => block.querySelector(FIELDS.replaceAll(".block-input ", ""));

/** What tells one form from the next where an app puts another in the same view. */
const formName = (view) => JSON.stringify([view.callback_id, view.title]);

const inputsIn = (dialog) => new Set([...dialog.querySelectorAll("[data-input]")].map((block) => block.dataset.input));

export class Modals {
  /** `acted()` is called whenever the app was told something. */
  constructor({ acted }) {
    this.acted = acted;
    this.stack = [];
    this.errors = {};
    this.trouble = "";
    this.busy = false;
    this.shown = null;
    this.dialog = el("dialog", { class: "modal", on: {
      cancel: (event) => event.preventDefault(),
      keydown: (event) => this.#key(event),
    } });
    document.body.append(this.dialog);
  }

  /** Show this stack of views, the bottom first. */
  show(stack) {
    for (const gone of this.stack) if (!stack.some((view) => view.id === gone.id)) forgetForm(gone.id);
    this.stack = stack;
    const top = stack.at(-1) ?? null;
    if (!top) {
      this.#closeDialog();
      return;
    }
    const given = Object.keys(top.errors ?? {}).length ? top.errors : null;
    const signature = JSON.stringify([top.id, top.hash, top.title, top.blocks, top.submit, top.close, stack.length]);
    if (this.shown?.signature === signature) return;
    const same = this.shown?.id === top.id && this.shown.form === formName(top);
    this.errors = given ?? {};
    this.trouble = "";
    this.#draw(same);
    this.shown = { id: top.id, form: formName(top), signature };
  }

  /** Another person looks: nothing of the one before stays. */
  leave() {
    this.stack = [];
    this.#closeDialog();
  }

  #closeDialog() {
    this.shown = null;
    this.busy = false;
    if (!this.dialog.open) return;
    this.dialog.close();
    const back = this.opener?.isConnected ? this.opener : document.getElementById("composer");
    back?.focus();
    this.opener = null;
  }

  #draw(same) {
    const view = this.stack.at(-1);
    const focused = same ? document.activeElement?.dataset?.focus : null;
    const scroll = same ? this.dialog.querySelector(".modal-body")?.scrollTop : 0;
    const before = same ? inputsIn(this.dialog) : null;
    if (!this.dialog.open) {
      this.opener = document.activeElement;
      replace(this.dialog);
      this.dialog.showModal();
    }
    const title = freshId("modal");
    this.dialog.setAttribute("aria-labelledby", title);
    this.body = el("div", { class: "modal-body", tabindex: "-1" }, viewBlocks(view, this.errors, this.acted));
    replace(this.dialog, el("form", { class: "modal-form", novalidate: true, on: { submit: (event) => {
      event.preventDefault();
      this.#submit();
    } } }, this.#head(view, title), this.body, this.#foot(view)));
    this.body.scrollTop = scroll ?? 0;
    this.#focus(focused, before);
  }

  #head(view, title) {
    return el("header", { class: "modal-head" },
      this.stack.length > 1
        ? el("button", { type: "button", class: "icon-button", "aria-label": "Back", on: { click: () => this.#close(false) } }, icon("back"))
        : appAvatar(36),
      el("h2", { id: title, tabindex: "-1" }, plainText(view.title)),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => this.#close(true) } }, icon("close")));
  }

  #foot(view) {
    const close = plainText(view.close) || (view.submit ? "Cancel" : "Close");
    return el("footer", { class: "modal-foot" },
      el("div", { class: "modal-trouble", role: "alert" }, this.trouble && [icon("warning"), this.trouble]),
      el("button", { type: "button", class: "button", "data-focus": "close", on: { click: () => this.#close(false) } }, close),
      view.submit && el("button", {
        type: "submit", class: "button button-primary", "data-focus": "submit", "aria-busy": String(this.busy),
      }, plainText(view.submit)));
  }

  /**
   * The first field with an error, where the focus was, the first field that an update brought, one that asks for
   * it. A form that is new takes it to its first field, or to the title where one has to read down to that field.
   */
  #focus(focused, before) {
    const failed = this.dialog.querySelector(".input-failed");
    const target = (failed && (fieldOf(failed) ?? failed))
      ?? (focused && this.dialog.querySelector(`[data-focus="${CSS.escape(focused)}"]`))
      ?? (before && this.#come(before))
      ?? this.dialog.querySelector("[data-focus-on-load]");
    if (target) {
      target.focus();
      (failed ?? target).scrollIntoView({ block: "nearest" });
      return;
    }
    const first = this.dialog.querySelector(FIELDS);
    const seen = first && first.getBoundingClientRect().bottom <= this.body.getBoundingClientRect().bottom;
    (seen ? first : this.dialog.querySelector("h2")).focus();
  }

  /** The first field of the blocks that were not there before. */
  #come(before) {
    const block = [...this.dialog.querySelectorAll("[data-input]")].find((one) => !before.has(one.dataset.input));
    return block && fieldOf(block);
  }

  #key(event) {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      this.#close(false);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#submit();
    }
  }

  async #submit() {
    const view = this.stack.at(-1);
    if (this.busy || !view?.submit) return;
    this.#setBusy(true);
    try {
      const answer = await api.submit(session.me.id, view.id, formOf(view).values());
      this.#setBusy(false);
      this.#answered(answer, view);
    } catch (error) {
      this.#setBusy(false);
      this.#fail({}, error.code === "unreachable" ? TROUBLE : error.message);
    }
    this.acted();
  }

  #answered(answer, view) {
    const errors = answer.errors ?? {};
    if (Object.keys(errors).length) this.#fail(errors, "");
    else if (!answer.ok) this.#fail({}, TROUBLE);
    else {
      // The same view again, unchanged, still has to lose the errors it showed.
      if (Object.keys(this.errors).length || this.trouble) this.shown = { ...this.shown, signature: "" };
      this.show(answer.stack ?? []);
    }
  }

  #fail(errors, trouble) {
    if (!this.stack.length) return;
    const keep = this.dialog.querySelector(".modal-body")?.scrollTop ?? 0;
    this.errors = errors;
    this.trouble = trouble;
    this.#draw(true);
    if (!Object.keys(errors).length) {
      this.body.scrollTop = keep;
      this.dialog.querySelector('[data-focus="submit"]')?.focus();
    }
  }

  #setBusy(busy) {
    this.busy = busy;
    this.dialog.querySelector('[data-focus="submit"]')?.setAttribute("aria-busy", String(busy));
  }

  async #close(clear) {
    const view = this.stack.at(-1);
    if (!view) return;
    const clears = clear && this.stack.length > 1;
    try {
      const answer = await api.closeView(session.me.id, view.id, clears);
      this.show(answer.stack ?? []);
    } catch (error) {
      this.#fail({}, error.message);
    }
    this.acted();
  }
}

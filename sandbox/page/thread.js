/** The thread pane: the first message, its replies, and a composer of its own. */

import { api } from "./api.js";
import { Composer } from "./composer.js";
import { el, icon, replace } from "./dom.js";
import { MessageList } from "./messages.js";
import { conversationTitle } from "./names.js";
import { go } from "./place.js";
import { sawThread } from "./seen.js";
import { session } from "./session.js";

export class ThreadPane {
  /** `seen()` is called when the replies shown count as read. */
  constructor(root, { acted, seen }) {
    this.root = root;
    this.seen = seen;
    this.where = el("span", { class: "thread-where" });
    this.scroll = el("div", { class: "scroll" });
    this.foot = el("div", { class: "foot" });
    replace(root, el("header", { class: "header thread-header" },
      el("div", { class: "header-line" },
        el("button", { type: "button", class: "icon-button only-narrow", "aria-label": "Back to the conversation", on: { click: () => this.#leave() } }, icon("back")),
        el("h2", { class: "header-name", tabindex: "-1" }, "Thread"), this.where,
        el("button", { type: "button", class: "icon-button only-wide", "aria-label": "Close thread", on: { click: () => this.#leave() } }, icon("close")))),
    this.scroll, this.foot);
    this.messages = new MessageList(this.scroll, { openThread: () => {}, inThread: true });
    this.composer = new Composer(this.foot, { sent: acted, inThread: true });
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.#leave();
    });
    this.key = null;
  }

  /** Show the thread under `ts` of a conversation. */
  async open(conversation, ts) {
    const key = `${session.me.id}/${conversation.id}/${ts}`;
    const another = key !== this.key;
    this.key = key;
    this.ts = ts;
    this.root.hidden = false;
    document.body.classList.add("with-thread");
    this.where.textContent = conversationTitle(conversation);
    this.messages.start(conversation.id, key);
    this.composer.open(conversation.id, ts, "Reply…");
    if (another && !document.querySelector("dialog[open]")) this.composer.focus();
    await this.refresh();
  }

  async refresh() {
    const { key } = this;
    if (!key) return;
    const found = await api.messages(session.me.id, this.messages.channel, this.ts);
    if (this.key !== key) return;
    this.messages.show(found);
    if (found.length > 1 && !document.hidden) sawThread(this.messages.channel, this.ts, found.at(-1).ts);
    this.seen();
  }

  redraw() {
    if (this.key) this.messages.redraw();
  }

  #leave() {
    const { ts } = this;
    go({ thread: null });
    const from = document.querySelector(`#main .message[data-ts="${CSS.escape(ts)}"]`);
    (from?.querySelector(".thread-summary") ?? from ?? document.getElementById("composer"))?.focus();
  }

  close() {
    this.key = null;
    this.root.hidden = true;
    document.body.classList.remove("with-thread");
  }
}

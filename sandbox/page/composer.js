/**
 * The composer: Enter sends, Shift+Enter makes a line, "/" offers the app's commands, the button with the bolt
 * its shortcuts. What is typed is kept per conversation until it was sent.
 */

import { api } from "./api.js";
import { notice } from "./announce.js";
import { el, freshId, icon, replace } from "./dom.js";
import { growing } from "./elements/text.js";
import { TROUBLE } from "./elements/tie.js";
import { attachMenu } from "./menu.js";
import { session } from "./session.js";
import { Suggestions } from "./suggestions.js";

const DRAFT = "words:";

/** What Slack says when a command fails. */
function commandError(command, error) {
  if (error === "operation_timeout") return `${command} failed with the error “operation_timeout”`;
  if (error === "dispatch_failed") return `${command} failed because the app did not respond. Try again?`;
  if (error === "unknown_command") {
    return `${command} is not a valid command. Messages that start with “/” are taken as commands. If you are trying to send a message and not run a command, put a space before the “/”.`;
  }
  return `${command} failed with the error “${error}”`;
}

export class Composer {
  /** `thread` is null for a conversation; `sent()` is called after something went out. */
  constructor(root, { sent, inThread = false }) {
    Object.assign(this, { root, sent, inThread, channel: null, thread: null });
    this.area = growing(el("textarea", { class: "composer-area", rows: 1, id: inThread ? "thread-composer" : "composer" }));
    this.trouble = el("div", { class: "composer-trouble", role: "alert" });
    this.send = el("button", { type: "button", class: "send", "aria-label": "Send now", title: "Send now", on: { click: () => this.#send() } }, icon("send"));
    const bolt = el("button", { type: "button", class: "icon-button", "aria-label": "Shortcuts", title: "Shortcuts" }, icon("bolt"));
    attachMenu(bolt, () => this.#shortcuts(), { label: "Shortcuts", end: false, above: true });
    this.suggestions = new Suggestions(this.area, freshId("commands"));
    const frame = el("div", { class: "composer" }, this.suggestions.node, this.area,
      el("div", { class: "composer-tools" }, inThread ? el("span") : bolt, this.send));
    replace(root, this.trouble, frame, el("div", { class: "composer-hint" }, el("strong", {}, "Shift + Return"), " to add a new line"));
    this.area.addEventListener("input", () => this.#typed());
    this.area.addEventListener("keydown", (event) => this.#key(event));
    this.#typed();
  }

  /** Write to this conversation (and thread) from now on. */
  open(channel, thread, placeholder) {
    if (this.channel !== channel || this.thread !== thread || this.me !== session.me.id) {
      Object.assign(this, { channel, thread, me: session.me.id });
      this.area.value = sessionStorage.getItem(this.#draftKey()) ?? "";
      this.trouble.textContent = "";
      this.#typed();
      this.area.dispatchEvent(new Event("input"));
    }
    this.area.placeholder = placeholder;
    this.area.setAttribute("aria-label", placeholder);
  }

  focus() {
    this.area.focus();
  }

  #draftKey() {
    return `${DRAFT}${this.me}:${this.channel}:${this.thread ?? ""}`;
  }

  #typed() {
    const { value } = this.area;
    this.send.classList.toggle("send-ready", value.trim() !== "");
    if (this.channel) {
      if (value) sessionStorage.setItem(this.#draftKey(), value);
      else sessionStorage.removeItem(this.#draftKey());
    }
    this.suggestions.show(this.inThread ? "" : value, session.app.commands);
  }

  #key(event) {
    if (event.isComposing || this.suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    }
  }

  #shortcuts() {
    const found = session.app.shortcuts.map((shortcut) => ({
      label: shortcut.name, description: shortcut.description, choose: () => this.#shortcut(shortcut),
    }));
    return [{ heading: session.app.name }, ...found];
  }

  async #shortcut(shortcut) {
    try {
      const answer = await api.shortcut(session.me.id, shortcut.callback_id);
      if (!answer.ok) notice(TROUBLE);
      this.sent();
    } catch (error) {
      notice(error.message);
    }
  }

  async #send() {
    const words = this.area.value;
    if (!words.trim() || this.sending) return;
    this.sending = true;
    this.trouble.textContent = "";
    this.root.setAttribute("aria-busy", "true");
    const { channel, thread } = this;
    try {
      const failed = await this.#deliver(words, channel, thread);
      if (failed) this.trouble.textContent = failed;
      else if (this.channel === channel && this.thread === thread && this.area.value === words) this.#clear();
      if (!failed) this.sent();
    } catch (error) {
      this.trouble.textContent = error.message;
    } finally {
      this.sending = false;
      this.root.removeAttribute("aria-busy");
    }
  }

  /** Send as a command or a message; answers the words of what went wrong, or null. */
  async #deliver(words, channel, thread) {
    const command = words.match(/^(\/\S+)(?:\s+([\s\S]*))?$/);
    if (!command) {
      await api.say(session.me.id, channel, words.trim(), thread);
      return null;
    }
    if (thread) return `${command[1]} is not supported in threads. Sorry!`;
    const answer = await api.command(session.me.id, command[1], (command[2] ?? "").trim(), channel);
    return answer.ok ? null : commandError(command[1], answer.error);
  }

  #clear() {
    this.area.value = "";
    this.area.dispatchEvent(new Event("input"));
  }
}

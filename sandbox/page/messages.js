/**
 * A list of messages: of a conversation or of a thread. Days and what is new are marked, messages of one person
 * close together are grouped, and only what changed is drawn anew, so that focus and half-made choices stay.
 */

import { api } from "./api.js";
import { announce, notice } from "./announce.js";
import { dayDivider, isoDate } from "./dates.js";
import { ask } from "./dialog.js";
import { el } from "./dom.js";
import { Form } from "./form.js";
import { reader } from "./inline.js";
import { messageActions, messageNode } from "./message.js";
import { mrkdwn } from "./mrkdwn.js";
import { hasNewReplies } from "./seen.js";
import { nameOf, session } from "./session.js";

const GROUP_SECONDS = 300;
const NEAR_THE_END_PX = 80;

export class MessageList {
  /** `root` scrolls; `openThread(ts)` is called for replies; `inThread` draws without thread summaries. */
  constructor(root, { openThread, inThread = false }) {
    Object.assign(this, { root, openThread, inThread });
    this.list = el("div", { class: "message-list", role: "feed", "aria-label": inThread ? "Thread" : "Messages" });
    root.append(this.list);
    this.#forget();
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("focusin", (event) => this.#rove(event.target.closest(".message")));
    // A picture that has just come makes the list longer: keep the end in sight.
    root.addEventListener("load", () => this.atEnd && this.toEnd(), true);
    root.addEventListener("scroll", () => {
      this.atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < NEAR_THE_END_PX;
    });
  }

  #forget() {
    this.drawn = new Map();
    this.forms = new Map();
    this.messages = [];
    this.key = null;
    this.editing = null;
    this.atEnd = true;
    this.list.replaceChildren();
  }

  /** Another conversation or thread: begin anew. `newFrom` is the ts of the first unread message. */
  start(channel, key, newFrom = null) {
    if (this.key === key) return;
    this.#forget();
    Object.assign(this, { channel, key, newFrom });
  }

  /** Show these messages, oldest first. */
  show(messages) {
    const first = this.messages.length === 0 && this.drawn.size === 0;
    const known = new Set(this.messages.map((message) => message.ts));
    const come = first ? [] : messages.filter((message) => !known.has(message.ts));
    const stay = this.atEnd;
    this.messages = messages;
    this.#draw();
    if (first || stay || come.some((message) => message.user === session.me.id)) this.toEnd();
    for (const message of come) {
      if (message.user !== session.me.id || message.ephemeral) announce(`${nameOf(message.user)}: ${el("p", {}, mrkdwn(message.text ?? "")).textContent}`.slice(0, 240));
    }
  }

  toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
    this.atEnd = true;
  }

  redraw() {
    this.#draw();
  }

  /** The newest message here whose thread has replies not seen yet, or null. */
  withNewReplies() {
    const found = this.messages.filter((message) => hasNewReplies(this.channel, message));
    return found.sort((a, b) => Number(a.latest_reply) - Number(b.latest_reply)).at(-1) ?? null;
  }

  #draw() {
    const items = this.#items();
    const focus = this.#focused();
    const today = isoDate(reader().now, reader().zone);
    const next = new Map();
    for (const item of items) {
      const signature = JSON.stringify([item.message ?? item.words, item.grouped, item.newReplies, this.editing === item.key, today, session.me.id]);
      const old = this.drawn.get(item.key);
      next.set(item.key, old?.signature === signature ? old : { signature, node: this.#node(item) });
    }
    const nodes = [...next.values()].map(({ node }) => node);
    for (const [key, { node }] of this.drawn) if (next.get(key)?.node !== node) node.remove();
    nodes.forEach((node, index) => {
      if (this.list.children[index] !== node) this.list.insertBefore(node, this.list.children[index] ?? null);
    });
    this.drawn = next;
    this.#restore(focus);
    this.#rove(this.list.querySelector('.message[tabindex="0"]') ?? [...this.list.querySelectorAll(".message")].at(-1));
  }

  #items() {
    const at = reader();
    const items = [];
    let before = null;
    this.messages.forEach((message, index) => {
      if (message.deleted && !message.reply_count) return;
      const day = isoDate(Number(message.ts), at.zone);
      const newDay = !before || isoDate(Number(before.ts), at.zone) !== day;
      if (newDay && !(this.inThread && index > 0)) items.push({ key: `day:${day}`, words: dayDivider(Number(message.ts), at) });
      const isNew = message.ts === this.newFrom;
      if (isNew) items.push({ key: "new", words: "New", mark: true });
      if (this.inThread && index === 1) items.push({ key: "replies", words: repliesWords(this.messages.length - 1), thread: true });
      const grouped = !newDay && !isNew && !(this.inThread && index === 1) && follows(before, message);
      const newReplies = !this.inThread && hasNewReplies(this.channel, message);
      items.push({ key: message.ts, message, grouped, newReplies, inThread: this.inThread });
      before = message;
    });
    return items;
  }

  #node(item) {
    if (item.message) return messageNode(item, { ...this.#place(item.message), newReplies: item.newReplies });
    const kind = item.mark ? "divider divider-new" : item.thread ? "divider divider-replies" : "divider";
    return el("div", { class: kind, role: "separator", "aria-label": item.words }, el("span", {}, item.words));
  }

  #place(message) {
    const { channel } = this;
    if (!this.forms.has(message.ts)) this.forms.set(message.ts, new Form());
    const form = this.forms.get(message.ts);
    return {
      channel, form, ...messageActions(channel, message, form), openThread: this.openThread,
      editing: this.editing === message.ts,
      startEdit: (given) => this.#edit(given.ts),
      stopEdit: () => this.#edit(null),
      remove: (given) => this.#remove(given),
    };
  }

  #edit(ts) {
    const was = this.editing;
    this.editing = ts;
    this.#draw();
    const area = this.list.querySelector(".edit-area");
    if (area) {
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    } else if (was) {
      this.#nodeOf(was)?.focus();
    }
  }

  async #remove(message) {
    const node = this.#nodeOf(message.ts);
    const sure = await ask({
      title: "Delete message", yes: "Delete", danger: true,
      body: el("p", {}, "Are you sure you want to delete this message? This cannot be undone."),
    });
    if (!sure) return;
    (node?.previousElementSibling?.closest(".message") ?? node?.nextElementSibling?.closest(".message"))?.focus();
    try {
      await api.remove(session.me.id, this.channel, message.ts);
    } catch (error) {
      notice(error.message);
    }
  }

  #nodeOf(ts) {
    return this.list.querySelector(`.message[data-ts="${CSS.escape(ts)}"]`);
  }

  /** Where the focus is, so that it can be put back after drawing. */
  #focused() {
    const active = document.activeElement;
    const message = active?.closest?.(".message");
    if (!message || !this.list.contains(message)) return null;
    return { ts: message.dataset.ts, inside: active === message ? null : active.dataset.focus ?? "" };
  }

  #restore(focus) {
    if (!focus || this.list.contains(document.activeElement)) return;
    const message = this.#nodeOf(focus.ts);
    const inside = focus.inside && message?.querySelector(`[data-focus="${CSS.escape(focus.inside)}"]`);
    (inside || message)?.focus({ preventScroll: true });
  }

  /** One message at a time is in the tab order; so are the tools of that one. */
  #rove(message) {
    if (!message || !this.list.contains(message)) return;
    for (const other of this.list.querySelectorAll('.message[tabindex="0"]')) {
      if (other !== message) setReach(other, "-1");
    }
    setReach(message, "0");
  }

  #key(event) {
    const message = event.target;
    if (!message.classList?.contains("message") || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...this.list.querySelectorAll(".message")];
    const at = all.indexOf(message);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const tool = { t: "Reply in thread", r: "Reply in thread", e: "Edit message", Delete: "Delete message" }[event.key];
    if (to !== undefined) all[Math.max(0, Math.min(all.length - 1, to))].focus();
    else if (tool) message.querySelector(`.tool[data-focus="${tool}"]`)?.click();
    else return;
    event.preventDefault();
  }
}

function setReach(message, tabindex) {
  message.setAttribute("tabindex", tabindex);
  for (const tool of message.querySelectorAll(".tool")) tool.setAttribute("tabindex", tabindex);
}

function repliesWords(count) {
  return count === 1 ? "1 reply" : `${count} replies`;
}

/** Whether a message is drawn under the one before it without a name of its own. */
function follows(before, message) {
  return before !== null && before.user === message.user && before.bot === message.bot
    && !message.ephemeral && !before.ephemeral && before.subtype !== "tombstone" && !before.deleted
    && message.subtype !== "thread_broadcast" && !before.reply_count
    && Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
}

/** The middle of the page: the conversation that is open, or the app's Home; and the thread beside it. */

import { api } from "./api.js";
import { avatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { el, icon, replace } from "./dom.js";
import { drawHeader } from "./header.js";
import { Home } from "./home.js";
import { MessageList } from "./messages.js";
import { conversationName, conversationTitle, others } from "./names.js";
import { go, readPlace } from "./place.js";
import { conversationOf, nameOf, session } from "./session.js";
import { ThreadPane } from "./thread.js";

export class Main {
  constructor({ main, aside, acted }) {
    this.root = main;
    this.header = el("header", { class: "header" });
    this.beginning = el("div", { class: "beginning" });
    this.scroll = el("div", { class: "scroll" }, this.beginning);
    this.foot = el("div", { class: "foot" });
    this.homeRoot = el("div", { class: "scroll home", tabindex: "-1" });
    replace(main, this.header, this.scroll, this.foot, this.homeRoot);
    this.messages = new MessageList(this.scroll, { openThread: (ts) => go({ thread: ts }) });
    this.composer = new Composer(this.foot, { sent: acted });
    this.home = new Home(this.homeRoot, { acted });
    this.thread = new ThreadPane(aside, { acted, seen: () => this.redraw() });
    this.pill = el("button", { type: "button", class: "pill", hidden: true, on: { click: () => go({ thread: this.pill.dataset.ts }) } });
    this.foot.before(el("div", { class: "pill-place" }, this.pill));
    this.showing = null;
  }

  /** Draw the place; answers when what it shows was fetched. */
  async show(place) {
    const conversation = conversationOf(place.conversation);
    this.root.hidden = !conversation;
    if (!conversation) {
      this.showing = null;
      this.thread.close();
      return;
    }
    const atHome = conversation.kind === "app" && place.tab === "home";
    this.atHome = atHome;
    this.pill.hidden = true;
    drawHeader(this.header, conversation, place);
    this.scroll.hidden = atHome;
    this.foot.hidden = atHome;
    this.homeRoot.hidden = !atHome;
    const key = [place.person, conversation.id, atHome].join("/");
    const another = this.showing !== key;
    this.showing = key;
    if (atHome) {
      this.thread.close();
      if (another) await this.home.open();
      return;
    }
    if (another) {
      this.messages.start(conversation.id, key);
      this.#begin(conversation);
    }
    this.composer.open(conversation.id, null, `Message ${conversationTitle(conversation)}`);
    if (another && !place.thread) this.#focusComposer();
    const shown = [this.refreshMessages()];
    if (place.thread) shown.push(this.thread.open(conversation, place.thread));
    else this.thread.close();
    await Promise.all(shown);
  }

  /** One comes to write; but a phone's keyboard would cover what one came to read. */
  #focusComposer() {
    const at = document.activeElement;
    const free = at === document.body || at.closest("#sidebar, #bar, #main, #thread");
    if (free && matchMedia("(hover: hover)").matches && !document.querySelector("dialog[open]")) this.composer.focus();
  }

  /** What stands over the first message. */
  #begin(conversation) {
    const title = conversationTitle(conversation);
    const faces = conversation.kind === "channel" ? [] : others(conversation).slice(0, 4);
    replace(this.beginning, el("div", { class: "beginning-faces" }, faces.map((uid) => avatar(uid, 36))),
      el("h3", {}, title),
      el("p", {}, conversation.kind === "channel" ? `This is the very beginning of the ${title} channel.`
        : conversation.kind === "app" ? `This is the very beginning of your direct message history with ${conversationName(conversation)}.`
          : `This conversation is just between ${others(conversation).map(nameOf).join(", ")} and you.`));
  }

  /** Fetch the messages of the conversation that is open, and mark them read. */
  async refreshMessages() {
    const key = this.showing;
    if (!key || this.atHome) return;
    const channel = this.messages.channel;
    const found = await api.messages(session.me.id, channel);
    if (this.showing !== key) return;
    const conversation = conversationOf(channel);
    const unread = conversation?.unread ?? 0;
    if (unread && !this.messages.messages.length) this.messages.newFrom = firstUnread(conversation, found);
    this.messages.show(found);
    this.#drawPill();
    if (this.messages.atEnd) this.messages.toEnd();
    await this.#markRead(conversation, found);
  }

  async #markRead(conversation, found) {
    const last = found.filter((message) => !message.ephemeral).at(-1);
    if (!conversation?.unread || document.hidden) return;
    const ts = [conversation.last_ts, last?.ts].filter(Boolean).sort((a, b) => Number(a) - Number(b)).at(-1);
    if (ts) await api.read(session.me.id, conversation.id, ts);
  }

  /** The day turned, or people or the app changed: dates and names are drawn anew. */
  redraw() {
    const place = readPlace();
    if (this.showing && conversationOf(place.conversation)?.kind === "app") drawHeader(this.header, conversationOf(place.conversation), place);
    if (this.showing && !this.atHome) this.messages.redraw();
    this.thread.redraw();
    this.#drawPill();
  }

  /** Replies come under a message that may be far up: a button over the composer leads there. */
  #drawPill() {
    const message = this.showing && !this.atHome ? this.messages.withNewReplies() : null;
    this.pill.hidden = !message;
    if (!message) return;
    this.pill.dataset.ts = message.ts;
    replace(this.pill, icon("thread"), "New replies in a thread");
  }
}

/** The ts of the first message that was not read yet: after the last one read, or counted from the end. */
function firstUnread(conversation, found) {
  const from = found.filter((message) => message.user !== session.me.id && !message.ephemeral);
  if (conversation.last_read) return from.find((message) => Number(message.ts) > Number(conversation.last_read))?.ts ?? null;
  return from.at(-Math.min(conversation.unread, from.length))?.ts ?? null;
}

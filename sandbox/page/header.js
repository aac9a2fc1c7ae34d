/** The header of a conversation: its name, topic and members, and the tabs of the app. */

import { avatar } from "./avatar.js";
import { el, freshId, icon, redraw } from "./dom.js";
import { appMenu } from "./installed.js";
import { conversationName, conversationTitle, others } from "./names.js";
import { hashOf } from "./place.js";
import { conversationOf, nameOf, session } from "./session.js";

export function drawHeader(root, conversation, place) {
  const members = conversation.members ?? [];
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  redraw(root,
    el("div", { class: "header-line" },
      el("a", { class: "icon-button only-narrow", href: hashOf({ person: session.me.id }), "aria-label": "Back to the sidebar" }, icon("back")),
      mark(conversation),
      el("h2", { class: "header-name", tabindex: "-1" }, conversationTitle(conversation)),
      about(conversation),
      members.length > 2 || conversation.kind === "channel" ? membersButton(conversation, members) : null,
      conversation.kind === "app" && appMenu()),
    conversation.kind === "app" && tabs(conversation, place));
  if (focused) root.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

function mark(conversation) {
  if (conversation.kind === "app") return avatar(session.app.bot_user_id, 24);
  if (conversation.kind === "dm") return avatar(others(conversation)[0] ?? session.me.id, 24);
  return null;
}

function about(conversation) {
  if (conversation.kind === "app" && !session.app.installed) return el("span", { class: "header-topic" }, "Not installed");
  if (conversation.kind === "dm") return el("span", { class: "header-topic" }, session.people.get(others(conversation)[0])?.title ?? "");
  return conversation.topic ? el("span", { class: "header-topic" }, conversation.topic) : null;
}

function membersButton(conversation, members) {
  const button = el("button", {
    type: "button", class: "members", "aria-label": `View all ${members.length} members`, "aria-haspopup": "dialog",
    on: { click: () => showMembers(conversationOf(conversation.id)) },
  }, el("span", { class: "members-faces" }, members.slice(0, 3).map((uid) => avatar(uid, 20))), String(members.length));
  return button;
}

function showMembers(conversation) {
  const id = freshId("members");
  const dialog = el("dialog", { class: "dialog dialog-people", "aria-labelledby": id, on: { close: () => dialog.remove() } },
    el("header", { class: "dialog-head" }, el("h2", { id }, conversationName(conversation)),
      el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => dialog.close() } }, icon("close"))),
    el("div", { class: "dialog-body people-body" }, el("ul", { class: "people" }, conversation.members.map((uid) => el("li", { class: "person" },
      avatar(uid, 36), el("span", { class: "person-words" }, el("span", { class: "person-name" }, nameOf(uid)),
        el("span", { class: "person-title" }, uid === session.app.bot_user_id ? "App" : session.people.get(uid)?.title)))))));
  document.body.append(dialog);
  dialog.showModal();
}

function tabs(conversation, place) {
  const tab = (name, words) => el("a", {
    class: "tab", href: hashOf({ person: session.me.id, conversation: conversation.id, tab: name }),
    "aria-current": place.tab === name ? "page" : null,
  }, words);
  return el("nav", { class: "tabs", "aria-label": session.app.name }, tab("home", "Home"), tab("messages", "Messages"));
}

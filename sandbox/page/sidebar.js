/** The sidebar: the workspace's name, channels, direct messages and apps, with what is unread. */

import { avatar } from "./avatar.js";
import { el, icon, redraw } from "./dom.js";
import { attachMenu } from "./menu.js";
import { conversationName, others } from "./names.js";
import { hashOf, readPlace } from "./place.js";
import { session } from "./session.js";

const SECTIONS = [
  { title: "Channels", kinds: ["channel"], order: byName },
  { title: "Direct messages", kinds: ["dm", "group"], order: byRecency },
  { title: "Apps", kinds: ["app"], order: byName },
];

function byName(a, b) {
  return conversationName(a).localeCompare(conversationName(b));
}

function byRecency(a, b) {
  return Number(b.last_ts ?? 0) - Number(a.last_ts ?? 0) || byName(a, b);
}

/** Draw the sidebar into `nav`; `startMessage` is called by its button for a new direct message. */
export function drawSidebar(nav, startMessage) {
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  const place = readPlace();
  redraw(nav,
    el("div", { class: "workspace" }, el("h1", { class: "workspace-name" }, session.team.name), session.workspaces.length > 1 && otherWorkspaces(),
      el("button", { type: "button", class: "icon-button on-dark", "aria-label": "New message", title: "New message", "data-focus": "new", on: { click: startMessage } }, icon("edit"))),
    el("div", { class: "sidebar-scroll" }, SECTIONS.map((section) => drawSection(section, place))));
  if (focused) nav.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

/** The button that leads to the other workspaces of this sandbox. */
function otherWorkspaces() {
  const button = el("button", { type: "button", class: "icon-button on-dark", "aria-label": "Other workspaces", "data-focus": "workspaces" }, icon("caret"));
  const others = () => session.workspaces.filter(({ id }) => id !== session.team.id);
  attachMenu(button, () => others().map(({ name, path }) => ({ label: name, choose: () => location.assign(path) })), { end: false });
  return button;
}

function drawSection({ title, kinds, order }, place) {
  const found = session.conversations.filter((conversation) => kinds.includes(conversation.kind)).sort(order);
  if (!found.length) return null;
  return el("section", { class: "sidebar-section", "aria-label": title },
    el("h2", { class: "sidebar-title" }, title),
    el("ul", {}, found.map((conversation) => el("li", {}, row(conversation, place)))));
}

function row(conversation, place) {
  const current = place.conversation === conversation.id;
  const name = conversationName(conversation);
  const unread = conversation.unread > 0;
  const badge = conversation.kind === "channel" ? conversation.mentions : conversation.unread;
  const tab = conversation.kind === "app" && !unread && !current ? "home" : current ? place.tab : "messages";
  return el("a", {
    class: ["sidebar-row", current && "current", unread && "unread"].filter(Boolean).join(" "),
    href: hashOf({ person: session.me.id, conversation: conversation.id, tab }),
    "aria-current": current ? "page" : null,
    "aria-label": unread ? `${name}, ${conversation.unread} unread` : null,
    "data-focus": conversation.id,
  }, mark(conversation), el("span", { class: "sidebar-name" }, name),
  badge > 0 && el("span", { class: "badge", "aria-hidden": "true" }, String(badge)));
}

function mark(conversation) {
  if (conversation.kind === "channel") return el("span", { class: "sidebar-mark" }, icon("hash"));
  if (conversation.kind === "app") return avatar(session.app.bot_user_id, 20);
  if (conversation.kind === "group") return el("span", { class: "sidebar-mark group-mark", "aria-hidden": "true" }, String(others(conversation).length));
  return avatar(others(conversation)[0] ?? session.me.id, 20);
}

/** Arrow keys go from row to row. */
export function arrowKeys(nav) {
  nav.addEventListener("keydown", (event) => {
    const rows = [...nav.querySelectorAll(".sidebar-row")];
    const at = rows.indexOf(document.activeElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(rows.length - 1, to))].focus();
  });
}

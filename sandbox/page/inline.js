/**
 * The small things inside a text: mentions, channels, links, dates, emoji. Shared by mrkdwn and rich text.
 */

import { slackDate, fullDate } from "./dates.js";
import { el } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { conversationOf, locale, nameOf, sandboxNow, session, zone } from "./session.js";

/** Who reads, and when, as the functions of dates.js take it. */
export function reader() {
  return { zone: zone(), locale: locale(), now: sandboxNow() };
}

/** An address that may be followed, or null: only the schemes that Slack links. */
export function safeUrl(url) {
  try {
    const parsed = new URL(url, location.href);
    return ["http:", "https:", "mailto:", "tel:", "slack:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

export function link(url, ...children) {
  const href = safeUrl(url);
  const words = children.length ? children : [url];
  if (!href) return el("span", {}, words);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, words);
}

export function userMention(uid) {
  const mine = uid === session.me?.id;
  return el("span", { class: mine ? "mention mention-me" : "mention" }, `@${nameOf(uid)}`);
}

export function channelMention(id, label = null) {
  const name = conversationOf(id)?.name ?? label ?? id;
  return el("span", { class: "mention" }, name.startsWith("#") ? name : `#${name}`);
}

export function broadcast(range) {
  return el("span", { class: "mention mention-me" }, `@${range}`);
}

export function usergroup(id, label = null) {
  return el("span", { class: "mention" }, label ?? `@${id}`);
}

/** A moment in the reader's zone; its title gives the full date. */
export function date(epoch, template, fallback, url = null) {
  const at = reader();
  const words = slackDate(epoch, template, at);
  if (words === null) return el("span", {}, fallback ?? template);
  const time = el("time", { datetime: new Date(epoch * 1000).toISOString(), title: fullDate(epoch, at) }, words);
  return url ? link(url, time) : time;
}

export function emoji(name, unicode = null) {
  const character = unicode
    ? String.fromCodePoint(...unicode.split("-").map((code) => Number.parseInt(code, 16)))
    : emojiOf(name);
  return character ? el("span", { role: "img", "aria-label": name.replaceAll("_", " "), title: `:${name}:` }, character)
    : el("span", {}, `:${name}:`);
}

/**
 * Slack's mrkdwn as nodes: *bold*, _italic_, ~strike~, `code`, ```pre```, > quotes, links, mentions, dates.
 *
 * First the parts in angle brackets are taken out (they can never be formatting), then fences, quotes and
 * lines, then the marks inside a line. Nothing is ever parsed as HTML.
 */

import { el } from "./dom.js";
import { broadcast, channelMention, date, emoji, link, userMention, usergroup } from "./inline.js";
import { emojiOf } from "./emoji.js";

/** Stands for a part that was taken out; its number follows, then CLOSE. Both are private-use characters. */
const OPEN = "\uE000";
const CLOSE = "\uE001";

/** `&amp;`, `&lt;` and `&gt;` as the characters they stand for; Slack knows no other entity. */
export function unescape(text) {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">" })[name]);
}

/** A text as Slack keeps what people type: only these three characters are written as entities. */
export function escape(text) {
  return text.replace(/[&<>]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character]);
}

/** The nodes of a mrkdwn text. `verbatim` leaves bare addresses as they are. */
export function mrkdwn(text, { verbatim = false } = {}) {
  const parts = [];
  const keep = (node) => `${OPEN}${parts.push(node) - 1}${CLOSE}`;
  const source = text.replace(/[\uE000\uE001]/g, "");
  const fenced = source.split("```");
  // An odd number of fences leaves the last one open: then it is text.
  const open = fenced.length % 2 === 0 ? fenced.pop() : null;
  if (open !== null) fenced.push(`${fenced.pop()}\`\`\`${open}`);
  const nodes = fenced.flatMap((piece, index) =>
    index % 2 === 1 ? [preformatted(piece)] : lines(trimAroundFence(piece, index, fenced.length), keep, parts, verbatim));
  return nodes;
}

function trimAroundFence(piece, index, count) {
  let text = piece;
  if (index > 0) text = text.replace(/^\n/, "");
  if (index < count - 1) text = text.replace(/\n$/, "");
  return text;
}

function preformatted(piece) {
  const text = piece.replace(/^\n/, "").replace(/\n$/, "").replace(/<([^<>\n]+)>/g, (_, inner) => {
    const [target, label] = inner.split("|");
    return label ?? target;
  });
  return el("pre", {}, unescape(text));
}

function lines(text, keep, parts, verbatim) {
  if (text === "") return [];
  const bare = takeOut(text, keep, verbatim);
  const rows = bare.split("\n");
  const nodes = [];
  for (let index = 0; index < rows.length; index += 1) {
    if (rows[index].startsWith("&gt;&gt;&gt;") || rows[index].startsWith(">>>")) {
      const rest = rows.slice(index).join("\n").replace(/^(&gt;|>){3} ?/, "");
      nodes.push(el("blockquote", {}, inlineLines(rest, parts)));
      return nodes;
    }
    if (isQuote(rows[index])) {
      const quoted = [];
      while (index < rows.length && isQuote(rows[index])) {
        quoted.push(rows[index].replace(/^(&gt;|>) ?/, ""));
        index += 1;
      }
      index -= 1;
      nodes.push(el("blockquote", {}, inlineLines(quoted.join("\n"), parts)));
    } else {
      const follows = nodes.at(-1);
      if (follows && follows.nodeName !== "BLOCKQUOTE") nodes.push(el("br"));
      nodes.push(...marks(rows[index], parts));
      if (!nodes.length) nodes.push(document.createTextNode(""));
    }
  }
  return nodes;
}

const isQuote = (row) => /^(&gt;|>)/.test(row);

function inlineLines(text, parts) {
  return text.split("\n").flatMap((row, index) => (index ? [el("br"), ...marks(row, parts)] : marks(row, parts)));
}

/** Take the parts in angle brackets, code spans, bare addresses and emoji out of a text. */
function takeOut(text, keep, verbatim) {
  let bare = text.replace(/`([^`\n]+)`/g, (whole, inner) =>
    (inner.trim() ? keep(el("code", {}, unescape(inner.replace(/<([^<>\n]+)>/g, (_, t) => t.split("|").at(-1))))) : whole));
  bare = bare.replace(/<([^<>\n]+)>/g, (whole, inner) => {
    const node = bracketed(inner);
    return node ? keep(node) : whole;
  });
  if (!verbatim) {
    bare = bare.replace(/\bhttps?:\/\/[^\s<>\uE000\uE001]+[^\s<>\uE000\uE001.,;:!?'")\]*_~]/g, (url) =>
      keep(link(unescape(url))));
  }
  return bare.replace(/:([a-z0-9_+-]+(?:::skin-tone-\d)?):/g, (whole, name) =>
    (emojiOf(name) ? keep(emoji(name)) : whole));
}

/** What one `<...>` stands for; null when it is nothing that Slack knows. */
function bracketed(inner) {
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : unescape(inner.slice(bar + 1));
  if (/^@[UWB]\w+$/.test(target)) return userMention(target.slice(1));
  if (/^#C\w+$/.test(target)) return channelMention(target.slice(1), label);
  if (/^!(channel|here|everyone)$/.test(target)) return broadcast(target.slice(1));
  if (target.startsWith("!subteam^")) return usergroup(target.slice("!subteam^".length), label);
  if (target.startsWith("!date^")) {
    const [, epoch, template, url] = target.split("^");
    return date(Number(epoch), unescape(template ?? ""), label, url ? unescape(url) : null);
  }
  if (/^(https?:\/\/|mailto:|tel:|slack:\/\/)/.test(target)) return link(unescape(target), label ?? unescape(target).replace(/^(mailto|tel):/, ""));
  return null;
}

const STYLES = { "*": "strong", _: "em", "~": "s" };

/**
 * The marks in one line. A mark opens only before a character that is no blank and after one that is no word
 * character, and closes the other way round, as Slack reads them: `2*3*4` and `snake_case_name` stay.
 */
function marks(row, parts) {
  const found = row.match(/(^|[^\p{L}\p{N}*_~])([*_~])(?=\S)(?!\2)(.*?\S)\2(?![\p{L}\p{N}])/u);
  if (!found) return plain(row, parts);
  const [whole, before, mark, inner] = found;
  const start = found.index;
  return [
    ...plain(row.slice(0, start) + before, parts),
    el(STYLES[mark], {}, marks(inner, parts)),
    ...marks(row.slice(start + whole.length), parts),
  ];
}

/** Text nodes, with what was taken out put back in its place. */
function plain(text, parts) {
  return text.split(new RegExp(`${OPEN}(\\d+)${CLOSE}`)).map((piece, index) =>
    (index % 2 ? parts[Number(piece)] : document.createTextNode(unescape(piece))));
}

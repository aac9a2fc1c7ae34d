/** rich_text blocks: sections, lists, quotes, preformatted text, and everything that stands inside a line. */

import { el } from "../dom.js";
import { broadcast, channelMention, date, emoji, link, userMention, usergroup } from "../inline.js";
import { unknown, unknownInline } from "./unknown.js";

const INLINE = {
  text: (part) => lines(part.text),
  link: (part) => link(part.url, part.text ?? part.url),
  user: (part) => userMention(part.user_id),
  channel: (part) => channelMention(part.channel_id),
  usergroup: (part) => usergroup(part.usergroup_id),
  broadcast: (part) => broadcast(part.range),
  emoji: (part) => emoji(part.name, part.unicode),
  date: (part) => date(part.timestamp, part.format, part.fallback, part.url),
  color: (part) => el("span", { class: "color" }, part.value, el("span", { class: "color-box", style: { "background-color": part.value } })),
  team: (part) => el("span", { class: "mention" }, part.team_id),
};

const STYLES = { code: "code", bold: "strong", italic: "em", strike: "s", underline: "u", highlight: "mark", client_highlight: "mark" };

function lines(text) {
  return text.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));
}

function inline(parts) {
  return parts.map((part) => {
    const draw = INLINE[part.type];
    if (!draw) return unknownInline("rich text element", part);
    const on = Object.keys(STYLES).filter((style) => part.style?.[style]);
    return on.reduce((node, style) => el(STYLES[style], {}, node), draw(part));
  });
}

/** A list; one that is indented more than the list before it is drawn further in. */
function list(part) {
  const ordered = part.style === "ordered";
  return el(ordered ? "ol" : "ul", {
    class: `rich-list indent-${part.indent ?? 0}`,
    start: ordered && part.offset ? part.offset + 1 : null,
    style: { "margin-inline-start": `${(part.indent ?? 0) * 28}px` },
  }, part.elements.map((item) => el("li", {}, item.type === "rich_text_section" ? inline(item.elements) : sub(item))));
}

const SUB = {
  rich_text_section: (part) => el("div", { class: "rich-section" }, inline(part.elements)),
  rich_text_list: list,
  rich_text_quote: (part) => el("blockquote", {}, inline(part.elements)),
  rich_text_preformatted: (part) => el("pre", {}, part.elements.map((piece) => piece.text ?? piece.url ?? unknownInline("rich text element", piece))),
};

function sub(part) {
  return SUB[part.type] ? SUB[part.type](part) : unknown("rich text element", part);
}

export function richText(block) {
  return el("div", { class: "rich-text" }, block.elements.map(sub));
}

/** Block Kit's text objects. plain_text is shown letter by letter; only emoji names become emoji. */

import { el } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { mrkdwn } from "../mrkdwn.js";

/** The nodes of a text object. */
export function textNodes(text) {
  if (!text) return [];
  if (text.type === "mrkdwn") return mrkdwn(text.text, { verbatim: text.verbatim === true });
  const words = plainText(text);
  return words.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));
}

/** The words of a plain_text object; the titles of views come as their words alone. */
export function plainText(text) {
  if (!text) return "";
  if (typeof text === "string") return withEmoji(text);
  return text.emoji === false ? text.text : withEmoji(text.text);
}

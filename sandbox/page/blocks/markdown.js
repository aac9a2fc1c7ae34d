/**
 * The markdown block: headings, lists, task lists, quotes, fences, rules, tables; bold, italic, strike, code,
 * links. The part of Markdown that Slack draws, no more. Nodes only.
 */

import { el } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { link } from "../inline.js";

const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;
const ITEM = /^( *)([-*+]|\d+[.)]) +(.*)$/;
const ROW = /^\s*\|.*\|\s*$/;

export function markdown(block) {
  return el("div", { class: "markdown" }, pieces(block.text.split("\n")));
}

function pieces(rows) {
  const nodes = [];
  let at = 0;
  const take = (test) => {
    const from = at;
    while (at < rows.length && test(rows[at])) at += 1;
    return rows.slice(from, at);
  };
  while (at < rows.length) {
    const row = rows[at];
    const heading = row.match(/^(#{1,6}) +(.*?) *#*$/);
    if (row.trim() === "") {
      at += 1;
    } else if (row.startsWith("```")) {
      at += 1;
      const code = take((next) => !next.startsWith("```"));
      at += 1;
      nodes.push(el("pre", {}, code.join("\n")));
    } else if (heading) {
      at += 1;
      nodes.push(el(`h${Math.min(6, heading[1].length + 2)}`, {}, inline(heading[2])));
    } else if (RULE.test(row)) {
      at += 1;
      nodes.push(el("hr"));
    } else if (row.startsWith(">")) {
      const quoted = take((next) => next.startsWith(">"));
      nodes.push(el("blockquote", {}, pieces(quoted.map((next) => next.replace(/^> ?/, "")))));
    } else if (ITEM.test(row)) {
      nodes.push(list(take((next) => ITEM.test(next) || /^ {2,}\S/.test(next))));
    } else if (ROW.test(row) && /^[\s|:-]+$/.test(rows[at + 1] ?? "")) {
      nodes.push(grid(take((next) => ROW.test(next))));
    } else {
      at += 1;
      const words = [row, ...take((next) => next.trim() !== "" && !starts(next))];
      nodes.push(el("p", {}, words.flatMap((line, index) => (index ? [el("br"), ...inline(line)] : inline(line)))));
    }
  }
  return nodes;
}

function starts(row) {
  return row.startsWith("```") || row.startsWith(">") || /^#{1,6} /.test(row) || ITEM.test(row) || RULE.test(row) || ROW.test(row);
}

/** A list of rows; deeper ones become a list inside the item above them. */
function list(rows) {
  const depth = rows[0].match(ITEM)[1].length;
  const ordered = /^\s*\d/.test(rows[0]);
  const items = [];
  for (const row of rows) {
    const found = row.match(ITEM);
    if (found && found[1].length <= depth) items.push({ text: found[3], under: [] });
    else items.at(-1).under.push(row);
  }
  const start = ordered ? Number.parseInt(rows[0].trim(), 10) : null;
  return el(ordered ? "ol" : "ul", { start: start > 1 ? start : null }, items.map(({ text, under }) => {
    const task = text.match(/^\[([ xX])\] +(.*)$/);
    const words = task
      ? [el("input", { type: "checkbox", disabled: true, checked: task[1] !== " ", "aria-label": task[2] }), " ", ...inline(task[2])]
      : inline(text);
    return el("li", { class: task ? "task" : null }, words, under.length ? nested(under) : null);
  }));
}

function nested(rows) {
  return ITEM.test(rows[0]) ? list(rows) : el("div", {}, rows.flatMap((row) => inline(row.trim())));
}

function grid(rows) {
  const cells = (row) => row.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
  const [head, , ...body] = rows.map(cells);
  return el("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": "Table" }, el("table", {},
    el("thead", {}, el("tr", {}, head.map((cell) => el("th", { scope: "col" }, inline(cell))))),
    el("tbody", {}, body.map((row) => el("tr", {}, row.map((cell) => el("td", {}, inline(cell))))))));
}

const MARKS = [
  [/`([^`]+)`/, ([, code]) => el("code", {}, code)],
  [/!?\[([^\]]+)\]\((\S+?)\)/, ([, words, url]) => link(url, ...inline(words))],
  [/<(https?:\/\/[^>\s]+)>/, ([, url]) => link(url)],
  [/\*\*(?=\S)(.+?)\*\*/, ([, words]) => el("strong", {}, inline(words))],
  [/__(?=\S)(.+?)__/, ([, words]) => el("strong", {}, inline(words))],
  [/~~(?=\S)(.+?)~~/, ([, words]) => el("s", {}, inline(words))],
  [/\*(?=\S)([^*]+?)\*/, ([, words]) => el("em", {}, inline(words))],
  [/(?<![\p{L}\p{N}])_(?=\S)([^_]+?)_(?![\p{L}\p{N}])/u, ([, words]) => el("em", {}, inline(words))],
  [/\\([\\`*_{}[\]()#+\-.!~|>])/, ([, character]) => character],
];

/** The marks of one line: the first one found is drawn, then what is after it. */
function inline(text) {
  let first = null;
  for (const [pattern, draw] of MARKS) {
    const found = text.match(pattern);
    if (found && (!first || found.index < first.found.index)) first = { found, draw };
  }
  if (!first) return text ? [withEmoji(text)] : [];
  const { found, draw } = first;
  return [...inline(text.slice(0, found.index)), draw(found), ...inline(text.slice(found.index + found[0].length))];
}

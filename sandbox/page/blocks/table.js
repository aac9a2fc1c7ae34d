/** The table block. Its first row is the head, as Slack draws it. */

import { el } from "../dom.js";
import { richText } from "./rich_text.js";
import { unknown } from "./unknown.js";

const CELLS = {
  raw_text: (cell) => cell.text,
  raw_number: (cell) => cell.text ?? String(cell.value),
  rich_text: (cell) => richText(cell),
};

export function table(block) {
  const settings = block.column_settings ?? [];
  const cell = (tag, value, column) => el(tag, {
    scope: tag === "th" ? "col" : null,
    class: settings[column]?.is_wrapped ? "cell-wrapped" : null,
    style: { "text-align": settings[column]?.align ?? "left" },
  }, CELLS[value?.type] ? CELLS[value.type](value) : unknown("table cell", value));
  const [head, ...rows] = block.rows;
  return el("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": "Table" },
    el("table", {},
      el("thead", {}, el("tr", {}, (head ?? []).map((value, column) => cell("th", value, column)))),
      el("tbody", {}, rows.map((row) => el("tr", {}, row.map((value, column) => cell("td", value, column)))))));
}

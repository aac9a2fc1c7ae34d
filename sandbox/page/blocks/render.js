/**
 * Block Kit blocks as nodes: the table of the types this page knows.
 *
 * A surface (a message, a modal, App Home) gives a context:
 *   form     what was filled in here (form.js)
 *   act      (block, element, value) -> promise of {ok, error}: tell the app
 *   options  (block, element, query) -> promise of an answer of /options
 *   errors   the errors of fields, by block id
 *   surface  "message", "modal" or "home"
 */

import { el } from "../dom.js";
import { actions, context, divider, header, section } from "./layout.js";
import { input } from "./input.js";
import { markdown } from "./markdown.js";
import { file, image, video } from "./media.js";
import { richText } from "./rich_text.js";
import { table } from "./table.js";
import { unknown } from "./unknown.js";

const BLOCKS = {
  actions, context, divider, file, header, image, input, markdown, rich_text: richText, section, table, video,
};

/** The blocks of a surface, one node each. */
export function renderBlocks(blocks, context_) {
  return blocks.map((block, index) => {
    const draw = BLOCKS[block.type];
    const known = { ...block, block_id: block.block_id ?? `block-${index}` };
    const node = draw ? draw(known, context_) : unknown("block", block);
    return el("div", { class: `block block-${block.type}`, data: { block: known.block_id } }, node);
  });
}

/**
 * Block Kit's interactive elements: the table of the types this page knows.
 *
 * Where an element stands is given as `at`: its block, and for a field the ids of its label, hint and error.
 */

import { unknown } from "../blocks/unknown.js";
import { button, overflow } from "./button.js";
import { checkboxes, radioButtons } from "./choices.js";
import { datePicker, dateTimePicker, timePicker } from "./dates.js";
import { fileInput } from "./file.js";
import { conversationsSelect, externalSelect, staticSelect, usersSelect } from "./selects.js";
import { numberInput, richTextInput, textInput, typedInput } from "./text.js";

const one = (draw) => (spec, context, at) => draw(spec, context, at, { multiple: false });
const many = (draw) => (spec, context, at) => draw(spec, context, at, { multiple: true });

const ELEMENTS = {
  button,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  plain_text_input: textInput,
  number_input: numberInput,
  email_text_input: typedInput("email"),
  url_text_input: typedInput("url"),
  rich_text_input: richTextInput,
  file_input: fileInput,
  static_select: one(staticSelect),
  external_select: one(externalSelect),
  users_select: one(usersSelect),
  conversations_select: one(conversationsSelect),
  channels_select: one(conversationsSelect),
  multi_static_select: many(staticSelect),
  multi_external_select: many(externalSelect),
  multi_users_select: many(usersSelect),
  multi_conversations_select: many(conversationsSelect),
  multi_channels_select: many(conversationsSelect),
};

/** The node of an element. */
export function element(spec, context, at) {
  const draw = ELEMENTS[spec?.type];
  return draw ? draw(spec, context, at) : unknown("element", spec);
}

export function isImage(spec) {
  return spec?.type === "image";
}

/** Elements of several controls: their label names a group and points at no single control. */
export function isGroup(spec) {
  return ["checkboxes", "radio_buttons", "datetimepicker"].includes(spec?.type);
}

/** Select menus, single and multi: from given options, from the app, from people, from conversations. */

import { avatar } from "../avatar.js";
import { plainText } from "../blocks/text.js";
import { combobox } from "../combobox.js";
import { nameOf, session } from "../session.js";
import { tie } from "./tie.js";

const WORDS = {
  static: "Select an option", external: "Search", users: "Select a person", conversations: "Select a conversation",
};

/** An option object of Block Kit as the combobox shows it. */
function choice(option) {
  return { value: option.value, text: plainText(option.text), description: option.description ? plainText(option.description) : "" };
}

function groupsOf({ options, option_groups: groups }) {
  if (groups) return groups.map((group) => ({ label: plainText(group.label), options: group.options.map(choice) }));
  return [{ label: null, options: (options ?? []).map(choice) }];
}

function matching(groups, query) {
  const wanted = query.trim().toLocaleLowerCase();
  if (!wanted) return groups;
  return groups
    .map((group) => ({ ...group, options: group.options.filter((option) => `${option.text} ${option.description}`.toLocaleLowerCase().includes(wanted)) }))
    .filter((group) => group.options.length);
}

/** What all of them share: the tie, and a combobox over `search` whose chosen values `show` can name. */
function select(spec, context, at, { multiple, initial, search, show, words, least = 0 }) {
  const tied = tie(spec, context, at, initial);
  const given = tied.value === null ? [] : [tied.value].flat();
  return combobox({
    attributes: tied.attributes,
    label: at.field || at.labelledby ? null : plainText(spec.placeholder) || words,
    placeholder: plainText(spec.placeholder) || words,
    multiple,
    most: spec.max_selected_items ?? Infinity,
    clearable: Boolean(at.inInput && at.block.optional),
    least,
    chosen: given.map(show),
    search,
    choose: (node, options) => {
      const values = options.map((option) => option.value);
      for (const option of options) context.form.remember(option);
      if (multiple) return tied.change(node, values.length ? values : null);
      return tied.change(node, values[0] ?? null);
    },
  });
}

const initialOf = (spec, multiple) =>
  (multiple ? spec.initial_options?.map((option) => option.value) : spec.initial_option?.value) ?? null;

export function staticSelect(spec, context, at, { multiple }) {
  const groups = groupsOf(spec);
  const all = groups.flatMap((group) => group.options);
  return select(spec, context, at, {
    multiple, words: WORDS.static, initial: initialOf(spec, multiple),
    search: async (query) => matching(groups, query),
    show: (value) => all.find((option) => option.value === value) ?? { value, text: value, description: "" },
  });
}

export function externalSelect(spec, context, at, { multiple }) {
  for (const option of spec.initial_options ?? [spec.initial_option].filter(Boolean)) context.form.remember(choice(option));
  return select(spec, context, at, {
    multiple, words: WORDS.external, initial: initialOf(spec, multiple), least: spec.min_query_length ?? 3,
    search: async (query) => groupsOf(await context.options(at.block, spec, query)),
    show: (value) => context.form.optionFor(value) ?? { value, text: value, description: "" },
  });
}

function personChoice(person) {
  return {
    value: person.id, text: nameOf(person.id), description: person.title,
    picture: () => avatar(person.id, 20),
  };
}

export function usersSelect(spec, context, at, { multiple }) {
  const search = async (query) => {
    const people = [...session.people.values()].filter((person) => !person.deleted);
    return matching([{ label: null, options: people.map(personChoice) }], query);
  };
  return select(spec, context, at, {
    multiple, words: WORDS.users, search,
    initial: (multiple ? spec.initial_users : spec.initial_user) ?? null,
    show: (value) => (session.people.has(value) ? personChoice(session.people.get(value)) : { value, text: value, description: "" }),
  });
}

const KINDS = { im: ["dm", "app"], mpim: ["group"], private: ["channel"], public: ["channel"] };

export function conversationsSelect(spec, context, at, { multiple }) {
  const channelsOnly = spec.type.includes("channels");
  const kinds = channelsOnly ? ["channel"] : spec.filter?.include?.flatMap((kind) => KINDS[kind]);
  const name = (conversation) => (conversation.kind === "channel" ? `#${conversation.name}` : conversation.name);
  const listed = () => session.conversations
    .filter((conversation) => !kinds || kinds.includes(conversation.kind))
    .filter((conversation) => !(spec.filter?.exclude_bot_users && conversation.kind === "app"))
    .map((conversation) => ({ value: conversation.id, text: name(conversation), description: "" }));
  const initial = channelsOnly
    ? spec[multiple ? "initial_channels" : "initial_channel"]
    : spec[multiple ? "initial_conversations" : "initial_conversation"];
  return select(spec, context, at, {
    multiple, words: WORDS.conversations, initial: initial ?? null,
    search: async (query) => matching([{ label: null, options: listed() }], query),
    show: (value) => listed().find((option) => option.value === value) ?? { value, text: value, description: "" },
  });
}

/** One message: who, when, the words or blocks, files, the thread under it, and what one may do with it. */

import { api } from "./api.js";
import { avatar } from "./avatar.js";
import { attachedFile } from "./blocks/media.js";
import { renderBlocks } from "./blocks/render.js";
import { clockTime, fullDate, momentWords } from "./dates.js";
import { el, icon } from "./dom.js";
import { reader } from "./inline.js";
import { mrkdwn } from "./mrkdwn.js";
import { nameOf, session } from "./session.js";
import { editor } from "./edit.js";

/**
 * The node of a message. `item` says how it stands: {message, grouped, inThread}; `place` is what it can do:
 * {channel, form, act, options, openThread, startEdit, stopEdit, remove, editing}.
 */
export function messageNode({ message, grouped, inThread }, place) {
  const name = message.bot && message.username ? message.username : nameOf(message.user);
  const at = reader();
  const epoch = Number(message.ts);
  const mine = message.user === session.me.id && !message.ephemeral && !message.deleted;
  const short = el("time", { class: "message-time", datetime: new Date(epoch * 1000).toISOString(), title: fullDate(epoch, at) }, clockTime(epoch, at));
  const node = el("article", {
    class: ["message", grouped && "grouped", message.ephemeral && "ephemeral", place.editing && "editing"].filter(Boolean).join(" "),
    tabindex: "-1", "data-ts": message.ts, "aria-label": `${name}, ${clockTime(epoch, at)}`,
  },
  el("div", { class: "message-side" }, grouped ? short : avatar(message.user, 36)),
  el("div", { class: "message-main" },
    message.ephemeral && el("div", { class: "only-you" }, icon("eye"), "Only visible to you"),
    !grouped && el("div", { class: "message-head" }, el("span", { class: "message-name" }, name),
      message.bot && el("span", { class: "app-badge" }, "APP"), short),
    message.subtype === "thread_broadcast" && !inThread && broadcastNote(message, place),
    place.editing ? editor(message, place) : body(message, place),
    !inThread && message.reply_count > 0 && threadSummary(message, place, at)),
  !place.editing && !message.deleted && toolbar(message, { mine, inThread }, place));
  return node;
}

function broadcastNote(message, place) {
  return el("button", { type: "button", class: "link-button broadcast-note", on: { click: () => place.openThread(message.thread_ts) } }, "replied to a thread");
}

function body(message, place) {
  if (message.deleted || message.subtype === "tombstone") return el("div", { class: "message-gone" }, icon("trash"), "This message was deleted.");
  // Slack shows it on an app's message only where words without blocks were changed.
  const marked = message.edited && !(message.bot && message.blocks?.length);
  const edited = marked && el("span", { class: "edited", title: fullDate(Number(message.edited.ts), reader()) }, "(edited)");
  const context = { form: place.form, act: place.act, options: place.options, errors: {}, surface: "message" };
  const words = message.blocks?.length
    ? [el("div", { class: "blocks" }, renderBlocks(message.blocks, context)), edited]
    : (message.text || edited) && el("div", { class: "message-text" }, mrkdwn(message.text ?? ""), edited && [" ", edited]);
  return [
    words,
    (message.attachments ?? []).map((attachment) => attachmentNode(attachment, context)),
    message.files?.length > 0 && el("div", { class: "message-files" }, message.files.map(attachedFile)),
  ];
}

function attachmentNode(attachment, context) {
  return el("div", { class: "attachment", style: attachment.color ? { "border-left-color": attachment.color.startsWith("#") ? attachment.color : `#${attachment.color}` } : {} },
    attachment.pretext && el("div", {}, mrkdwn(attachment.pretext)),
    attachment.title && el("strong", {}, attachment.title),
    attachment.text && el("div", {}, mrkdwn(attachment.text)),
    attachment.blocks && el("div", { class: "blocks" }, renderBlocks(attachment.blocks, context)));
}

function threadSummary(message, place, at) {
  const replies = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  return el("button", { type: "button", class: "thread-summary", "data-focus": "thread", on: { click: () => place.openThread(message.ts) } },
    el("span", { class: "thread-people" }, (message.reply_users ?? []).slice(0, 5).map((uid) => avatar(uid, 24))),
    el("span", { class: "thread-count" }, replies),
    place.newReplies && el("span", { class: "thread-new" }, "New"),
    message.latest_reply && el("span", { class: "thread-last" }, `Last reply ${lastReply(message.latest_reply, at)}`),
    el("span", { class: "thread-view", "aria-hidden": "true" }, "View thread"));
}

function lastReply(ts, at) {
  const words = momentWords(Number(ts), at);
  return /^(Today|Yesterday|Tomorrow)/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

function toolbar(message, { mine, inThread }, place) {
  const tool = (name, picture, action, key) => el("button", {
    type: "button", class: "tool", "aria-label": name, title: `${name} (${key})`, tabindex: "-1", "data-focus": name, on: { click: action },
  }, icon(picture));
  const tools = [
    !message.ephemeral && !inThread && tool("Reply in thread", "thread", () => place.openThread(message.thread_ts ?? message.ts), "T"),
    mine && tool("Edit message", "edit", () => place.startEdit(message), "E"),
    mine && tool("Delete message", "trash", () => place.remove(message), "Delete"),
  ].filter(Boolean);
  return tools.length ? el("div", { class: "tools", role: "toolbar", "aria-label": "Message actions" }, tools) : null;
}

/** Tell the app of an action in a message. */
export function messageActions(channel, message, form) {
  const uid = session.me.id;
  return {
    act: async (block, spec, value) => {
      try {
        return await api.act(uid, {
          channel, ts: message.ts, block_id: block.block_id, action_id: spec.action_id, value, state_values: form.values(),
        });
      } catch (error) {
        return { ok: false, error: error.code, message: error.code === "unreachable" ? error.message : null };
      }
    },
    options: (block, spec, query) => api.options(uid, { channel, ts: message.ts, block_id: block.block_id, action_id: spec.action_id, query }),
  };
}

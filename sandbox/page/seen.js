/** How far a person has read the threads: kept in this browser alone, as the sandbox itself marks only conversations. */

import { session } from "./session.js";

const keyOf = (channel, ts) => `seen:${session.me.id}:${channel}:${ts}`;

/** The person at the page has the thread before them, up to the reply with this ts. */
export function sawThread(channel, ts, last) {
  localStorage.setItem(keyOf(channel, ts), last);
}

/** Whether this first message of a thread has replies that the person has not seen. */
export function hasNewReplies(channel, message) {
  if (!message.reply_count || !message.latest_reply) return false;
  return Number(message.latest_reply) > Number(localStorage.getItem(keyOf(channel, message.ts)) ?? 0);
}

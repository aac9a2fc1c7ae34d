/** How far a person has read the threads: kept in this browser alone, as the sandbox itself marks only conversations. */

import { sandboxNow, session } from "./session.js";

/** From when on a person's replies count as new in this browser: from their first look. */
function since() {
  const key = `seen-since:${session.me.id}`;
  if (localStorage.getItem(key) === null) localStorage.setItem(key, String(sandboxNow()));
  return localStorage.getItem(key);
}

const keyOf = (channel, ts) => `seen:${session.me.id}:${channel}:${ts}`;

/** The person at the page has the thread before them, up to the reply with this ts. */
export function sawThread(channel, ts, last) {
  localStorage.setItem(keyOf(channel, ts), last);
}

/** Whether this first message of a thread has replies that the person has not seen. */
export function hasNewReplies(channel, message) {
  const first = since();
  if (!message.reply_count || !message.latest_reply) return false;
  return Number(message.latest_reply) > Number(localStorage.getItem(keyOf(channel, message.ts)) ?? first);
}

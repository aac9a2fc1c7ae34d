/**
 * What the page knows: the workspace, the person who looks, their conversations, the clock.
 *
 * Parts of the page read it and listen for the topics they show; only app.js and refresh.js write to it.
 */

export const session = {
  team: { id: "", name: "" },
  app: { id: "", name: "", bot_user_id: "", installed: true, commands: [], shortcuts: [] },
  workspaces: [],
  people: new Map(),
  me: null,
  conversations: [],
  waiting: {},
  clock: { now: Date.now() / 1000, next: null, moving: false, readAt: performance.now() },
};

const listeners = new Map();

/** Call `listener` whenever `topic` changed. */
export function on(topic, listener) {
  const known = listeners.get(topic) ?? [];
  listeners.set(topic, [...known, listener]);
}

/** Say that `topic` changed. */
export function emit(topic, ...details) {
  for (const listener of listeners.get(topic) ?? []) listener(...details);
}

/** The sandbox's time now, in epoch seconds: it runs on between two readings of its clock. */
export function sandboxNow() {
  return session.clock.now + (performance.now() - session.clock.readAt) / 1000;
}

/** The name a member is shown by; an id nobody has is shown as it is. */
export function nameOf(uid) {
  const known = session.people.get(uid);
  if (known) return known.real_name || known.name;
  return uid === session.app.bot_user_id ? session.app.name : uid;
}

export function conversationOf(id) {
  return session.conversations.find((conversation) => conversation.id === id) ?? null;
}

/** The conversation with the app: it has Home and Messages. */
export function appConversation() {
  return session.conversations.find((conversation) => conversation.kind === "app") ?? null;
}

/** The reader's zone; UTC for somebody without one. */
export function zone() {
  return session.me?.tz || "UTC";
}

/** The reader's locale as a browser takes it. */
export function locale() {
  return (session.me?.locale || "en-US").replace("_", "-");
}

/** What conversations are called, as the one who looks sees them. */

import { nameOf, session } from "./session.js";

const first = (uid) => nameOf(uid).split(" ")[0];

/** The name in the sidebar and the header, without the # of a channel. */
export function conversationName(conversation) {
  if (conversation.kind === "app") return session.app.name;
  if (conversation.kind === "dm") return conversation.with.map(nameOf).join(", ") || `${nameOf(session.me.id)} (you)`;
  if (conversation.kind === "group") {
    const names = others(conversation);
    return names.length > 2 ? names.map(first).join(", ") : names.map(nameOf).join(", ");
  }
  return conversation.name;
}

/** The same with its # where it is a channel. */
export function conversationTitle(conversation) {
  const name = conversationName(conversation);
  return conversation.kind === "channel" ? `#${name}` : name;
}

/** The ids of the others in a conversation, the app last. */
export function others(conversation) {
  const app = session.app.bot_user_id;
  return conversation.with.filter((uid) => uid !== session.me.id).sort((a, b) => Number(a === app) - Number(b === app));
}

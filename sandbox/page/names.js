/** What conversations are called, as the one who looks sees them. */

import { nameOf, session } from "./session.js";

const first = (uid) => nameOf(uid).split(" ")[0];

/** The name in the sidebar and the header, without the # of a channel. */
export function conversationName(conversation) {
  if (conversation.kind === "app") return session.app.name;
  if (conversation.kind === "dm") return conversation.with.map(nameOf).join(", ") || `${nameOf(session.me.id)} (you)`;
  if (conversation.kind === "group") {
    const others = conversation.with.filter((uid) => uid !== session.me.id);
    return others.length > 2 ? others.map(first).join(", ") : others.map(nameOf).join(", ");
  }
  return conversation.name;
}

/** The same with its # where it is a channel. */
export function conversationTitle(conversation) {
  const name = conversationName(conversation);
  return conversation.kind === "channel" ? `#${name}` : name;
}

/** The person a DM is with; the others' ids for a group. */
export function others(conversation) {
  return conversation.with.filter((uid) => uid !== session.me.id);
}

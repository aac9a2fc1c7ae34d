/**
 * Where the page is, kept in the address: `#/person/conversation/tab/thread`. A reload continues there.
 */

/** The place in the address; parts that are not there are null. */
export function readPlace() {
  const [person, conversation, tab, thread] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return {
    person: person || null,
    conversation: conversation || null,
    tab: tab || "messages",
    thread: thread || null,
  };
}

/** The address of a place, for links. */
export function hashOf({ person, conversation, tab = "messages", thread }) {
  const parts = [person];
  if (conversation) parts.push(conversation, tab || "messages");
  if (conversation && thread) parts.push(thread);
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** Go from here to another place: what `changes` does not name stays. */
export function go(changes, { replacing = false } = {}) {
  const hash = hashOf({ ...readPlace(), ...changes });
  if (hash === location.hash) return;
  if (replacing) {
    history.replaceState(null, "", hash);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = hash;
  }
}

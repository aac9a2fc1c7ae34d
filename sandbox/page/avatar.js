/** Pictures of people: their initials on their colour. The app's is a drawing of its own. */

import { el } from "./dom.js";
import { nameOf, session } from "./session.js";

/** Decoration only: the name always stands beside it. */
export function avatar(uid, size) {
  const person = session.people.get(uid);
  if (uid === session.app.bot_user_id || person?.is_bot) return appAvatar(size);
  const letters = person?.initials ?? nameOf(uid).slice(0, 1).toUpperCase();
  return el("span", {
    class: `avatar avatar-${size}`, "aria-hidden": "true", style: { "background-color": colour(person) },
  }, letters);
}

export function appAvatar(size) {
  return el("span", { class: `avatar avatar-app avatar-${size}`, "aria-hidden": "true" }, session.app.name.slice(0, 1).toUpperCase() || "A");
}

/** A person's colour as CSS takes it. */
export function colour(person) {
  const given = person?.color ?? "616061";
  return given.startsWith("#") ? given : `#${given}`;
}

/** Choosing a person: who one is at this page, and whom one writes to. Names, titles, a line about each, a search. */

import { avatar } from "./avatar.js";
import { el, freshId, icon, replace } from "./dom.js";
import { nameOf, session } from "./session.js";

const RECENT = "recent-people";

/** The last people one was, the newest first. */
export function recentPeople() {
  return JSON.parse(localStorage.getItem(RECENT) ?? "[]").filter((uid) => session.people.has(uid));
}

export function rememberPerson(uid) {
  const others = recentPeople().filter((known) => known !== uid);
  localStorage.setItem(RECENT, JSON.stringify([uid, ...others].slice(0, 4)));
}

/** Admin, Guest, Deactivated: what sets an account apart. */
export function roles(person) {
  return [
    person.is_admin && "Admin",
    person.is_restricted && "Guest",
    person.deleted && "Deactivated",
  ].filter(Boolean);
}

function found(person, query) {
  const words = [nameOf(person.id), person.title, person.department, person.site, person.about, ...roles(person)].join(" ").toLocaleLowerCase();
  return query.toLocaleLowerCase().split(/\s+/).every((word) => words.includes(word));
}

let standing = null;

/**
 * Open the list of people. `choose(uid)` is called with the chosen one; without `cancel` it cannot be closed
 * before somebody is chosen. `waiting` says for whom something came, by id: they come first.
 */
export function pickPerson({ title, lead, among, waiting = {}, cancel = true, choose }) {
  standing?.close();
  const id = freshId("people");
  const list = el("ul", { class: "people" });
  const count = el("div", { class: "visually-hidden", "aria-live": "polite" });
  const search = el("input", { type: "search", class: "field", placeholder: "Search by name, title, branch…", "aria-label": "Search people", autocomplete: "off" });
  const dialog = el("dialog", { class: "dialog dialog-people", "aria-labelledby": id },
    el("header", { class: "dialog-head" }, el("h2", { id }, title),
      cancel && el("button", { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => dialog.close() } }, icon("close"))),
    el("div", { class: "people-search" }, lead && el("p", { class: "hint" }, lead), search, count),
    el("div", { class: "dialog-body people-body" }, list));
  const draw = () => {
    const people = ordered(among, waiting).filter((person) => found(person, search.value.trim()));
    count.textContent = `${people.length} people`;
    replace(list, people.map((person) => el("li", {}, card(person, waiting[person.id], () => {
      dialog.close();
      choose(person.id);
    }))), people.length ? null : el("li", { class: "hint people-none" }, "Nobody by these words."));
  };
  search.addEventListener("input", draw);
  dialog.addEventListener("keydown", (event) => moves(event, search, list));
  dialog.addEventListener("cancel", (event) => !cancel && event.preventDefault());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (standing === dialog) standing = null;
  });
  draw();
  document.body.append(dialog);
  dialog.showModal();
  search.focus();
  standing = dialog;
}

/** Close the list without a choice, when the address already says who. */
export function closePicker() {
  standing?.close();
}

/** Those for whom something came first, the recent ones, then by name; deactivated ones last. */
function ordered(among, waiting) {
  const recent = recentPeople();
  const lately = (person) => (recent.includes(person.id) ? recent.indexOf(person.id) - 10 : Number(person.deleted));
  const rank = (person) => lately(person) - (waiting[person.id] ? 20 : 0);
  return among.slice().sort((a, b) => rank(a) - rank(b) || nameOf(a.id).localeCompare(nameOf(b.id)));
}

function card(person, unread, choose) {
  const where = [person.title, person.site].filter(Boolean).join(" · ");
  return el("button", {
    type: "button", class: "person", "aria-disabled": person.deleted ? "true" : null, "data-person": person.id,
    on: { click: () => !person.deleted && choose() },
  }, avatar(person.id, 36), el("span", { class: "person-words" },
    el("span", { class: "person-name" }, nameOf(person.id), person.id === session.me?.id && el("span", { class: "hint" }, " (you)"),
      roles(person).map((role) => [" ", el("span", { class: "role" }, role)]),
      unread && [" ", el("span", { class: "role role-new" }, `${unread} new`)]),
    el("span", { class: "person-title" }, where),
    person.about && el("span", { class: "hint" }, person.about)));
}

function moves(event, search, list) {
  const cards = [...list.querySelectorAll(".person")];
  const at = cards.indexOf(document.activeElement);
  if (event.key === "ArrowDown") (cards[at + 1] ?? cards.at(-1))?.focus();
  else if (event.key === "ArrowUp") (at > 0 ? cards[at - 1] : search).focus();
  else if (event.key === "Enter" && document.activeElement === search) cards.find((one) => one.ariaDisabled !== "true")?.click();
  else return;
  event.preventDefault();
}

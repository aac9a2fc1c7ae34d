/** The bar at the top: the sandbox's time in the reader's zone, the buttons that move it, and who one is. */

import { api } from "./api.js";
import { announce, notice } from "./announce.js";
import { avatar } from "./avatar.js";
import { ago, barClock, dayDistance, fullDate, momentWords } from "./dates.js";
import { el, icon, replace } from "./dom.js";
import { reader } from "./inline.js";
import { attachMenu } from "./menu.js";
import { hashOf } from "./place.js";
import { recentPeople } from "./people.js";
import { nameOf, sandboxNow, session } from "./session.js";

const STEPS = [
  { step: "hour", label: "+1 hour" },
  { step: "morning", label: "Next working morning" },
  { step: "day", label: "+1 day" },
  { step: "week", label: "+1 week" },
  { step: "next", label: "To the next thing that happens" },
];

let moving = false;

/** Whom one was lately, beside whom one is, and two more for whom something came. */
function quickPeople() {
  const others = (uids) => uids.filter((uid) => uid !== session.me?.id && session.people.has(uid));
  const lately = others(recentPeople()).slice(0, 3);
  return [...lately, ...others(Object.keys(session.waiting)).filter((uid) => !lately.includes(uid)).slice(0, 2)];
}

/** Build the bar into `bar`; the answer draws what changes. */
export function clockBar(bar, { switchPerson, changed }) {
  const time = el("time", { class: "clock-time" });
  const next = el("span", { class: "clock-next" });
  const buttons = STEPS.map(({ step, label }) =>
    el("button", { type: "button", class: "clock-button", "data-step": step, on: { click: () => move(step) } }, label));
  const narrow = el("button", { type: "button", class: "clock-button clock-menu", "aria-label": "Move the clock" }, icon("clock"), "Move");
  attachMenu(narrow, () => [{ heading: nextWords(reader()) }, ...STEPS.map(({ step, label }) => ({ label, choose: () => move(step) }))], { end: false });
  const quick = el("span", { class: "quick-people" });
  const me = el("button", { type: "button", class: "me", "data-focus": "me", on: { click: switchPerson } });
  replace(bar, el("div", { class: "clock", role: "group", "aria-label": "The sandbox’s clock" },
    el("span", { class: "clock-icon" }, icon("clock")), time, el("span", { class: "clock-buttons" }, buttons), narrow, next),
  el("div", { class: "who" }, quick, me));

  async function move(step) {
    if (moving || session.clock.moving) return;
    moving = true;
    draw();
    announce("Moving the clock");
    try {
      await api.moveClock(step, session.me?.id);
    } catch (error) {
      notice(error.message);
    }
    moving = false;
    await changed();
    draw();
    announce(`It is ${fullDate(sandboxNow(), reader())}`);
  }

  function draw() {
    const at = reader();
    const busy = moving || session.clock.moving;
    bar.toggleAttribute("data-moving", busy);
    bar.setAttribute("aria-busy", String(busy));
    for (const button of [...buttons, narrow]) button.disabled = busy || !session.me;
    const nextButton = buttons.at(-1);
    if (session.clock.next === null) nextButton.disabled = true;
    time.textContent = barClock(at.now, at);
    time.title = `${fullDate(at.now, at)} (${at.zone})`;
    time.dateTime = new Date(at.now * 1000).toISOString();
    next.textContent = busy ? "Moving…" : nextWords(at);
  }

  function drawWho() {
    const { me: person } = session;
    drawQuick();
    replace(me, person ? [avatar(person.id, 26), el("span", { class: "me-name" }, nameOf(person.id)), icon("caret")] : "Choose a person");
    me.setAttribute("aria-label", person ? `You are ${nameOf(person.id)}. Be somebody else` : "Choose who you are");
    draw();
  }

  function drawQuick() {
    replace(quick, quickPeople().map((uid) => {
      const unread = session.waiting[uid] ?? 0;
      const words = unread ? `Be ${nameOf(uid)}, who has ${unread} unread` : `Be ${nameOf(uid)}`;
      return el("a", { class: "quick-person", href: hashOf({ person: uid }), "aria-label": words, title: words, "data-focus": uid },
        avatar(uid, 26), unread > 0 && el("span", { class: "quick-badge", "aria-hidden": "true" }, String(unread)));
    }));
  }

  /** The clock moved, or somebody did something: what came for the others. */
  function drawOthers() {
    const focused = quick.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    drawQuick();
    if (focused) quick.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  setInterval(draw, 1000);
  return { draw, drawWho, drawOthers };
}

function nextWords(at) {
  const { next } = session.clock;
  if (next === null || next === undefined) return "Nothing is waiting for its time";
  if (next <= at.now) return "Next: now";
  const days = dayDistance(next, at.now, at.zone);
  return days > 1 ? `Next: ${barClock(next, at)} (in ${days} days)` : `Next: ${momentWords(next, at)} (${ago(next, at)})`;
}

/** The bar at the top: the sandbox's time in the reader's zone, the buttons that move it, and who one is. */

import { api } from "./api.js";
import { announce, notice } from "./announce.js";
import { avatar } from "./avatar.js";
import { barClock, fullDate, momentWords, ago } from "./dates.js";
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
    replace(quick, recentPeople().filter((uid) => uid !== person?.id).slice(0, 3).map((uid) =>
      el("a", { class: "quick-person", href: hashOf({ person: uid }), "aria-label": `Be ${nameOf(uid)}`, title: `Be ${nameOf(uid)}` }, avatar(uid, 26))));
    replace(me, person ? [avatar(person.id, 26), el("span", { class: "me-name" }, nameOf(person.id)), icon("caret")] : "Choose a person");
    me.setAttribute("aria-label", person ? `You are ${nameOf(person.id)}. Be somebody else` : "Choose who you are");
    draw();
  }

  setInterval(draw, 1000);
  return { draw, drawWho };
}

function nextWords(at) {
  const { next } = session.clock;
  if (next === null || next === undefined) return "Nothing is waiting for its time";
  return `Next: ${momentWords(next, at)} (${next <= at.now ? "now" : ago(next, at)})`;
}

/** Pickers of a date, a time, and a moment. A moment is chosen on the reader's own clock. */

import { plainText } from "../blocks/text.js";
import { epochOf, isoDate, isoTime } from "../dates.js";
import { el, freshId } from "../dom.js";
import { sandboxNow, zone } from "../session.js";
import { tie } from "./tie.js";

function picker(type, spec, tied, initial) {
  const control = el("input", { ...tied.attributes, type, class: "field field-picker", value: initial ?? "" });
  if (!tied.attributes.id && !tied.attributes["aria-labelledby"]) {
    control.setAttribute("aria-label", plainText(spec.placeholder) || (type === "date" ? "Date" : "Time"));
  }
  return control;
}

function single(type, spec, context, at, initial) {
  const tied = tie(spec, context, at, initial ?? null);
  const control = picker(type, spec, tied, tied.value);
  let kept = tied.value;
  const settle = async () => {
    const value = control.value || null;
    if (value === kept) return;
    const before = kept;
    kept = value;
    if (await tied.change(control, value)) return;
    kept = before;
    control.value = before ?? "";
  };
  whenSettled(control, tied, settle);
  return control;
}

/**
 * A native picker changes with every digit typed. A form keeps each change; the app is told only when the
 * person leaves the control or presses Enter.
 */
function whenSettled(control, tied, settle) {
  if (!tied.dispatches) {
    control.addEventListener("input", settle);
    return;
  }
  control.addEventListener("change", () => {
    if (document.activeElement !== control) settle();
  });
  control.addEventListener("blur", settle);
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    settle();
  });
}

function nextHour() {
  return `${isoTime(sandboxNow() + 3600, zone()).slice(0, 2)}:00`;
}

export function datePicker(spec, context, at) {
  return single("date", spec, context, at, spec.initial_date);
}

export function timePicker(spec, context, at) {
  return single("time", spec, context, at, spec.initial_time);
}

export function dateTimePicker(spec, context, at) {
  const tied = tie(spec, context, at, spec.initial_date_time ?? null);
  const start = tied.value;
  const { id, ...attributes } = tied.attributes;
  const dateId = freshId("date");
  const timeId = freshId("time");
  const labels = (own) => [at.labelledby, own].filter(Boolean).join(" ");
  const day = el("input", {
    ...attributes, id: dateId, type: "date", class: "field field-picker", "aria-labelledby": labels(`${dateId}-word`),
    value: start === null ? "" : isoDate(start, zone()),
  });
  const time = el("input", {
    ...attributes, id: timeId, type: "time", class: "field field-picker", "aria-labelledby": labels(`${timeId}-word`),
    "data-focus": `${attributes["data-focus"]}/time`, "data-focus-on-load": null,
    value: start === null ? "" : isoTime(start, zone()),
  });
  let kept = start;
  const settle = async () => {
    // A day alone is half a moment; as in Slack it gets the time of now, here at the full hour, to be changed.
    if (day.value && !time.value && !time.validity.badInput && document.activeElement !== time) time.value = nextHour();
    const value = day.value && time.value ? epochOf(day.value, time.value, zone()) : null;
    if (value === kept) return;
    kept = value;
    await tied.change(day, value);
  };
  whenSettled(day, tied, settle);
  whenSettled(time, tied, settle);
  return el("div", { id, class: "moment", role: "group", "aria-labelledby": at.labelledby },
    el("span", { id: `${dateId}-word`, class: "visually-hidden" }, "Date"), day,
    el("span", { id: `${timeId}-word`, class: "visually-hidden" }, "Time"), time,
    el("span", { class: "hint moment-zone" }, zone().replaceAll("_", " ")));
}

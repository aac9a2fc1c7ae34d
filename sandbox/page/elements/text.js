/** Fields to type into: one line, several lines, numbers, addresses. */

import { plainText } from "../blocks/text.js";
import { el, freshId } from "../dom.js";
import { tie } from "./tie.js";

const AFTER_TYPING_MS = 300;

function placeholder(spec) {
  return spec.placeholder ? plainText(spec.placeholder) : null;
}

/** Tell the app while or after typing, where the element asks for it. */
function dispatchTyping(control, spec, tied) {
  if (!tied.dispatches) return;
  const wanted = spec.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  let timer = null;
  if (wanted.includes("on_character_entered")) {
    control.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => tied.tell(control, control.value), AFTER_TYPING_MS);
    });
  }
  if (wanted.includes("on_enter_pressed")) {
    control.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      tied.tell(control, control.value);
    });
  }
}

/** Let a text area be as high as its text, within what the style allows. */
export function growing(area) {
  const fit = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  area.addEventListener("input", fit);
  requestAnimationFrame(fit);
  return area;
}

export function textInput(spec, context, at) {
  const tied = tie(spec, context, at, spec.initial_value ?? null);
  const count = spec.max_length ? freshId("count") : null;
  const attributes = {
    ...tied.attributes, placeholder: placeholder(spec), value: tied.value ?? "",
    "aria-describedby": [tied.attributes["aria-describedby"], count].filter(Boolean).join(" ") || null,
  };
  const control = spec.multiline
    ? growing(el("textarea", { ...attributes, class: "field field-lines", rows: 3 }))
    : el("input", { ...attributes, type: "text", class: "field", autocomplete: "off" });
  control.addEventListener("input", () => tied.keep(control.value));
  dispatchTyping(control, spec, tied);
  return count ? el("div", { class: "counted" }, control, counter(control, spec.max_length, count)) : control;
}

/** "12 / 150", red past the limit: too long a text may be typed, and is refused on submitting, never cut. */
function counter(control, limit, id) {
  const words = el("div", { id, class: "counter" });
  const show = () => {
    const length = [...control.value].length;
    words.textContent = `${length} / ${limit}`;
    words.classList.toggle("counter-over", length > limit);
  };
  control.addEventListener("input", show);
  show();
  return words;
}

export function numberInput(spec, context, at) {
  const tied = tie(spec, context, at, spec.initial_value ?? null);
  const control = el("input", {
    ...tied.attributes, type: "text", class: "field", autocomplete: "off",
    inputmode: spec.is_decimal_allowed ? "decimal" : "numeric", placeholder: placeholder(spec), value: tied.value ?? "",
  });
  control.addEventListener("input", () => tied.keep(control.value));
  dispatchTyping(control, spec, tied);
  return control;
}

/** Fields for an address: `kind` is the keyboard a phone shows. */
export function typedInput(kind) {
  return (spec, context, at) => {
    const tied = tie(spec, context, at, spec.initial_value ?? null);
    const control = el("input", {
      ...tied.attributes, type: "text", inputmode: kind, class: "field", autocomplete: "off",
      placeholder: placeholder(spec), value: tied.value ?? "",
    });
    control.addEventListener("input", () => tied.keep(control.value));
    dispatchTyping(control, spec, tied);
    return control;
  };
}

/** The words of a rich_text value, line by line. */
function wordsOf(rich) {
  if (!rich) return "";
  if (typeof rich === "string") return rich;
  return rich.elements.map((part) => (part.elements ?? []).map((piece) => piece.text ?? piece.url ?? "").join("")).join("\n");
}

/** A rich_text_input: typed as plain lines. */
export function richTextInput(spec, context, at) {
  const tied = tie(spec, context, at, wordsOf(spec.initial_value) || null);
  const control = growing(el("textarea", {
    ...tied.attributes, class: "field field-lines", rows: 4, placeholder: placeholder(spec), value: wordsOf(tied.value),
  }));
  control.addEventListener("input", () => tied.keep(control.value));
  dispatchTyping(control, spec, tied);
  return control;
}

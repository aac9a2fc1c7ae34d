/** Checkboxes and radio buttons, with the description under each option. */

import { textNodes } from "../blocks/text.js";
import { el, freshId } from "../dom.js";
import { tie } from "./tie.js";

export function checkboxes(spec, context, at) {
  const initial = spec.initial_options?.map((option) => option.value) ?? null;
  const tied = tie(spec, context, at, initial);
  let chosen = tied.value ?? [];
  return group(spec, tied, at, "checkbox", (option, box) => {
    box.checked = chosen.includes(option.value);
    box.addEventListener("change", async () => {
      const before = chosen;
      const next = box.checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value);
      chosen = spec.options.map((one) => one.value).filter((value) => next.includes(value));
      if (!(await tied.change(box, chosen))) {
        chosen = before;
        box.checked = chosen.includes(option.value);
      }
    });
  });
}

export function radioButtons(spec, context, at) {
  const tied = tie(spec, context, at, spec.initial_option?.value ?? null);
  let chosen = tied.value;
  const frame = group(spec, tied, at, "radio", (option, box) => {
    box.checked = option.value === chosen;
    box.addEventListener("change", async () => {
      const before = chosen;
      chosen = option.value;
      if (await tied.change(box, chosen)) return;
      chosen = before;
      for (const other of frame.querySelectorAll("input")) other.checked = other.value === chosen;
    });
  });
  return frame;
}

function group(spec, tied, at, kind, wire) {
  const name = freshId("choice");
  const { id, ...attributes } = tied.attributes;
  return el("div", {
    id, class: "choices", role: kind === "radio" ? "radiogroup" : "group",
    "aria-labelledby": at.labelledby, "aria-describedby": attributes["aria-describedby"],
    "aria-invalid": kind === "radio" ? attributes["aria-invalid"] : null,
    "aria-required": kind === "radio" ? attributes["aria-required"] : null,
  }, spec.options.map((option, index) => {
    const words = freshId("option");
    const described = option.description ? freshId("description") : null;
    const box = el("input", {
      type: kind, name, value: option.value, "aria-labelledby": words, "aria-describedby": described,
      "data-focus": `${attributes["data-focus"]}/${index}`,
      "data-focus-on-load": index === 0 ? attributes["data-focus-on-load"] : null,
    });
    wire(option, box);
    return el("label", { class: "choice" }, box,
      el("span", { class: "choice-words" }, el("span", { id: words }, textNodes(option.text)),
        described && el("span", { id: described, class: "hint" }, textNodes(option.description))));
  }));
}

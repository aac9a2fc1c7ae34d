/** The field that takes files. They are uploaded when they are chosen; the submission names them. */

import { api } from "../api.js";
import { el, replace } from "../dom.js";
import { session } from "../session.js";
import { tie } from "./tie.js";

/** The value is a list of file ids. */
export function fileInput(spec, context, at) {
  const tied = tie(spec, context, at, null);
  const most = spec.max_files ?? 10;
  const names = el("ul", { class: "file-names" });
  const show = (words) => replace(names, words.map((one) => el("li", {}, one)));
  const control = el("input", {
    ...tied.attributes, type: "file", class: "field-files", multiple: most > 1,
    accept: spec.filetypes?.map((ending) => `.${ending}`).join(",") || null,
  });
  control.addEventListener("change", async () => {
    show(["Uploading…"]);
    try {
      const files = await Promise.all([...control.files].slice(0, most).map((file) => api.upload(session.me.id, file)));
      for (const file of files) context.form.remember({ value: file.id, text: file.name });
      show(files.map((file) => file.name));
      await tied.change(control, files.length ? files.map((file) => file.id) : null);
    } catch (error) {
      show([error.message]);
    }
  });
  show((tied.value ?? []).map((id) => context.form.optionFor(id)?.text ?? id));
  return el("div", { class: "files" }, control, names);
}

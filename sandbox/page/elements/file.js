/** The field that takes files. What is chosen goes along with the submission as data. */

import { el, replace } from "../dom.js";
import { tie } from "./tie.js";

function dataOf(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** Values are `{name, mimetype, data}` with base64 data. */
export function fileInput(spec, context, at) {
  const tied = tie(spec, context, at, null);
  const most = spec.max_files ?? 10;
  const names = el("ul", { class: "file-names" });
  const show = (files) => replace(names, (files ?? []).map((file) => el("li", {}, file.name)));
  const control = el("input", {
    ...tied.attributes, type: "file", class: "field-files", multiple: most > 1,
    accept: spec.filetypes?.map((ending) => `.${ending}`).join(",") || null,
  });
  control.addEventListener("change", async () => {
    const files = [...control.files].slice(0, most);
    const value = await Promise.all(files.map(async (file) => ({
      name: file.name, mimetype: file.type || "application/octet-stream", data: await dataOf(file),
    })));
    show(value);
    await tied.change(control, value.length ? value : null);
  });
  show(tied.value);
  return el("div", { class: "files" }, control, names);
}

/** Pictures, files and videos: blocks of Block Kit, and the files that hang on a message. */

import { base } from "../api.js";
import { el, icon } from "../dom.js";
import { link, safeUrl } from "../inline.js";
import { plainText } from "./text.js";

function address(source) {
  return source.image_url ?? source.url ?? source.slack_file?.url ?? (source.slack_file?.id && `${base}/files/${source.slack_file.id}`);
}

/** An `img` that shows its alt text in a box when it cannot be loaded. */
function picture(source, className) {
  const url = safeUrl(address(source) ?? "");
  const alt = source.alt_text ?? source.alt_txt ?? "";
  const missing = () => el("span", { class: "picture-missing", role: "img", "aria-label": alt }, icon("file"), alt || "Picture");
  if (!url) return missing();
  const node = el("img", { class: className, src: url, alt, loading: "lazy" });
  node.addEventListener("error", () => node.replaceWith(missing()));
  return node;
}

/** A small picture beside or between words. */
export function thumbnail(element) {
  return picture(element, "thumbnail");
}

export function image(block) {
  return el("figure", { class: "picture" },
    block.title && el("figcaption", {}, plainText(block.title)), picture(block, "picture-image"));
}

export function video(block) {
  const title = plainText(block.title);
  return el("figure", { class: "video" },
    el("figcaption", {}, block.author_name && el("div", { class: "hint" }, block.author_name),
      el("strong", {}, block.title_url ? link(block.title_url, title) : title),
      block.description && el("div", {}, plainText(block.description))),
    el("a", { class: "video-thumb", href: safeUrl(block.video_url ?? block.title_url ?? ""), target: "_blank", rel: "noopener noreferrer", "aria-label": `Play: ${title}` },
      picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }, "picture-image")));
}

export function file(block) {
  return el("div", { class: "file-card" }, el("span", { class: "file-icon" }, icon("file")),
    el("div", {}, el("div", { class: "file-name" }, block.external_id ?? "File"), el("div", { class: "hint" }, `From ${block.source ?? "elsewhere"}`)));
}

const SIZES = ["B", "KB", "MB", "GB"];

function sizeWords(bytes) {
  const power = Math.min(SIZES.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)));
  const amount = bytes / 1024 ** power;
  return `${amount >= 10 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${SIZES[power]}`;
}

/** A file of a message: a picture is shown, anything else is a card to download. */
export function attachedFile(given) {
  const name = given.title || given.name;
  if (given.mimetype?.startsWith("image/")) {
    return el("figure", { class: "picture" }, el("figcaption", {}, name),
      el("a", { href: safeUrl(given.url), target: "_blank", rel: "noopener", "aria-label": `Open ${name}` },
        picture({ url: given.url, alt_text: given.alt_txt || name }, "picture-image")));
  }
  const ending = (given.name.split(".").pop() ?? "file").toUpperCase().slice(0, 5);
  return el("a", { class: "file-card", href: safeUrl(given.url), download: given.name },
    el("span", { class: "file-icon" }, icon("file")),
    el("span", { class: "file-words" }, el("span", { class: "file-name" }, name), el("span", { class: "hint" }, `${ending} · ${sizeWords(given.size)}`)),
    el("span", { class: "file-download" }, icon("download")));
}

/**
 * Building the page out of nodes.
 *
 * Everything that shows somebody's words goes through `el`, which only ever makes text nodes and attributes:
 * nothing in this page is parsed as HTML.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * One element. `props` holds attributes; `class`, `on` (listeners by event), `data` (dataset) and `style`
 * (properties) are treated apart; false, null and undefined leave an attribute out, true gives it empty.
 * Children are nodes, texts, or lists of them; null and false are passed over.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  node.append(...flat(children));
  return node;
}

function setProp(node, name, value) {
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  } else if (name === "data") {
    Object.assign(node.dataset, value);
  } else if (name === "style") {
    for (const [property, setting] of Object.entries(value)) node.style.setProperty(property, setting);
  } else if (name === "value") {
    node.value = value ?? "";
  } else if (value === true) {
    node.setAttribute(name, "");
  } else if (value !== false && value !== null && value !== undefined) {
    node.setAttribute(name, String(value));
  }
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/** Put these children in the place of all that `node` holds. */
export function replace(node, ...children) {
  node.replaceChildren(...flat(children));
  return node;
}

/** The same, unless it would read the same: a link that is just being pressed stays the one that was pressed. */
export function redraw(node, ...children) {
  const drawn = el(node.tagName, {}, ...children);
  if (drawn.innerHTML !== node.innerHTML) node.replaceChildren(...drawn.childNodes);
}

let counter = 0;

/** An id that no other element of the page has. */
export function freshId(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

/** A picture of lines, 20 by 20, hidden from screen readers: the control that holds it carries the words. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [attribute, value] of Object.entries({
    viewBox: "0 0 20 20", width: "20", height: "20", "aria-hidden": "true", focusable: "false", class: "icon",
  })) svg.setAttribute(attribute, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const ICONS = {
  back: "M12.5 4 L6.5 10 L12.5 16",
  bolt: "M11 2.5 L4.5 11.5 H9.5 L8.5 17.5 L15.5 8.5 H10.5 Z",
  caret: "M5.5 8 L10 12.5 L14.5 8",
  check: "M4.5 10.5 L8.5 14.5 L15.5 6",
  clock: "M10 2.5 A7.5 7.5 0 1 0 10 17.5 A7.5 7.5 0 1 0 10 2.5 M10 6 V10.3 L13 12",
  close: "M5 5 L15 15 M15 5 L5 15",
  download: "M10 3 V12.5 M6 9 L10 13 L14 9 M4 16.5 H16",
  edit: "M4 16 L4.8 12.4 L13.2 4 L16 6.8 L7.6 15.2 Z",
  eye: "M2 10 C5 4.5 15 4.5 18 10 C15 15.5 5 15.5 2 10 M10 7.7 A2.3 2.3 0 1 0 10 12.3 A2.3 2.3 0 1 0 10 7.7",
  file: "M5 2.5 H12 L15.5 6 V17.5 H5 Z M12 2.5 V6 H15.5",
  hash: "M8 3 L6 17 M14 3 L12 17 M3.5 7.5 H17 M3 12.5 H16.5",
  more: "M10 4.4 V4.6 M10 9.9 V10.1 M10 15.4 V15.6",
  people: "M7.5 9.5 A3 3 0 1 0 7.5 3.5 A3 3 0 1 0 7.5 9.5 M2 16.5 C2 10.5 13 10.5 13 16.5 M13 9.5 A2.6 2.6 0 1 0 12.6 4.4 M15 11.4 C17 12 18 13.8 18 16.5",
  plus: "M10 4 V16 M4 10 H16",
  search: "M8.5 3 A5.5 5.5 0 1 0 8.5 14 A5.5 5.5 0 1 0 8.5 3 M12.5 12.5 L17 17",
  send: "M3.5 3.5 L17 10 L3.5 16.5 L5.2 10 Z M5.2 10 H10",
  thread: "M3 4 H17 V13.5 H9 L5.5 16.5 V13.5 H3 Z",
  trash: "M4 5.5 H16 M8 5.5 V3.5 H12 V5.5 M5.5 5.5 L6.2 17 H13.8 L14.5 5.5",
  warning: "M10 3 L18 17 H2 Z M10 8 V12 M10 14.4 V14.6",
};

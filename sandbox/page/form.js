/**
 * What a person has filled in on one surface (a view or a message), by block and action.
 *
 * Values are in the control API's form: a text, an option's value, a list of them, a date, an epoch. A view's
 * form is also kept in sessionStorage, so words typed survive an update of the view and a reload of the page.
 */

const PREFIX = "draft:";

/** The control API's value of one entry of Slack's `view.state.values`. */
export function valueOfState(entry) {
  if (!entry) return null;
  const known = [
    entry.value, entry.selected_option?.value, entry.selected_options?.map((option) => option.value),
    entry.selected_date, entry.selected_time, entry.selected_date_time, entry.selected_user, entry.selected_users,
    entry.selected_conversation, entry.selected_conversations, entry.selected_channel, entry.selected_channels,
    entry.rich_text_value, entry.files,
  ];
  return known.find((value) => value !== undefined && value !== null) ?? null;
}

const keyOf = (block, action) => JSON.stringify([block, action]);

export class Form {
  /** `draft` names where it is kept between loads; null keeps it for this load alone. */
  constructor(draft = null) {
    this.draft = draft;
    this.initial = new Map();
    this.typed = new Map();
    this.options = new Map();
    this.shown = new Set();
    this.types = new Map();
    if (draft) this.#read();
  }

  #read() {
    const kept = JSON.parse(sessionStorage.getItem(PREFIX + this.draft) ?? "null");
    if (!kept) return;
    this.typed = new Map(kept.typed);
    this.options = new Map(kept.options);
  }

  #keep() {
    if (!this.draft) return;
    sessionStorage.setItem(PREFIX + this.draft, JSON.stringify({ typed: [...this.typed], options: [...this.options] }));
  }

  /** Before a surface is drawn anew: nothing of it is on the page. */
  clearShown() {
    this.shown.clear();
  }

  /**
   * An element is on the page; the answer is what it should show. What was typed stays only where the element
   * is of the same type and, with `allowed` values, still offers it: as Slack keeps it through an update.
   */
  show(block, action, initial, type, allowed = null) {
    const key = keyOf(block, action);
    this.shown.add(key);
    this.initial.set(key, initial ?? null);
    const typed = this.typed.get(key);
    const fits = typed && typed.type === type && (!allowed || [typed.value ?? []].flat().every((one) => allowed.includes(one)));
    if (typed && !fits) this.typed.delete(key);
    this.types.set(key, type);
    return this.get(block, action);
  }

  get(block, action) {
    const key = keyOf(block, action);
    return this.typed.has(key) ? this.typed.get(key).value : this.initial.get(key) ?? null;
  }

  set(block, action, value) {
    const key = keyOf(block, action);
    this.typed.set(key, { type: this.types.get(key), value });
    this.#keep();
  }

  /** Remember an option that came from outside, to show its words again. */
  remember(option) {
    this.options.set(option.value, option);
    this.#keep();
  }

  optionFor(value) {
    return this.options.get(value) ?? null;
  }

  /** `{block: {action: value}}` of all that is on the page; what is empty is null, so that it empties. */
  values() {
    const values = {};
    for (const key of this.shown) {
      const [block, action] = JSON.parse(key);
      const value = this.get(block, action);
      values[block] = { ...values[block], [action]: value === "" ? null : value };
    }
    return values;
  }

  /** The surface is gone for good. */
  forget() {
    if (this.draft) sessionStorage.removeItem(PREFIX + this.draft);
  }
}

/** What modals and App Home share: drawing a view's blocks, and telling the app of what is done in them. */

import { api } from "./api.js";
import { renderBlocks } from "./blocks/render.js";
import { Form, valueOfState } from "./form.js";
import { session } from "./session.js";

const forms = new Map();

/** The form of a view, kept while the view lives. */
export function formOf(view) {
  const key = `${session.me.id}:${view.id}`;
  if (!forms.has(key)) forms.set(key, new Form(key));
  return forms.get(key);
}

/** The view is closed: what was typed in it is done with. */
export function forgetForm(viewId) {
  const key = `${session.me.id}:${viewId}`;
  (forms.get(key) ?? new Form(key)).forget();
  forms.delete(key);
}

/**
 * The nodes of a view's blocks. `acted()` is called after the app was told of something. What the server knows
 * of the state counts where nothing was typed here.
 */
export function viewBlocks(view, errors, acted) {
  const uid = session.me.id;
  const form = formOf(view);
  form.clearShown();
  const known = view.state?.values ?? {};
  const seeded = {
    show: (block, action, initial, ...fit) => form.show(block, action, valueOfState(known[block]?.[action]) ?? initial, ...fit),
    get: (...where) => form.get(...where),
    set: (...what) => form.set(...what),
    remember: (option) => form.remember(option),
    optionFor: (value) => form.optionFor(value),
  };
  const where = (block, spec) => ({ view_id: view.id, block_id: block.block_id, action_id: spec.action_id });
  return renderBlocks(view.blocks, {
    form: seeded,
    surface: view.type,
    errors,
    act: async (block, spec, value) => {
      try {
        return await api.act(uid, { ...where(block, spec), value, state_values: form.values() });
      } catch (error) {
        return { ok: false, error: error.code, message: error.code === "unreachable" ? error.message : null };
      } finally {
        acted();
      }
    },
    options: (block, spec, query) => api.options(uid, { ...where(block, spec), query }),
  });
}

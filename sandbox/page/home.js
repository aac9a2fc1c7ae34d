/** The Home tab of the app. */

import { api } from "./api.js";
import { el, replace } from "./dom.js";
import { session } from "./session.js";
import { viewBlocks } from "./view.js";

export class Home {
  constructor(root, { acted }) {
    Object.assign(this, { root, acted, signature: null, opened: null });
  }

  /** The tab was opened: the app is told, once each time. */
  async open() {
    this.signature = null;
    replace(this.root, el("p", { class: "home-empty hint" }, "Loading…"));
    try {
      const { home } = await api.openHome(session.me.id);
      this.show(home);
    } catch (error) {
      replace(this.root, el("p", { class: "home-empty" }, error.message));
    }
  }

  /** Draw the view, unless it is the one that stands there. */
  show(home) {
    const signature = JSON.stringify([session.me.id, home?.hash, home?.blocks]);
    if (signature === this.signature) return;
    this.signature = signature;
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    const scroll = this.root.scrollTop;
    replace(this.root, home
      ? el("div", { class: "home-blocks blocks" }, viewBlocks(home, {}, this.acted))
      : el("p", { class: "home-empty hint" }, `${session.app.name} has not put anything here yet.`));
    this.root.scrollTop = scroll;
    if (focused) this.root.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }
}

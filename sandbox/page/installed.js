/** The quiet menu of an app: removed from the workspace, its token revoked, installed again, as an admin would. */

import { api } from "./api.js";
import { announce, notice } from "./announce.js";
import { el, icon } from "./dom.js";
import { attachMenu } from "./menu.js";
import { session } from "./session.js";

const REMOVE = [
  { label: "Remove the app", description: "As an admin would. It is told, and can do nothing more here.", danger: true, deed: "uninstall" },
  { label: "Revoke its token", description: "The app stays and can do nothing more here.", danger: true, deed: "revoke_tokens" },
];
const INSTALL = [
  { label: "Install the app", description: "With another token than before, which the app has to be given.", deed: "install" },
];

/** The button that opens the menu. */
export function appMenu() {
  const button = el("button", { type: "button", class: "icon-button app-menu", "aria-label": `About ${session.app.name}`, "data-focus": "app-menu" }, icon("more"));
  const entries = () => (session.app.installed ? REMOVE : INSTALL);
  attachMenu(button, () => entries().map((entry) => ({ ...entry, choose: () => act(entry) })));
  return button;
}

async function act({ label, deed }) {
  try {
    await api.app(deed);
    announce(`${label}: done`);
  } catch (error) {
    notice(error.message);
  }
}

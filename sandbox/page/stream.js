/** The stream that tells what changed. It opens again by itself; each opening counts as "anything may have changed". */

import { base } from "./api.js";

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5000;

/**
 * Follow what changes for a person. `changed(topics)` is called for every push, `state(open)` when the stream
 * opens or breaks. Returns a function that stops.
 */
export function follow(uid, { changed, state }) {
  let socket = null;
  let stopped = false;
  let wait = FIRST_WAIT_MS;
  let timer = null;

  const open = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}${base}/control/people/${encodeURIComponent(uid)}/stream`);
    socket.addEventListener("open", () => {
      wait = FIRST_WAIT_MS;
      state(true);
      changed(null);
    });
    socket.addEventListener("message", (event) => {
      const push = JSON.parse(event.data);
      if (push.type === "changed") changed(push.what);
    });
    socket.addEventListener("close", () => {
      if (stopped) return;
      state(false);
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}

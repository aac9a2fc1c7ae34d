/**
 * The control API of the sandbox, one function per request.
 *
 * The only module that fetches. It knows paths and shapes, nothing of the page.
 */

/** The sandbox refused, or could not be reached; `message` is in plain words for the person at the page. */
export class ApiError extends Error {
  constructor(code, message, status) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Where this workspace is: at the root, or below /w/ and its id. */
export const base = location.pathname.match(/^\/w\/[^/]+/)?.[0] ?? "";

async function request(method, path, body) {
  const json = body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return send(path, { method, ...json });
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(`${base}/control/${path}`, options);
  } catch {
    throw new ApiError("unreachable", "The sandbox does not answer. Is it still running?", 0);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const message = answer.message ?? `The sandbox answered ${response.status}.`;
    throw new ApiError(answer.error ?? "http_error", message, response.status);
  }
  return answer;
}

const get = (path) => request("GET", path);
const post = (path, body = {}) => request("POST", path, body);
const of = (uid) => `people/${encodeURIComponent(uid)}`;

export const api = {
  workspace: () => get("workspace"),
  waiting: () => get("waiting"),
  conversations: (uid) => get(`${of(uid)}/conversations`),
  openConversation: (uid, users) => post(`${of(uid)}/conversations`, { users }),
  messages: async (uid, channel, thread = null) => {
    const query = thread ? `?thread_ts=${encodeURIComponent(thread)}` : "";
    return (await get(`${of(uid)}/conversations/${encodeURIComponent(channel)}/messages${query}`)).messages;
  },
  say: (uid, channel, text, thread = null) =>
    post(`${of(uid)}/messages`, thread ? { channel, text, thread_ts: thread } : { channel, text }),
  edit: (uid, channel, ts, text) => request("PATCH", `${of(uid)}/messages`, { channel, ts, text }),
  remove: (uid, channel, ts) => request("DELETE", `${of(uid)}/messages`, { channel, ts }),
  command: (uid, command, text, channel) => post(`${of(uid)}/commands`, { command, text, channel }),
  shortcut: (uid, callbackId) => post(`${of(uid)}/shortcuts`, { callback_id: callbackId }),
  act: (uid, action) => post(`${of(uid)}/actions`, action),
  options: (uid, query) => post(`${of(uid)}/options`, query),
  views: (uid) => get(`${of(uid)}/views`),
  submit: (uid, viewId, values) => post(`${of(uid)}/views/${encodeURIComponent(viewId)}/submit`, { values }),
  closeView: (uid, viewId, clear) => post(`${of(uid)}/views/${encodeURIComponent(viewId)}/close`, { clear }),
  openHome: (uid) => post(`${of(uid)}/home`),
  upload: (uid, file) =>
    send(`${of(uid)}/files?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file }),
  read: (uid, channel, ts) => post(`${of(uid)}/read`, { channel, ts }),
  app: (deed) => post("app", { do: deed }),
  clock: () => get("clock"),
  moveClock: (step, uid) => post("clock", { step, for: uid }),
};

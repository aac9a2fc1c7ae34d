/**
 * The page as a whole: starts it, follows the address and the stream, and fetches what is shown when it changed.
 */

import { api } from "./api.js";
import { notice } from "./announce.js";
import { clockBar } from "./clock.js";
import { isoDate } from "./dates.js";
import { Main } from "./main.js";
import { Modals } from "./modal.js";
import { conversationTitle } from "./names.js";
import { closePicker, pickPerson, rememberPerson } from "./people.js";
import { go, readPlace } from "./place.js";
import { appConversation, conversationOf, sandboxNow, session, zone } from "./session.js";
import { arrowKeys, drawSidebar } from "./sidebar.js";
import { follow } from "./stream.js";

const GATHER_MS = 40;
const WIDE = matchMedia("(min-width: 768px)");

const byId = (id) => document.getElementById(id);
const acted = () => refresh(["views", "conversations", "others"]);

const nav = byId("sidebar");
const bar = clockBar(byId("bar"), { switchPerson: () => choosePerson(true), changed: () => refreshNow(["clock", "others"]) });
const main = new Main({ main: byId("main"), aside: byId("thread"), acted });
const modals = new Modals({ acted });

let stopFollowing = null;
let shownDay = null;

// --- fetching ------------------------------------------------------------------------------------------------

const FETCH = {
  people: async () => {
    takeWorkspace(await api.workspace());
    main.redraw();
  },
  conversations: async () => {
    session.conversations = await api.conversations(session.me.id);
    drawAround();
  },
  clock: async () => takeClock(await api.clock()),
  others: async () => {
    session.waiting = await api.waiting();
    bar.drawOthers();
  },
  views: async () => {
    const uid = session.me.id;
    const { stack, home } = await api.views(uid);
    if (session.me.id !== uid) return;
    modals.show(stack);
    if (main.atHome && main.showing) main.home.show(home);
  },
  messages: () => main.refreshMessages(),
  thread: () => main.thread.refresh(),
};

let gathered = new Set();
let timer = null;

/** Fetch these topics soon, together with others that come in the same moment. Null means all of them. */
function refresh(topics) {
  for (const topic of topics ?? Object.keys(FETCH)) gathered.add(topic);
  timer ??= setTimeout(() => {
    timer = null;
    const all = gathered;
    gathered = new Set();
    refreshNow([...all]);
  }, GATHER_MS);
}

async function refreshNow(topics) {
  // Conversations come first: the list of messages looks there for what is unread.
  const order = Object.keys(FETCH).filter((topic) => topics.includes(topic));
  for (const topic of order) {
    if (!session.me && topic !== "clock" && topic !== "people") continue;
    try {
      await FETCH[topic]();
    } catch (error) {
      showConnection(error.code !== "unreachable");
      if (error.code !== "unreachable") notice(error.message);
      return;
    }
  }
}

/** What the stream names, as topics that are shown now. */
function changed(what) {
  if (what === null) {
    refresh(null);
    return;
  }
  const place = readPlace();
  const topics = what.map((name) => {
    if (name.startsWith("messages:")) return name === `messages:${place.conversation}` ? "messages" : "conversations";
    if (name.startsWith("thread:")) return name === `thread:${place.conversation}:${place.thread}` ? "thread" : null;
    return name === "home" ? "views" : name;
  });
  refresh([...topics.filter((topic) => topic in FETCH), "others"]);
}

// --- taking in -----------------------------------------------------------------------------------------------

function takeWorkspace(workspace) {
  session.team = workspace.team;
  session.app = workspace.app;
  session.workspaces = workspace.workspaces;
  session.people = new Map(workspace.people.map((person) => [person.id, person]));
  if (session.me) session.me = session.people.get(session.me.id) ?? session.me;
  takeClock(workspace.clock);
}

function takeClock(clock) {
  session.clock = { ...clock, readAt: performance.now() };
  bar.draw();
  const day = isoDate(sandboxNow(), zone());
  if (shownDay !== null && shownDay !== day && session.me) main.redraw();
  shownDay = day;
}

// --- drawing -------------------------------------------------------------------------------------------------

function drawAround() {
  const place = readPlace();
  drawSidebar(nav, startMessage);
  const conversation = conversationOf(place.conversation);
  const unread = session.conversations.reduce((sum, one) => sum + (one.unread ?? 0), 0);
  const parts = [conversation ? conversationTitle(conversation) : "Conversations", session.team.name];
  document.title = `${unread ? `(${unread}) ` : ""}${parts.join(" · ")}`;
}

function showConnection(open) {
  byId("connection").hidden = open;
}

async function showPlace() {
  const place = readPlace();
  const person = session.people.get(place.person);
  if (!person) {
    choosePerson(false);
    return;
  }
  closePicker();
  if (session.me?.id !== person.id) await become(person);
  const known = conversationOf(place.conversation);
  if (!known && WIDE.matches) {
    const app = appConversation();
    // A newcomer finds an empty list of messages; the app's Home says what it is for.
    const tab = app && !app.last_ts ? "home" : "messages";
    go({ conversation: app?.id ?? session.conversations[0]?.id, tab, thread: null }, { replacing: true });
    return;
  }
  document.body.classList.toggle("in-conversation", Boolean(known));
  drawAround();
  await main.show(place);
}

async function become(person) {
  stopFollowing?.();
  modals.leave();
  session.me = person;
  rememberPerson(person.id);
  session.conversations = await api.conversations(person.id);
  shownDay = null;
  bar.drawWho();
  stopFollowing = follow(person.id, { changed, state: showConnection });
}

async function choosePerson(cancel) {
  if (session.me) await refreshNow(["others"]);
  pickPerson({
    title: "Who are you?",
    lead: `${session.team.name} is a stand-in workspace: be anybody, and change as often as you like.`,
    among: [...session.people.values()].filter((person) => !person.is_bot),
    waiting: session.waiting,
    cancel,
    choose: (uid) => go({ person: uid, conversation: null, tab: null, thread: null }),
  });
}

function startMessage() {
  pickPerson({
    title: "New message",
    lead: "Whom do you want to write to?",
    among: [...session.people.values()].filter((person) => !person.is_bot && !person.deleted && person.id !== session.me.id),
    choose: async (uid) => {
      try {
        const conversation = await api.openConversation(session.me.id, [uid]);
        session.conversations = await api.conversations(session.me.id);
        go({ conversation: conversation.id, tab: "messages", thread: null });
      } catch (error) {
        notice(error.message);
      }
    },
  });
}

/** The skip links move the focus; they must not change the address, which says where one is. */
function skipLinks() {
  for (const link of document.querySelectorAll(".skip")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const target = document.querySelector(link.dataset.to);
      (target?.querySelector('.message[tabindex="0"], .sidebar-row') ?? target)?.focus();
    });
  }
}

async function start() {
  arrowKeys(nav);
  skipLinks();
  addEventListener("hashchange", () => showPlace().catch((error) => notice(error.message)));
  document.addEventListener("visibilitychange", () => !document.hidden && session.me && refresh(["conversations", "messages"]));
  WIDE.addEventListener("change", () => showPlace());
  takeWorkspace(await api.workspace());
  bar.drawWho();
  await showPlace();
}

start().catch((error) => {
  showConnection(false);
  notice(error.message);
});

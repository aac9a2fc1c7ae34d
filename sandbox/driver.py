"""A typed driver of the sandbox for tests, the story and screenshots: people act, and read what people see.

It speaks the control API over HTTP and shares no state with the sandbox; every wait is for a condition, with a
deadline. Pages of messages and views are in `sandbox.pages`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import httpx

from sandbox.dates import Eyes
from sandbox.driver_clock import WorkspaceClock
from sandbox.local_http import settings
from sandbox.pages import ConversationPage, MessagePage, ViewPage
from sandbox.reading import Reader
from sandbox.shapes import Json

_PATIENCE_SECONDS = 90.0


class DriverError(Exception):
    """The sandbox refused: `code` is the control API's, the message its plain words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command went: what the person sees instead of an answer, or the message that came at once."""

    ok: bool
    error: str | None
    message: MessagePage | None


class Workspace:
    """A running sandbox's first workspace, or with a `team_id` that one. Close it, or use it as a context manager."""

    def __init__(self, base_url: str, team_id: str | None = None) -> None:
        self._root = base_url.rstrip("/")
        self.base_url = f"{self._root}/w/{team_id}" if team_id else self._root
        self._http = httpx.Client(**settings(base_url, base_url=self.base_url, timeout=_PATIENCE_SECONDS * 4))
        self.clock = WorkspaceClock(self)
        self._people: dict[str, Person] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def ask(self, method: str, path: str, body: Json | None = None) -> Any:
        """Make one request of the control API; raises DriverError with the sandbox's words when it refuses."""
        response = self._http.request(method, f"/control/{path}", json=body)
        answer = response.json()
        if response.is_error:
            raise DriverError(answer["error"], answer["message"])
        return answer

    # --- people ------------------------------------------------------------------------------------------------------

    def described(self) -> Json:
        """Return team, app, people and clock as the control API gives them."""
        found: Json = self.ask("GET", "workspace")
        return found

    def people(self) -> list["Person"]:
        """Return everybody but the bot."""
        return [self.person(p["id"]) for p in self.described()["people"] if not p["is_bot"]]

    def person(self, user_id: str) -> "Person":
        """Return the person with that id; always the same object, so what was filled in stays."""
        return self._people.setdefault(user_id, Person(self, user_id))

    def person_named(self, name: str) -> "Person":
        """Return the person with that full name; raises KeyError where there is none."""
        found = next((p["id"] for p in self.described()["people"] if p["real_name"] == name), None)
        if found is None:
            raise KeyError(name)
        return self.person(found)

    # --- waiting and looking back ------------------------------------------------------------------------------------

    def settle(self, seconds: float = _PATIENCE_SECONDS) -> None:
        """Wait until nothing is on its way to the bot and the bot is idle; raises DriverError at the deadline."""
        self.ask("POST", "settle", {"seconds": seconds})

    def until(self, condition: Callable[[], Any], seconds: float = _PATIENCE_SECONDS) -> Any:
        """Wait until `condition` gives something true and return that; raises TimeoutError at the deadline."""
        deadline = time.monotonic() + seconds
        while not (found := condition()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"not within {seconds:g} seconds")
            time.sleep(0.02)
        return found

    def calls(self, method: str | None = None, since: int = 0) -> list[Json]:
        """Return the Web API calls made so far, of one method if given."""
        calls: list[Json] = self.ask("GET", f"calls?since={since}")["calls"]
        return [call for call in calls if method in (None, call["method"])]

    def record(self, since: int = 0) -> list[Json]:
        """Return everything posted, changed, taken back and shown, in order, but for the first `since` of it."""
        said: list[Json] = self.ask("GET", f"record?since={since}")
        return said

    def fault(self, fault: str, **how: Any) -> None:
        """Arm a fault (see `sandbox.faults`)."""
        self.ask("POST", "faults", {"fault": fault, **how})

    def no_faults(self) -> None:
        """Disarm every fault."""
        self.ask("DELETE", "faults")

    def bot_status(self, *status_urls: str) -> None:
        """Tell the sandbox where the bot says whether it is idle: one URL for each of its processes."""
        self.ask("POST", "bot", {"status_urls": status_urls})

    def request_urls(self, *urls: str, verified: bool = False) -> None:
        """Deliver over HTTP to these URLs in turn from now on; without any, over Socket Mode.

        With `verified` each must first answer a challenge; raises DriverError where one does not.
        """
        self.ask("POST", "request_urls", {"request_urls": urls, "verified": verified})

    def channel(self, name: str, members: list["Person"], *, with_app: bool = False) -> Json:
        """Make a channel."""
        asked = {"name": name, "members": [member.id for member in members], "invite_app": with_app}
        made: Json = self.ask("POST", "channels", asked)
        return made

    def strikes(self, since: int = 0) -> list[Json]:
        """Return every strike of a fault so far, in all workspaces, in order, but for the first `since` of them."""
        struck: list[Json] = self.ask("GET", f"strikes?since={since}")
        return struck

    # --- the app here ------------------------------------------------------------------------------------------------

    def app(self, do: str, *, tokens_first: bool = False) -> str | None:
        """Uninstall the app (`uninstall`), revoke its tokens (`revoke_tokens`), or install it again (`install`).

        Returns the bot token as it is then: another than before where the app was away, None where it is. The events
        of an uninstall come in either order.
        """
        token: str | None = self.ask("POST", "app", {"do": do, "tokens_first": tokens_first})["bot_token"]
        return token

    def redirect_urls(self, *urls: str) -> None:
        """Set where OAuth may send people back to, as on the app's settings page."""
        self.ask("POST", "redirect_urls", {"redirect_urls": urls})

    def allow(self, authorize_url: str, person: "Person") -> str:
        """Open the address the app sends installers to, say Allow as `person`, and return where Slack leads then.

        Raises DriverError with the page's words where Slack would not ask at all.
        """
        team_id = self.described()["team"]["id"]
        return self._decide(authorize_url, {"decision": "allow", "who": f"{team_id}/{person.id}"})

    def cancel(self, authorize_url: str) -> str:
        """Open the address the app sends installers to, say Cancel, and return where Slack leads then."""
        return self._decide(authorize_url, {"decision": "cancel"})

    def _decide(self, authorize_url: str, decision: dict[str, str]) -> str:
        asked = httpx.URL(authorize_url).params
        answer = self._http.post(f"{self._root}/oauth/v2/authorize", data={**asked, **decision})
        if not answer.has_redirect_location:
            raise DriverError("not_authorized", answer.text)
        return answer.headers["location"]


class Person:
    """One person at their Slack: what they do and what they see."""

    def __init__(self, workspace: Workspace, user_id: str) -> None:
        self.workspace = workspace
        self.id = user_id
        self.filled: dict[str, dict[str, dict[str, Any]]] = {}

    def __repr__(self) -> str:
        return f"Person({self.name!r})"

    @property
    def profile(self) -> Json:
        """What the workspace knows of the person."""
        profile: Json = next(p for p in self.workspace.described()["people"] if p["id"] == self.id)
        return profile

    @property
    def name(self) -> str:
        """The person's full name."""
        return str(self.profile["real_name"])

    def ask(self, method: str, path: str, body: Json | None = None) -> Any:
        """Make one request of the control API as this person."""
        return self.workspace.ask(method, f"people/{self.id}/{path}", body)

    def reader(self) -> Reader:
        """Return what turns messages and views into the words this person reads."""
        return _reader(self.ask("GET", "eyes"))

    def everything(self) -> tuple[Reader, list[MessagePage]]:
        """Return every message before this person, threads' too, as written; and what turns them into words."""
        seen = self.ask("GET", "everything")
        return _reader(seen), [MessagePage(self, message["channel"], message) for message in seen["messages"]]

    # --- saying ------------------------------------------------------------------------------------------------------

    def command(self, name: str, text: str = "", channel: ConversationPage | None = None) -> Answer:
        """Type a slash command (to the app, where no conversation is given) and wait for its acknowledgement."""
        asked = {"command": name, "text": text, "channel": channel.id if channel else None}
        answer = self.ask("POST", "commands", asked)
        message = answer["message"]
        page = MessagePage(self, message["channel"], message) if message else None
        return Answer(answer["ok"], answer["error"], page)

    def shortcut(self, callback_id: str) -> str | None:
        """Use a global shortcut; return what went wrong, if anything."""
        error: str | None = self.ask("POST", "shortcuts", {"callback_id": callback_id})["error"]
        return error

    def say(self, channel: ConversationPage | str, text: str, thread: MessagePage | str | None = None) -> MessagePage:
        """Type a message, in the thread of a message if given."""
        where = channel if isinstance(channel, str) else channel.id
        root = thread if isinstance(thread, str) or thread is None else thread.thread_ts
        message = self.ask("POST", "messages", {"channel": where, "text": text, "thread_ts": root})["message"]
        return MessagePage(self, where, message)

    # --- conversations -----------------------------------------------------------------------------------------------

    def conversations(self) -> list[ConversationPage]:
        """Return the person's conversations, the latest first."""
        return [ConversationPage(self, c) for c in self.ask("GET", "conversations")]

    def dm(self) -> ConversationPage:
        """Return the person's direct message with the bot."""
        return next(c for c in self.conversations() if c.kind == "app")

    def group_with(self, *names: str) -> ConversationPage:
        """Return the group DM that holds exactly this person, these people, and nobody else but the bot.

        Raises LookupError where there is none.
        """
        described = self.workspace.described()
        wanted = {self.workspace.person_named(name).id for name in names}
        bot = described["app"]["bot_user_id"]
        for conversation in self.conversations():
            if conversation.kind == "group" and set(conversation.others) - {bot} == wanted:
                return conversation
        raise LookupError(f"{self.name} has no group with {', '.join(names)}")

    def open_conversation(self, *others: "Person") -> ConversationPage:
        """Open a DM or group DM with others."""
        return ConversationPage(self, self.ask("POST", "conversations", {"users": [other.id for other in others]}))

    # --- views -------------------------------------------------------------------------------------------------------

    def modal(self) -> ViewPage | None:
        """Return the modal on top, or None."""
        stack = self.ask("GET", "views")["stack"]
        return ViewPage(self, stack[-1]) if stack else None

    def home(self) -> ViewPage | None:
        """Return App Home as it was last published, or None."""
        home = self.ask("GET", "views")["home"]
        return ViewPage(self, home) if home else None

    def open_home(self) -> ViewPage:
        """Open App Home and wait for what the bot publishes; raises TimeoutError when nothing comes."""
        self.ask("POST", "home", {})
        self.workspace.settle()
        page: ViewPage = self.workspace.until(self.home)
        return page

    def change(self, **what: Any) -> None:
        """Change the person's account: tz, locale, title, real_name, is_restricted, deleted, is_admin."""
        self.ask("POST", "change", what)


def _reader(eyes: Json) -> Reader:
    return Reader(Eyes(eyes["zone"], eyes["locale"], eyes["now"]), eyes["names"], eyes["channels"])

"""What a message costs the courier, beside a bare loop of `chat_postMessage` with the same words.

The stand-in is a process of its own, so that the processor time counted is the sender's. The bot is whole. A batch of
messages, each to a conversation of its own, is put into the outbox and said; putting it there is not counted.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from slack_sdk import WebClient

from benchmarks.figures import Figure, Noise, Section
from benchmarks.rounds import Contender, interleaved
from benchmarks.slack import TEAM_ID
from benchmarks.staff import GOALS, ZONES
from benchmarks.subject import StandingClock
from bot.build import build
from bot.calls import METADATA
from bot.courier import WORKERS
from bot.process import Bot
from bot.settings import NO_MODEL, Settings
from flows.decision import Person, Post
from flows.touchpoint_card import TouchpointPrompt
from handlers import views
from handlers.text import Reader
from handlers.views.blocks import Rendered
from storage.conversation import Conversations
from storage.engine import wall_clock
from storage.outbox import Outbox

BATCH = 50
WITHIN = 1.5
"""The target, in processor time and in time by the wall."""

USUAL = 0.1
"""Seconds after which Slack may answer a post on an ordinary day."""

POLL, PATIENCE = 0.005, 60.0
ONE, SAME = "a bare loop", f"{WORKERS} bare loops"
AGAIN = ", again"
APP_TOKEN = "xapp-sending"


def sections(folder: Path, rounds: int) -> Iterator[Section]:
    """Processor time and wall time a message, Slack answering at once; then wall time with Slack as slow as it is."""
    with _stand_in(0.0) as api_url, _senders(folder / "at-once.db", api_url) as senders:
        yield _section("The courier, processor time a message", senders, time.process_time, ONE, rounds)
        yield _section("The courier, wall time a message", senders, time.perf_counter, SAME, rounds)
    with _stand_in(USUAL) as api_url, _senders(folder / "usual.db", api_url) as senders:
        title = f"The courier, wall time a message, Slack answering after {1000 * USUAL:.0f} ms"
        yield _section(title, senders, time.perf_counter, SAME, max(2, rounds // 3))


Clock = Callable[[], float]
Sender = Callable[[Clock], float]
"""Says a batch; how many seconds that took by this clock."""


def _section(title: str, senders: Mapping[str, Sender], clock: Clock, against: str, rounds: int) -> Section:
    def contender(name: str) -> Contender:
        return lambda: senders[name](clock) / BATCH

    bare, courier = {name: contender(name) for name in (ONE, SAME)}, "the courier"
    taken = interleaved({**bare, courier: contender(courier), against + AGAIN: bare[against]}, rounds, 1)
    figure = Figure(courier, taken[courier], {name: taken[name] for name in bare}, against, WITHIN)
    return Section(title, (figure,), Noise(taken[against], taken[against + AGAIN]))


@contextmanager
def _senders(file: Path, api_url: str) -> Iterator[dict[str, Sender]]:
    settings = Settings.model_validate(
        {
            "SLACK_BOT_TOKEN": "xoxb-bench",
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_API_URL": api_url,
            "DATABASE_URL": f"sqlite:///{file}",
            "MICROMENTOR_TIME_ZONE": ZONES[0],
            "MICROMENTOR_MODEL": NO_MODEL,
            "LOG_LEVEL": "ERROR",
        }
    )
    bot = build(settings, StandingClock())
    with ExitStack() as stack:
        stack.callback(bot.stop)
        bot.start()
        bot.database.run(_open_conversations, patient=True)
        pool = stack.enter_context(ThreadPoolExecutor(WORKERS))
        client = WebClient(token="xoxb-bench", base_url=api_url, retry_handlers=[])
        yield {
            ONE: lambda clock: _loop(client, map, clock),
            SAME: lambda clock: _loop(client, pool.map, clock),
            "the courier": _Courier(bot),
        }


class _Courier:
    """Puts a batch into the outbox and waits until it is said."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._batches = count(1)

    def __call__(self, clock: Clock) -> float:
        number, at = next(self._batches), wall_clock()
        posts = [Post(key=f"bench:{number}:{n}", to=_two(n), message=_prompt(n)) for n in range(BATCH)]
        self._bot.database.run(lambda session: Outbox(session).add_all(TEAM_ID, posts, at), patient=True)
        start, watching, deadline = clock(), time.thread_time(), time.monotonic() + PATIENCE
        self._bot.courier.wake()
        while not self._said():
            if time.monotonic() > deadline:
                raise RuntimeError("the courier does not come to an end")
            time.sleep(POLL)  # the courier tells nobody when it is done, and its own looks are part of the work
        taken = clock() - start
        # To look whether it is done is no part of the work.
        return taken - (time.thread_time() - watching) if clock is time.process_time else taken

    def _said(self) -> bool:
        with self._bot.services.read() as session:
            return Outbox(session).queue_is_empty()


def _loop(client: WebClient, each: Callable[..., Iterable[None]], clock: Clock) -> float:
    start = clock()
    for _ in each(lambda n: _post(client, n), range(BATCH)):
        pass
    return clock() - start


def _post(client: WebClient, number: int) -> None:
    rendered = _rendered(number)
    client.chat_postMessage(
        channel=_channel(number),
        text=rendered.text,
        blocks=rendered.blocks,
        metadata={"event_type": METADATA, "event_payload": {"id": str(number)}},
        unfurl_links=False,
        unfurl_media=False,
    )


def _prompt(number: int) -> TouchpointPrompt:
    mentee, mentor = _two(number)
    return TouchpointPrompt(
        mentorship_id=f"V{number}",
        number=1,
        goal=GOALS[number % len(GOALS)],
        mentee=Person(mentee, "Ada Abbott"),
        mentor=Person(mentor, "Bram Birch"),
    )


@cache
def _rendered(number: int) -> Rendered:
    return views.render(_prompt(number), Reader(locale="en", zone=ZONES[0]))


def _open_conversations(session: Any) -> None:
    for n in range(BATCH):
        Conversations(session).save(TEAM_ID, ",".join(_two(n)), _channel(n))


def _two(number: int) -> tuple[str, str]:
    return f"U{number:04d}A", f"U{number:04d}B"


def _channel(number: int) -> str:
    return f"G{number:04d}"


@contextmanager
def _stand_in(delay: float) -> Iterator[str]:
    """A stand-in in a process of its own that answers after so many seconds; where its Web API is."""
    command = [sys.executable, "-m", "benchmarks.slack", str(delay)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.communicate("")  # it ends with its input

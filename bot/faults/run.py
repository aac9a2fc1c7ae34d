"""One run of the campaign: a script is played on a stand-in Slack while its plan befalls the bot, and then checked."""

import json
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any

from bot.faults.acting import Acting, GivenUpError
from bot.faults.cast import Cast, cast
from bot.faults.checker import Finding, check
from bot.faults.fleet import Fleet
from bot.faults.hours import first_work
from bot.faults.houses import PostgresHouse, SqliteHouse
from bot.faults.machine import Machine
from bot.faults.mischief import Mischief
from bot.faults.plan import House, Plan
from bot.faults.script import Script
from bot.faults.scripts import SCRIPTS
from bot.faults.small_disk import SmallDisk
from bot.manifest import MANIFEST
from bot.settings import NO_MODEL
from bot.story.again import PatientWorkspace
from sandbox.driver import DriverError
from sandbox.parts import Terms
from sandbox.server import Sandbox

RETRIES = (0.3, 2.0, 6.0)
"""Seconds before an event comes again that a dead bot did not take. Slack's own are minutes, which nobody waits for."""

_DIRECTORY = "user_id,name,department,site\n{rows}\n"


@dataclass(slots=True)
class Result:
    """How a run went.

    `left_out` are faults that this machine does not allow, each with the reason. `record` is what people saw,
    `findings` what is not as promised; `stopped` says where the story could not go on,
    `transcript` where the record of a run lies that was not well.
    """

    plan: Plan
    expected: int
    seconds: float
    faults: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    record: list[dict[str, Any]] = field(default_factory=list)
    again: int = 0
    stopped: str = ""
    transcript: str = ""

    @property
    def well(self) -> bool:
        return not self.findings and not self.stopped


def script_of(plan: Plan) -> Script:
    """What is played in that run, and what is promised in it."""
    players = cast(*plan.zones)
    midnight = datetime.combine(plan.start, clock_time(), UTC)
    start = first_work(midnight, [player.zone for player in players.everybody]) + timedelta(minutes=10)
    script = SCRIPTS[plan.script](players, start)
    script.promises.looseness = timedelta(seconds=plan.looseness)
    return script


def play(plan: Plan, house: SqliteHouse | PostgresHouse, disk: SmallDisk, folder: Path) -> Result:
    """Play it, with its rows on that disk, in a folder of its own, where its record and the bots' log are left."""
    script = script_of(plan)
    started = time.monotonic()
    result = Result(plan, len(script.promises.posts), 0.0)
    folder.mkdir(parents=True)
    database_url = house.database(script.cast)
    with ExitStack() as stack:
        stack.callback(house.leave, database_url, folder)
        sandbox = Sandbox(Terms(MANIFEST, script.cast.accounts(), "Alder County Radio", retry_delays=RETRIES))
        sandbox.start()
        stack.callback(sandbox.stop)
        people = stack.enter_context(PatientWorkspace(sandbox.base_url))
        people.clock.to(script.deeds[0].at - timedelta(minutes=1))
        fleet = _fleet(plan, sandbox, database_url, folder, script.cast)
        machine = stack.enter_context(Machine(fleet.machine_file))
        mischief = Mischief(plan.faults, fleet, people, machine, disk, house, database_url)
        people.bot_status(*fleet.status_urls)
        if plan.house is House.SERVE_MANY:
            people.request_urls(*fleet.request_urls)
        fleet.start()
        stack.callback(fleet.stop)
        try:
            _tell(script, plan, people, mischief, fleet)
        except (GivenUpError, DriverError, TimeoutError) as error:
            result.stopped = str(error)
        mischief.end()
        result.record = people.record()
        result.faults, result.left_out = mischief.struck(), mischief.left_out
        result.again = people.again
    result.findings = check(script.promises, result.record)
    result.seconds = time.monotonic() - started
    (folder / "record.json").write_text(json.dumps(result.record, indent=1), encoding="utf-8")
    return result


def _tell(script: Script, plan: Plan, people: PatientWorkspace, mischief: Mischief, fleet: Fleet) -> None:
    acting = Acting(people, script.promises.looseness)
    people.settle()
    steps = 2 * len(script.deeds)
    for number, deed in enumerate(script.deeds):
        try:
            mischief.up_to(2 * number / steps)
            people.clock.to(deed.at)
            mischief.up_to((2 * number + 1) / steps)
            deed.act(acting)
        except (GivenUpError, DriverError, TimeoutError) as error:
            raise GivenUpError(f"{deed.at:%a %d %b %H:%M} UTC, {deed.words} {error}") from error
        if number == 1 and plan.visitor:
            fleet.beside(plan.visitor)
    mischief.up_to(1.0)
    people.settle()


def _fleet(plan: Plan, sandbox: Sandbox, database_url: str, folder: Path, players: Cast) -> Fleet:
    rows = "\n".join(f"{player.id},{player.name},Radio,Main" for player in players.everybody)
    (folder / "people.csv").write_text(_DIRECTORY.format(rows=rows), encoding="utf-8")
    environment: Mapping[str, str] = {
        "SLACK_API_URL": sandbox.api_url,
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_SIGNING_SECRET": sandbox.signing_secret,
        "MICROMENTOR_CLOCK_URL": sandbox.clock_url,
        "MICROMENTOR_TIME_ZONE": plan.zones[0],
        "DATABASE_URL": database_url,
        # Each process begins with a new database, and would learn the same words anew. What is asked here is what
        # becomes of a request, not who is right for it.
        "MICROMENTOR_MODEL": NO_MODEL,
    }
    words = ("serve",) if plan.house is House.SERVE_MANY else ("run",)
    fleet = Fleet(folder, plan.house.processes, words, environment)
    fleet.take_seats()
    return fleet

"""Does a click take longer in a larger workspace? Workspaces that grow tenfold, the same clicks in the same rounds."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack

from benchmarks.crowd import Crowd
from benchmarks.figures import Figure, Noise, Section
from benchmarks.lines import Line, socket
from benchmarks.rounds import Contender, interleaved
from benchmarks.slack import StandIn
from benchmarks.subject import Subject

WITHIN = 1.5
AGAIN = ", again"


def sections(databases: Mapping[int, tuple[str, Crowd]], slack: StandIn, rounds: int) -> Iterator[Section]:
    """From the click to its ack over a real socket. `databases` are filled, by their members, the smallest first."""
    with ExitStack() as stack:
        clicks: dict[int, dict[str, Contender]] = {}
        for members, (url, there) in databases.items():
            token = f"xapp-growth-{members}"
            subject = stack.enter_context(Subject(url, slack, len(there.people.mentors), there.asking, token))
            clicks[members] = _kinds(subject, socket(slack, token))
        least, *larger = clicks
        contenders = {f"{kind} {members}": click for members, of in clicks.items() for kind, click in of.items()}
        twice = {f"{kind}{AGAIN}": click for kind, click in clicks[least].items()}
        taken = interleaved({**contenders, **twice}, rounds)
    for kind in clicks[least]:
        small = f"{least:,} members"
        baseline = {small: taken[f"{kind} {least}"]}
        figures = (
            Figure(f"{members:,} members", taken[f"{kind} {members}"], baseline, small, WITHIN) for members in larger
        )
        noise = Noise(taken[f"{kind} {least}"], taken[f"{kind}{AGAIN}"])
        yield Section(f"Growth, from click to ack: {kind}", tuple(figures), noise)


def _kinds(subject: Subject, line: Line) -> dict[str, Contender]:
    return {
        "command": lambda: subject.command(line),
        "submission": lambda: subject.submission(line),
        "Accept": lambda: subject.accept(line),
    }

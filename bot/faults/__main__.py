"""`make faults`: plays the campaign and prints its figures; `--run` plays one run of it alone."""

import argparse
import secrets
import signal
import sys

from bot.faults.campaign import JOBS, campaign, plans

RUNS = 240


def main() -> int:
    """Read the arguments and play; the exit code is 1 where anything was not as promised."""
    read = argparse.ArgumentParser(prog="make faults", description=__doc__)
    read.add_argument("--runs", type=int, default=RUNS, help=f"how many runs (by default {RUNS})")
    read.add_argument("--seed", type=int, default=None, help="plan the same runs again as that seed did")
    read.add_argument("--run", type=int, default=None, help="play the run of this number alone")
    read.add_argument("--jobs", type=int, default=JOBS, help=f"runs at a time (by default {JOBS})")
    asked = read.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what runs is stopped on the way out
    seed = secrets.randbelow(100_000) if asked.seed is None else asked.seed
    print(f"The seed is {seed}.", flush=True)  # noqa: T201 - this is the command
    return campaign(lambda line: print(line, flush=True), plans(seed, asked.runs, asked.run), asked.jobs)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())

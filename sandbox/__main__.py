"""`python -m sandbox`: a workspace alone, for a bot started elsewhere. Prints what the bot's environment needs."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox
from sandbox.staff import ORGANISATION, load


def main() -> None:
    """Serve until interrupted."""
    options = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    options.add_argument("--port", type=int, default=8765)
    options.add_argument("--manifest", type=Path, default=Path("manifest.yml"))
    options.add_argument(
        "--request-url",
        action="append",
        default=[],
        help="deliver by signed HTTP requests to this URL instead of Socket Mode; several are taken in turn",
    )
    options.add_argument("--folder", type=Path, help="keep the workspace in this folder between runs")
    chosen = options.parse_args()
    terms = Terms(
        chosen.manifest, from_staff(load().people), ORGANISATION, request_urls=chosen.request_url, folder=chosen.folder
    )
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with Sandbox(terms).start(chosen.port) as sandbox:
        sys.stdout.write(
            f"Workspace at {sandbox.base_url}/\n"
            f"SLACK_API_URL={sandbox.api_url}\n"
            f"SLACK_BOT_TOKEN={sandbox.bot_token}\n"
            f"SLACK_APP_TOKEN={sandbox.app_token}\n"
            f"SLACK_SIGNING_SECRET={sandbox.signing_secret}\n"
            f"SLACK_CLIENT_ID={sandbox.client_id}\n"
            f"SLACK_CLIENT_SECRET={sandbox.client_secret}\n"
            f"MICROMENTOR_CLOCK_URL={sandbox.clock_url}\n"
        )
        sys.stdout.flush()
        stop.wait()


if __name__ == "__main__":
    main()

"""The Slack that answers at once: what it hands to the app can be answered where it says."""

import json
from concurrent.futures import ThreadPoolExecutor

from slack_sdk.webhook import WebhookClient
from websockets.sync.client import connect

from benchmarks import envelopes
from benchmarks.slack import RESPONSE, StandIn


def test_a_click_is_answered_in_private_by_the_address_that_came_with_it() -> None:
    with StandIn() as slack, ThreadPoolExecutor(1) as executor:
        url = slack.answer("apps.connections.open", "xapp-1", {})["url"]
        with connect(url) as socket:
            assert json.loads(socket.recv())["type"] == "hello"
            taken = executor.submit(slack.deliver, "xapp-1", "interactive", envelopes.click("U1", "accept", "1"))
            envelope = json.loads(socket.recv())
            socket.send(json.dumps({"envelope_id": envelope["envelope_id"], "payload": {"said": "yes"}}))
            assert taken.result()[1] == {"said": "yes"}
        assert WebhookClient(envelope["payload"]["response_url"]).send(text="Accepted").status_code == 200
        assert slack.calls[RESPONSE] == 1

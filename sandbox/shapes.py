"""The one alias for a Slack JSON object, so that signatures say what they carry.

Slack's JSON is open-ended by nature: what the sandbox takes in it checks key by key, what it gives out it writes down
in full. This module knows nothing else.
"""

from typing import Any

Json = dict[str, Any]
"""A JSON object as Slack sends or takes it."""

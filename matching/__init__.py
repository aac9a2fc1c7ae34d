"""Who can help. Everything outside needs one name of this room: `matching.Matcher`.

It knows the value types of `flows` and nothing of Slack or of how anything is stored.
"""

from matching.matcher import Matcher as Matcher

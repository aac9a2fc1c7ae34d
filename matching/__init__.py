"""Who can help. Everything outside needs one name of this room: `matching.Matcher`.

It knows the value types of `flows` and nothing of Slack or of how anything is stored.
"""

import os

# Before numpy is there. Its threads wait for each other by turning: on a machine that is busy, and a bot's cores are,
# two of them took five times the processor's time of one for the same vectors.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from matching.matcher import Matcher as Matcher

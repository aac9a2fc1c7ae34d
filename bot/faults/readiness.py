"""What every bot reads at its start: the fork server reads it once, for all the bots that come out of it.

Nothing of a run is in it. It must be imported by that server alone, for it takes a second.
"""

import gc

import bot.build
import bot.faults.machine  # noqa: F401 - the same
from handlers import text
from matching import reading

text.read_all()
reading.language(None)
gc.freeze()  # what never goes away need not be looked through, and so copied, in every bot

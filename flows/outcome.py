"""What shows what became of a session: *did you meet?*, or the question of a written one."""

from flows import met_card, written_card
from flows.decision import Update
from flows.pair import Session
from flows.pair_state import PairState


def show(state: PairState, session: Session | None) -> tuple[Update, ...]:
    """Let it show how the session stands; nothing where nothing was shown of it."""
    if session is None:
        return ()
    return written_card.update(state, session) if session.is_written else met_card.update_did_you_meet(state, session)

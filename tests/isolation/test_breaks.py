"""The suites here can fail: with the `team_id` left out of one function, the audit names it and people see the wrong.

`python -m tests.isolation.breaks` does the same for every function there is.
"""

import pytest

from tests.isolation.breaks import noticed
from tests.isolation.payloads import Json

SEEN_BY_PEOPLE = ("Requests.open_of",)


@pytest.mark.parametrize("function", SEEN_BY_PEOPLE)
def test_a_team_id_left_out_is_noticed(function: str, sqlite_url: str, alone: Json) -> None:
    broken, watch, seen = noticed(function, sqlite_url, alone)
    assert broken, f"{function} issues nothing that is bound to a workspace"
    assert function in {leak.issued_by for leak in watch.leaks}
    assert seen, "nobody sees anything wrong"

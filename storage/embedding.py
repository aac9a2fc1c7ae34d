"""Vectors of what mentors list, kept so that no process has to compute them again: a cache, and no state.

Every row can be made anew from the profiles, so they are written past the door, and nothing is decided on them. A text
is known by its hash alone. It must not know which models there are, or what a vector means.
"""

from collections.abc import Collection, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Final

from sqlalchemy import bindparam, delete, func, select
from sqlmodel import Field, Session

from storage.among import among
from storage.engine import Database
from storage.installation import Installations
from storage.mapping import Table, dialect_of, insert_into, table_of

FEW: Final = 500
"""So many keys are asked for by name; for more, all that the workspace has are read, which is faster than naming them.

Also how many rows go in one statement and one transaction: nobody waits for long behind it.
"""


class EmbeddingRow(Table, table=True):
    """The vector of one text, as one model sees it."""

    __tablename__ = "embedding"

    model: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    vector: bytes


_T: Final = table_of(EmbeddingRow)
_OF_MODEL: Final = select(_T.c.digest, _T.c.vector).where(
    _T.c.team_id == bindparam("team_id"), _T.c.model == bindparam("model")
)
_SOME: Final = _OF_MODEL.where(among(_T.c.digest, "digests"))
_KEYS: Final = select(_T.c.model, _T.c.digest).where(_T.c.team_id == bindparam("team_id"))
_COUNT: Final = select(func.count()).select_from(_T).where(_T.c.team_id == bindparam("team_id"))
_FORGET: Final = delete(_T).where(
    _T.c.team_id == bindparam("team_id"),
    _T.c.model == bindparam("model"),
    among(_T.c.digest, "digests"),
)


class Embeddings:
    """The vectors of all workspaces, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def fetch(self, team_id: str, model: str, digests: Collection[str]) -> dict[str, bytes]:
        """The vectors that are there, by the hash of their text."""
        given = {"team_id": team_id, "model": model}
        connection = self._session.connection()
        if len(digests) <= FEW:
            rows = connection.execute(_SOME, given | {"digests": list(digests)})
            return {row.digest: row.vector for row in rows}
        wanted = frozenset(digests)
        return {row.digest: row.vector for row in connection.execute(_OF_MODEL, given) if row.digest in wanted}

    def keep(self, team_id: str, model: str, vectors: Mapping[str, bytes]) -> None:
        """Keep these, unless they are there already, or the workspace is forgotten: it would never be again."""
        if not vectors or Installations(self._session).get(team_id, lock=True) is None:
            return
        new = insert_into(dialect_of(self._session), EmbeddingRow)
        once = new.on_conflict_do_nothing(index_elements=["team_id", "model", "digest"])
        rows = [
            {"team_id": team_id, "model": model, "digest": digest, "vector": vector}
            for digest, vector in sorted(vectors.items())  # two who keep the same lock it in one order
        ]
        self._session.connection().execute(once, rows)

    def count(self, team_id: str) -> int:
        """How many there are of the workspace."""
        return self._session.connection().scalar(_COUNT, {"team_id": team_id}) or 0

    def keys(self, team_id: str) -> set[tuple[str, str]]:
        """Model and hash of each that there is."""
        rows = self._session.connection().execute(_KEYS, {"team_id": team_id})
        return {(row.model, row.digest) for row in rows}

    def forget(self, team_id: str, model: str, digests: Collection[str]) -> None:
        """Delete these of one model."""
        self._session.connection().execute(_FORGET, {"team_id": team_id, "model": model, "digests": sorted(digests)})


class TeamShelf:
    """One workspace's vectors, each call in a transaction of its own; what `matching.vectors` calls a Shelf."""

    def __init__(self, database: Database, team_id: str) -> None:
        self._database = database
        self._team_id = team_id

    def fetch(self, model: str, keys: Collection[str]) -> Mapping[str, bytes]:
        """The vectors that are there. Raises what reading the database may raise."""
        with self._database.reading() as session:
            return Embeddings(session).fetch(self._team_id, model, keys)

    def keep(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Keep them. Raises what writing to the database may raise, Contention too; some may be kept by then."""
        items = sorted(vectors.items())
        for start in range(0, len(items), FEW):
            some = dict(items[start : start + FEW])
            self._database.run(
                lambda session: Embeddings(session).keep(self._team_id, model, some),  # noqa: B023 - run at once
                patient=True,
            )

    def keep_only(self, model: str | None, keys: Collection[str]) -> int:
        """Forget all but these of `model`; how many were forgotten. None: no model is in use, and nothing is kept."""
        with self._database.reading() as session:
            there = Embeddings(session).keys(self._team_id)
        over = sorted(there - {(model, key) for key in keys})
        for start in range(0, len(over), FEW):
            for of_model, some in groupby(over[start : start + FEW], key=itemgetter(0)):
                digests = [digest for _, digest in some]
                self._database.run(
                    lambda session: Embeddings(session).forget(self._team_id, of_model, digests),  # noqa: B023 - at once
                    patient=True,
                )
        return len(over)

"""Vectors on the shelf: of one workspace and one model, kept once, gone when nobody lists their text any more."""

from concurrent.futures import ThreadPoolExecutor

from sqlmodel import Session

from storage.embedding import FEW, Embeddings, TeamShelf
from storage.engine import Database
from storage.workspace import forget

MODEL = "model/1"


def count(database: Database, team_id: str = "T1") -> int:
    with database.reading() as session:
        return Embeddings(session).count(team_id)


def test_what_is_kept_is_fetched_by_its_workspace_and_model_alone(database: Database) -> None:
    shelf = TeamShelf(database, "T1")
    shelf.keep(MODEL, {"a": b"1", "b": b"2"})
    assert shelf.fetch(MODEL, ["b", "c"]) == {"b": b"2"}
    assert shelf.fetch("model/2", ["b"]) == {}
    assert TeamShelf(database, "T2").fetch(MODEL, ["b"]) == {}


def test_many_are_kept_and_fetched_as_few_are(database: Database) -> None:
    shelf = TeamShelf(database, "T1")
    many = {f"{n:04}": str(n).encode() for n in range(3 * FEW)}
    shelf.keep(MODEL, many)
    shelf.keep("model/2", {"0001": b"another model's"})
    wanted = [f"{n:04}" for n in range(0, 4 * FEW, 2)]
    assert shelf.fetch(MODEL, wanted) == {key: many[key] for key in wanted if key in many}


def test_the_first_who_keeps_a_vector_keeps_it(database: Database) -> None:
    shelf = TeamShelf(database, "T1")
    shelf.keep(MODEL, {"a": b"1"})
    shelf.keep(MODEL, {"a": b"2", "b": b"2"})
    assert shelf.fetch(MODEL, ["a", "b"]) == {"a": b"1", "b": b"2"}


def test_processes_that_learn_the_same_do_not_disturb_each_other(database: Database) -> None:
    many = {f"{n:04}": b"vector" for n in range(300)}
    with ThreadPoolExecutor(4) as processes:
        for done in [processes.submit(TeamShelf(database, "T1").keep, MODEL, many) for _ in range(4)]:
            done.result()
    assert count(database) == 300


def test_only_what_is_listed_is_left(database: Database) -> None:
    shelf = TeamShelf(database, "T1")
    shelf.keep(MODEL, {f"{n:04}": b"vector" for n in range(2 * FEW)})
    shelf.keep("model/2", {"0001": b"vector"})
    TeamShelf(database, "T2").keep(MODEL, {"0001": b"vector"})
    assert shelf.keep_only(MODEL, ["0001", "0003", "no such"]) == 2 * FEW - 1
    assert set(shelf.fetch(MODEL, ["0001", "0002", "0003"])) == {"0001", "0003"}
    assert shelf.fetch("model/2", ["0001"]) == {}, "another model's are over too"
    assert count(database, "T2") == 1
    assert shelf.keep_only(None, ()) == 2
    assert count(database) == 0


def test_they_go_with_the_workspace_and_none_comes_after(database: Database) -> None:
    shelf = TeamShelf(database, "T1")
    shelf.keep(MODEL, {"a": b"1"})
    TeamShelf(database, "T2").keep(MODEL, {"a": b"1"})

    def work(session: Session) -> None:
        forget(session, "T1")

    database.run(work)
    shelf.keep(MODEL, {"a": b"1", "b": b"2"})
    assert count(database) == 0
    assert count(database, "T2") == 1

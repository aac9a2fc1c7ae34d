"""The agreement is kept current: what is next, where words go, who is new to video, each side's first time."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

TEENS, SONGS = "run a teen council", "lead songs for storytime"


def links(one: "Actor", goal: str) -> dict[str, str]:
    """What the agreement links to, by its words."""
    found: dict[str, str] = {}

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if value.get("type") == "link":
                found[value["text"]] = value["url"]
            value = list(value.values())
        for each in value if isinstance(value, list) else ():
            walk(each)

    walk(one.sees("Agreed:", goal).page.raw["blocks"])
    return found


def test_it_says_what_is_next_and_links_to_where_words_go(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.pair(ada, tomas, TEENS)
    tomas.sees("Agreed:", "Next: either of you offers a few times")
    first = scene.at(tomas, "11:00", days=2)
    scene.offer(ada, first)
    tomas.sees("Agreed:", "Next: Tomas Reyes takes one of the times that Ada Lindgren offered")
    tomas.clicks("Take it", on="can meet for session")
    tomas.sees("Agreed:", "Next: session 1,")
    scene.passes(first + timedelta(minutes=35))
    tomas.sees("Agreed:", "Next: say whether you met")
    ada.clicks("Yes, about 30 min", on="did you meet?")
    assert links(ada, TEENS) == {}
    scene.until_said("reply in this thread", ada)
    prompt = ada.sees("reply in this thread").page
    to_prompt = links(ada, TEENS)["between sessions 1 and 2"]
    assert f"/p{prompt.ts.replace('.', '')}" in to_prompt
    second = scene.at(tomas, "11:00", days=5)
    scene.hold(ada, tomas, 2, second)
    tomas.sees("Agreed:", "Next: the time you agreed is over")
    scene.until_said("Looking back", ada)
    tomas.sees("Agreed:", "Next: look back, Ada Lindgren and Tomas Reyes")
    assert list(links(tomas, TEENS)) == ["between sessions 1 and 2", "looking back"]
    assert "Write your answers in: between sessions 1 and 2 · looking back" in tomas.sees("Agreed:").page.raw["text"]


def test_video_new_to_either_is_said_once_and_roles_are_for_the_first_time(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    for goal in (TEENS, SONGS):
        ada.types(f"/micromentor {goal}").presses("More to say")
        scene.ws.until(lambda: "Ways to meet" in ada.form.labels())
        ada.fills({"How many sessions?": "One session", "Ways to meet": ["Video"]}).submits()
        ada.fills({"Ask first": tomas.name}).submits()
        ada.closes()
        tomas.clicks("Accept", on=goal)
        agreed = ada.sees("Agreed:", goal)
        if goal == TEENS:
            assert "Video: new here to Ada Lindgren and Tomas Reyes. Try the link" in agreed.text
            assert "Your role in a minute" in agreed.page.buttons()
        else:
            assert "Video:" not in agreed.text
            assert "Your role in a minute" not in agreed.page.buttons()
        scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1), on=goal)
        assert "Try the link" not in ada.sees("Agreed:", goal).text

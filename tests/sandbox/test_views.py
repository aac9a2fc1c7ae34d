"""Modals and Home: triggers, stacks, what an answer to a submission does, what survives an update."""

from typing import Any

import pytest

from sandbox.driver import DriverError, Person
from tests.sandbox.small_app import (
    ADA,
    Api,
    App,
    Moments,
    actions,
    button,
    field,
    modal,
    options,
    plain,
    typed,
)


def trigger(app: App, ada: Person) -> str:
    """Return a fresh trigger id of Ada's."""
    ada.shortcut("find_path")
    return str(app.payloads("shortcut")[-1]["trigger_id"])


def opened(api: Api, app: App, ada: Person, view: dict[str, Any]) -> dict[str, Any]:
    answer = api("views.open", trigger_id=trigger(app, ada), view=view)
    assert answer["ok"], answer
    return dict(answer["view"])


def test_a_view_comes_back_complete(api: Api, app: App, ada: Person) -> None:
    view = opened(api, app, ada, modal(field(typed()), private_metadata="m", callback_id="c"))
    assert (view["private_metadata"], view["callback_id"], view["root_view_id"]) == ("m", "c", view["id"])
    assert view["title"] == {"type": "plain_text", "text": "A form", "emoji": True}
    block = view["blocks"][0]
    assert view["state"]["values"] == {block["block_id"]: {"words": {"type": "plain_text_input", "value": None}}}
    assert (view["close"], view["notify_on_close"], view["previous_view_id"]) == (None, False, None)


def test_a_trigger_id_is_used_once(api: Api, app: App, ada: Person) -> None:
    once = trigger(app, ada)
    assert api("views.open", trigger_id=once, view=modal(title=plain("x" * 25)))["error"] == "invalid_arguments"
    assert api("views.open", trigger_id=once, view=modal())["ok"]
    assert api("views.open", trigger_id=once, view=modal())["error"] == "exchanged_trigger_id"
    assert api("views.open", trigger_id="1.2.made-up", view=modal())["error"] == "invalid_trigger_id"
    assert api("views.open", view=modal())["error"] == "invalid_arguments"


def test_a_trigger_id_expires(api: Api, app: App, ada: Person, moments: Moments) -> None:
    late = trigger(app, ada)
    moments.ahead = 3.1
    assert api("views.open", trigger_id=late, view=modal())["error"] == "expired_trigger_id"


def pressed(app: App, ada: Person) -> str:
    """Press the button of the modal on top and return the trigger id of that press."""
    page = ada.modal()
    assert page is not None
    page.click("Press")
    return str(app.payloads("block_actions")[-1]["trigger_id"])


def test_a_fourth_modal_is_refused(api: Api, app: App, ada: Person) -> None:
    with_button = modal(actions(button()))
    first = opened(api, app, ada, with_button)
    second = api("views.push", trigger_id=pressed(app, ada), view=with_button)["view"]
    third = api("views.push", trigger_id=pressed(app, ada), view=with_button)["view"]
    assert (second["root_view_id"], third["previous_view_id"]) == (first["id"], second["id"])
    assert api("views.push", trigger_id=pressed(app, ada), view=with_button)["error"] == "push_limit_reached"
    assert len(ada.ask("GET", "views")["stack"]) == 3


def test_pushing_needs_a_modal_below(api: Api, app: App, ada: Person) -> None:
    refused = api("views.push", trigger_id=trigger(app, ada), view=modal())
    assert refused["response_metadata"]["messages"] == [
        "[ERROR] must match the `type` of the root view whose stack we're pushing onto [json-pointer:/view/type]"
    ]


def test_a_new_root_replaces_what_is_open(api: Api, app: App, ada: Person) -> None:
    opened(api, app, ada, modal())
    newer = opened(api, app, ada, modal())
    assert [view["id"] for view in ada.ask("GET", "views")["stack"]] == [newer["id"]]


def test_an_input_needs_a_submit_button(api: Api, app: App, ada: Person) -> None:
    view = {"type": "modal", "title": plain("t"), "blocks": [{"type": "divider"}, field(typed())]}
    refused = api("views.open", trigger_id=trigger(app, ada), view=view)
    assert refused["response_metadata"]["messages"] == [
        "[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]"
    ]


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ({"type": "home", "title": plain("t"), "blocks": []}, "must be a valid enum value [json-pointer:/view/type]"),
        ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
        ({"type": "modal", "title": plain("t")}, "missing required field: blocks [json-pointer:/view]"),
        (modal(colour="red"), "invalid additional property: colour [json-pointer:/view]"),
        (modal({"type": "markdown", "text": "t"}), "unsupported type: markdown [json-pointer:/view/blocks/0/type]"),
        ("words", "must provide an object [json-pointer:/view]"),
    ],
)
def test_a_view_slack_would_not_take_is_refused(api: Api, app: App, ada: Person, view: Any, words: str) -> None:
    refused = api("views.open", trigger_id=trigger(app, ada), view=view)
    assert refused["error"] == "invalid_arguments"
    if view != "words":
        assert f"[ERROR] {words}" in refused["response_metadata"]["messages"]


def test_an_external_id_belongs_to_one_view(api: Api, app: App, ada: Person, tomas: Person) -> None:
    first = opened(api, app, ada, modal(external_id="one"))
    refused = api("views.open", trigger_id=trigger(app, tomas), view=modal(external_id="one"))
    assert refused["error"] == "duplicate_external_id"
    updated = api("views.update", external_id="one", view=modal(external_id="one", title=plain("Other")))
    assert (updated["view"]["id"], updated["view"]["title"]["text"]) == (first["id"], "Other")


def test_an_update_with_an_old_hash_is_refused(api: Api, app: App, ada: Person) -> None:
    view = opened(api, app, ada, modal())
    updated = api("views.update", view_id=view["id"], hash=view["hash"], view=modal())
    assert updated["ok"]
    assert api("views.update", view_id=view["id"], hash=view["hash"], view=modal())["error"] == "hash_conflict"
    assert api("views.update", view_id="V0NOWHERE", view=modal())["error"] == "not_found"


def test_what_was_typed_survives_an_update_under_the_same_ids(api: Api, app: App, ada: Person) -> None:
    blocks = [field(typed("a"), "One", block_id="one"), field(typed("b"), "Two", block_id="two")]
    view = opened(api, app, ada, modal(*blocks, actions(button())))
    page = ada.modal()
    assert page is not None
    page.fill("One", "kept").fill("Two", "lost").click("Press")
    changed = [blocks[0], field(typed("other"), "Two", block_id="two", optional=True)]
    api("views.update", view_id=view["id"], view=modal(*changed))
    now = ada.modal()
    assert now is not None
    assert (now.value("One"), now.value("Two")) == ("kept", None)
    assert now.submit().ok
    values = app.wait_for("view_submission")[0]["view"]["state"]["values"]
    assert values["one"]["a"]["value"] == "kept"
    assert values["two"]["other"]["value"] is None


@pytest.mark.parametrize(
    ("element", "value", "complaint"),
    [
        (typed(), None, "Please complete this required field."),
        (typed(min_length=5), "four", "This field must be at least 5 characters."),
        (typed(max_length=5), "sixsix", "This field must be at most 5 characters."),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Please enter a whole number."),
        (
            {"type": "number_input", "is_decimal_allowed": False, "min_value": "5"},
            "4",
            "Please enter a number of at least 5.",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": True, "max_value": "5"},
            "5.5",
            "Please enter a number of at most 5.",
        ),
        ({"type": "email_text_input"}, "ada", "Please enter a valid email address."),
        ({"type": "url_text_input"}, "example", "Please enter a valid URL."),
        ({"type": "checkboxes", "options": options(2)}, [], "Please complete this required field."),
        (
            {"type": "multi_static_select", "options": options(3), "max_selected_items": 1},
            ["Choice 0", "Choice 1"],
            "Choose at most 1.",
        ),
    ],
)
def test_slacks_client_checks_a_form_before_the_app_sees_it(
    api: Api, app: App, ada: Person, element: dict[str, Any], value: Any, complaint: str
) -> None:
    opened(api, app, ada, modal(field({"action_id": "it", **element}, "It")))
    page = ada.modal()
    assert page is not None
    page.fill("It", value)
    submitted = page.submit()
    assert (submitted.ok, submitted.errors) == (False, {"It": complaint})
    assert app.payloads("view_submission") == []
    now = ada.modal()
    assert now is not None
    assert now.errors == {"It": complaint}


def submitting(api: Api, app: App, ada: Person, answer: Any) -> Any:
    app.answers["view_submission"] = answer
    opened(api, app, ada, modal(field(typed(), block_id="one")))
    page = ada.modal()
    assert page is not None
    return page.fill("Words", "some").submit()


def test_an_empty_answer_closes_the_modal(api: Api, app: App, ada: Person) -> None:
    submitted = submitting(api, app, ada, {})
    assert (submitted.ok, submitted.modal, ada.modal()) == (True, None, None)
    payload = app.payloads("view_submission")[0]
    assert (payload["response_urls"], payload["user"]["id"]) == ([], ADA)
    assert payload["view"]["state"]["values"]["one"]["words"] == {"type": "plain_text_input", "value": "some"}


def test_errors_are_shown_at_their_fields(api: Api, app: App, ada: Person) -> None:
    submitted = submitting(api, app, ada, {"response_action": "errors", "errors": {"one": "Say more."}})
    assert (submitted.ok, submitted.errors) == (False, {"Words": "Say more."})
    assert submitted.modal.value("Words") == "some"


def test_an_answer_may_update_push_and_clear(api: Api, app: App, ada: Person) -> None:
    updated = submitting(api, app, ada, {"response_action": "update", "view": modal(title=plain("Thanks"))})
    assert (updated.ok, updated.modal.title) == (True, "Thanks")
    app.answers["view_submission"] = {"response_action": "push", "view": modal(title=plain("More"))}
    pushed = updated.modal.submit()
    assert (pushed.modal.title, pushed.modal.raw["stack_depth"]) == ("More", 2)
    app.answers["view_submission"] = {"response_action": "clear"}
    assert pushed.modal.submit().modal is None


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "dance"},
        {"text": "thanks"},
        {"response_action": "errors"},
        {"response_action": "errors", "errors": {"two": "No such block."}},
        {"response_action": "errors", "errors": {"one": ""}},
        {"response_action": "update", "view": modal(title=plain("x" * 25))},
    ],
)
def test_an_answer_slack_does_not_understand_is_said_to_be_so(api: Api, app: App, ada: Person, answer: Any) -> None:
    submitted = submitting(api, app, ada, answer)
    assert submitted.error.startswith("bad_response: ")
    assert submitted.modal.value("Words") == "some"


@pytest.mark.usefixtures("hurried")
def test_an_unanswered_submission_keeps_the_modal(api: Api, app: App, ada: Person) -> None:
    submitted = submitting(api, app, ada, None)
    assert (submitted.ok, submitted.error, submitted.modal.value("Words")) == (False, "operation_timeout", "some")


def test_closing_is_told_where_asked_for(api: Api, app: App, ada: Person) -> None:
    opened(api, app, ada, modal(actions(button()), notify_on_close=True))
    api("views.push", trigger_id=pressed(app, ada), view=modal())
    top = ada.modal()
    assert top is not None
    top.close()
    assert app.payloads("view_closed") == []
    below = ada.modal()
    assert below is not None
    below.close()
    closed = app.wait_for("view_closed")[0]
    assert (closed["view"]["id"], closed["is_cleared"]) == (below.id, False)
    with pytest.raises(DriverError, match="no_such_view"):
        below.submit()


def test_home_is_published_for_one_person(api: Api, app: App, ada: Person, tomas: Person) -> None:
    home = {"type": "home", "blocks": [{"type": "header", "text": plain("Yours")}, actions(button())]}
    first = api("views.publish", user_id=ADA, view=home)["view"]
    again = api("views.publish", user_id=ADA, view=home, hash=first["hash"])["view"]
    assert first["id"] == again["id"]
    assert api("views.publish", user_id=ADA, view=home, hash=first["hash"])["error"] == "hash_conflict"
    page = ada.open_home()
    assert (page.text, tomas.home()) == ("Yours\nPress", None)
    page.click("Press")
    payload = app.wait_for("block_actions")[0]
    assert (payload["container"]["type"], payload["view"]["type"]) == ("view", "home")
    assert "channel" not in payload
    assert api("views.publish", user_id="U0NOBODY01", view=home)["error"] == "user_not_found"
    assert api("views.publish", user_id=ADA, view=modal())["error"] == "invalid_arguments"

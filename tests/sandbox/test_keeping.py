"""A workspace kept in a folder goes on where it was."""

from dataclasses import replace
from pathlib import Path

from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.server import Sandbox
from tests.sandbox.small_app import ADA, Api, actions, button


def test_what_was_said_is_there_after_a_restart(terms: Terms, tmp_path: Path) -> None:
    kept = replace(terms, folder=tmp_path / "workspace")
    with Sandbox(kept) as sandbox, Workspace(sandbox.base_url) as ws:
        api = Api(sandbox)
        posted = api.post(ADA, "remember", blocks=[actions(button())])
        api("views.publish", user_id=ADA, view={"type": "home", "blocks": [{"type": "divider"}]})
        given = api("files.getUploadURLExternal", filename="a.bin", length=3)
        api.http.post(given["upload_url"], content=b"\x00\xff\x80")
        api("files.completeUploadExternal", files=[{"id": given["file_id"]}], channel_id=posted["channel"])
        ws.person(ADA).change(tz="Asia/Tokyo")
        then = ws.clock.forward(days=3)
        api.http.close()
    with Sandbox(kept) as sandbox, Workspace(sandbox.base_url) as ws:
        api = Api(sandbox)
        ada = ws.person(ADA)
        first, second = ada.dm().messages()
        assert (first.ts, first.buttons()) == (posted["ts"], ["Press"])
        assert api.http.get(sandbox.base_url + second.files[0]["url"]).content == b"\x00\xff\x80"
        assert ada.home() is not None
        assert ada.profile["tz"] == "Asia/Tokyo"
        assert ws.clock.now >= then
        assert float(api.post(ADA)["ts"]) > float(second.ts)
        assert len([c for c in ada.conversations() if c.kind == "app"]) == 1
        api.http.close()


def test_a_reset_starts_anew(ws: Workspace, api: Api) -> None:
    api.post(ADA, "forget me")
    ws.ask("POST", "reset", {})
    assert ws.person(ADA).dm().messages() == []
    assert ws.record() == []

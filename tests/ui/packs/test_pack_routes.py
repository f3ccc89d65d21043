from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from reflect.ui.packs.many_door import ManyDoor
from reflect.ui.packs.pack_routes import PackRoutes
from reflect.ui.packs.preview_door import PreviewDoor
from reflect.ui.places import PlaceId
from tests.support.desks import TODAY
from tests.support.signed_packs import pack_path

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place():
    """Where the writer is; no door is open."""
    return [PlaceId.TODAY]


@pytest.fixture
def routes(desk, place):
    desk.doors.views = ()
    return PackRoutes(desk._replace(place=lambda: place[0]), today=lambda: TODAY)


@pytest.fixture
def preview(routes, desk, tmp_path, qtbot):
    """The door on a new pack."""
    routes.look_at([pack_path(tmp_path)])
    qtbot.waitUntil(lambda: bool(desk.doors.doors))
    (door,) = desk.doors.doors
    qtbot.addWidget(door)
    return door


def test_one_file_opens_the_door_on_it(preview):
    assert isinstance(preview, PreviewDoor)
    assert preview.offered.pack.id == "hub"


def test_several_files_open_the_door_for_many(routes, desk, tmp_path, qtbot):
    routes.look_at([pack_path(tmp_path), pack_path(tmp_path, "other")])
    (door,) = desk.doors.doors
    qtbot.addWidget(door)
    assert isinstance(door, ManyDoor)
    qtbot.waitUntil(lambda: door._job is None)


def test_an_installed_pack_can_be_seen_from_where_the_writer_was(
    preview, routes, desk, recorder, qtbot
):
    preview.install.click()
    qtbot.waitUntil(lambda: recorder.said == ["The hub is installed."])
    assert desk.doors.doors == []
    with qtbot.waitSignal(routes.shown) as shown:
        recorder.notices[-1].action.run()
    assert shown.args == ["hub"]
    assert routes.asked_for() == "hub"
    assert routes.asked_for() == ""


def test_in_the_library_an_installed_pack_is_shown_at_once(preview, routes, place, recorder, qtbot):
    place[0] = PlaceId.PACKS
    with qtbot.waitSignal(routes.shown):
        preview.install.click()
    assert recorder.notices[-1].action is None


def test_a_newer_version_is_told_as_one(routes, install, desk, tmp_path, recorder, qtbot):
    install(pack_path(tmp_path))
    routes.look_at([pack_path(tmp_path, "hub", "1.1.0")])
    qtbot.waitUntil(lambda: bool(desk.doors.doors))
    door = desk.doors.doors[0]
    qtbot.addWidget(door)
    door.install.click()
    qtbot.waitUntil(lambda: recorder.said == ["The hub is version 1.1.0 now."])


def test_in_the_library_a_refusal_is_said_in_its_place(routes, place, tmp_path, recorder, qtbot):
    place[0] = PlaceId.PACKS
    broken = tmp_path / "broken.reflectpack"
    broken.write_bytes(b"REFLECTPACK1\n")
    with qtbot.waitSignal(routes.refused) as refused:
        routes.look_at([broken])
    assert refused.args[0] == "broken.reflectpack: This pack is damaged"
    assert recorder.notices == []


def test_elsewhere_a_refusal_is_a_quiet_notice(routes, tmp_path, recorder, qtbot):
    routes.look_at([tmp_path / "none.reflectpack"])
    qtbot.waitUntil(lambda: len(recorder.notices) == 1)
    assert recorder.notices[0].tone == "wrong"


def test_files_are_asked_for_several_at_a_time(routes, window, monkeypatch):
    asked: list[tuple[Path, ...]] = []
    monkeypatch.setattr(routes, "look_at", asked.append)
    routes.ask()
    dialog = window.findChild(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert dialog.nameFilters() == ["Packs (*.reflectpack)"]
    dialog.filesSelected.emit(["/packs/a.reflectpack", "/packs/b.reflectpack"])
    dialog.reject()
    assert [path.name for path in asked[0]] == ["a.reflectpack", "b.reflectpack"]

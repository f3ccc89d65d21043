from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from reflect.ui.packs.many_door import ManyDoor
from reflect.ui.parts.para import Para
from tests.support.pack_attacks import OTHER
from tests.support.signed_packs import pack_path


@pytest.fixture
def door(desk, on_screen, qtbot):
    """Opens the door on files, and waits until they were looked at."""

    def show(*paths):
        shown = on_screen(ManyDoor(desk, paths, back="Packs"))
        qtbot.waitUntil(lambda: shown.panel is not None and shown._job is None)
        return shown

    return show


@pytest.fixture
def files(tmp_path, install):
    """One by somebody known, two by a stranger, one that nobody signed, one that is broken."""
    install(pack_path(tmp_path))
    broken = tmp_path / "broken.reflectpack"
    broken.write_bytes(b"REFLECTPACK1\n")
    return (
        pack_path(tmp_path, "hub-two", title="Hub two"),
        pack_path(tmp_path, "ward-one", key=OTHER, title="Ward one", author="B. Ward"),
        pack_path(tmp_path, "ward-two", key=OTHER, title="Ward two", author="B. Ward"),
        pack_path(tmp_path, "nobody", key=None, title="Nobody's"),
        broken,
    )


def said(widget):
    return [para.text() for para in widget.findChildren(Para) if para.isVisible()]


def ids(desk, on_journal):
    return [row.id for row in on_journal(desk.journal.packs.rows)]


def installed(door, qtbot):
    door.install()
    qtbot.waitUntil(lambda: door._over and door._job is None)


def test_only_what_a_known_author_signed_is_installed_unasked(door, files, desk, on_journal, qtbot):
    shown = door(*files)
    assert shown.page.primary.text() == "Install 1 pack"
    installed(shown, qtbot)
    assert ids(desk, on_journal) == ["hub-two", "hub"]
    assert "Done. Your journal has 1 pack of these." in said(shown.page.foot)


def test_a_stranger_is_agreed_to_once_for_all_their_packs(door, files, desk, on_journal, qtbot):
    shown = door(*files)
    (tick,) = shown.panel.ticks.values()
    assert tick.text() == "I have compared the words of B. Ward"
    tick.click()
    assert shown.page.primary.text() == "Install 3 packs"
    installed(shown, qtbot)
    assert set(ids(desk, on_journal)) == {"hub", "hub-two", "ward-one", "ward-two"}


def test_what_cannot_be_used_and_what_wants_a_look_is_told(door, files):
    words = said(door(*files).panel)
    assert "Nobody's: not signed" in words
    assert any(each.startswith("broken.reflectpack: This pack is damaged.") for each in words)


@pytest.mark.parametrize(
    ("version", "how", "said_of_it"),
    [
        ("0.9.0", {}, "older than the version you have"),
        ("1.0.0", {"title": "Other"}, "the version you have says something else"),
        ("1.1.0", {"key": OTHER}, "signed with another key than the version you have"),
    ],
)
def test_what_would_go_back_is_looked_at_alone(door, install, tmp_path, version, how, said_of_it):
    install(pack_path(tmp_path))
    (tmp_path / "new").mkdir()
    shown = door(pack_path(tmp_path / "new", "hub", version, **how), tmp_path / "none.reflectpack")
    assert any(each.endswith(f": {said_of_it}") for each in said(shown.panel))
    assert shown.panel.coming == 0


def test_with_nothing_agreed_to_the_primary_says_so(door, files, desk, on_journal):
    shown = door(*files[1:])
    shown.install()
    assert "until you say yes" in shown._foot_words()
    assert ids(desk, on_journal) == ["hub"]


def test_the_way_out_has_the_focus_and_leads_back(door, files, qtbot):
    shown = door(*files)
    stop: Any = QApplication.focusWidget()
    assert stop is shown.page.stop
    with qtbot.waitSignal(shown.back_wanted):
        stop.click()


def test_what_was_installed_before_it_was_stopped_stays(door, tmp_path, desk, on_journal, qtbot):
    paths = [pack_path(tmp_path, f"hub-{n}") for n in range(20)]
    shown = door(*paths)
    next(iter(shown.panel.ticks.values())).click()
    before = shown.panel
    shown.install()
    shown._job.stop()
    qtbot.waitUntil(lambda: shown._job is None and shown.panel is not before)
    there = len(ids(desk, on_journal))
    assert there < len(paths)
    assert len(shown.panel.found.here) == there
    assert shown.page.stop.text() == "Do not install"

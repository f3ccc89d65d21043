from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reflect.errors import PackFault, PackRefused
from reflect.services.pack_offers import Trust
from reflect.ui.packs.preview_door import PreviewDoor
from reflect.ui.packs.trust_panel import Key, QuietLine
from reflect.ui.parts.para import Para
from tests.support.desks import TODAY
from tests.support.pack_attacks import KEY, OTHER
from tests.support.signed_packs import NEXT, WHAT, a_set, in_french, pack_path


@pytest.fixture
def door(desk, look_at, on_screen):
    """Opens the door on the pack in a file."""

    def show(path):
        return on_screen(PreviewDoor(desk, look_at(path), back="Packs", today=TODAY))

    return show


def rows_now(desk, on_journal):
    return on_journal(desk.journal.packs.rows)


def said(widget):
    return [para.text() for para in widget.findChildren(Para) if para.isVisible()]


def titles(door):
    return [notice.words().split(".")[0] for notice in door.panel.notices]


def keys(door):
    return [key.accessibleName() for key in door.panel.findChildren(Key)]


def test_the_focus_begins_on_the_way_out(door, tmp_path, qtbot):
    shown = door(pack_path(tmp_path))
    focused: Any = QApplication.focusWidget()
    assert focused is shown.stay
    with qtbot.waitSignal(shown.back_wanted):
        QTest.keyClick(focused, Qt.Key.Key_Space)


def test_somebody_new_is_told_by_eight_words_in_two_lines(door, tmp_path):
    shown = door(pack_path(tmp_path))
    (key,) = shown.panel.findChildren(Key)
    assert [len(line.split()) for line in key.words.text().splitlines()] == [4, 4]
    assert titles(shown)[0].startswith("Signed by someone you have not met here")
    assert shown.install.text() == "I have compared the words: install"
    assert [n.kind for n in shown.panel.notices] == ["mark"]


def test_somebody_known_is_one_quiet_line(door, install, tmp_path):
    install(pack_path(tmp_path))
    shown = door(pack_path(tmp_path, "hub", "1.1.0"))
    assert shown.panel.notices == []
    (line,) = shown.panel.findChildren(QuietLine)
    assert line.words.text() == "Signed by an author whom you have known since 14 March."
    assert shown.install.text() == "Install version 1.1.0"


def test_a_changed_key_shows_both_and_installing_is_the_second_button(door, install, tmp_path):
    before = install(pack_path(tmp_path))
    shown = door(pack_path(tmp_path, "hub", "1.1.0", key=OTHER))
    assert [n.kind for n in shown.panel.notices] == ["wrong"]
    assert keys(shown) == [
        f"The version you have: {before.words}",
        f"This version: {shown.offered.words}",
    ]
    kinds = (shown.stay.property("kind"), shown.install.property("kind"))
    assert kinds == ("primary", "secondary")


def test_a_version_that_nobody_signs_any_more_is_a_changed_key(door, install, tmp_path):
    install(pack_path(tmp_path))
    shown = door(pack_path(tmp_path, "hub", "1.1.0", key=None))
    assert titles(shown) == ["This version is not signed; yours is Ask the author why before you "
                             "install it"]  # fmt: skip
    assert shown.install.text() == "Install unsigned all the same"


def test_what_nobody_signed_is_installed_deliberately(door, tmp_path):
    shown = door(pack_path(tmp_path, key=None))
    assert titles(shown)[0].startswith("Nobody has signed this pack")
    assert (shown.install.text(), keys(shown)) == ("Install unsigned", [])
    assert shown.stay.property("kind") == "primary"


def test_an_older_version_is_told_and_needs_a_yes_of_its_own(door, install, tmp_path, qtbot):
    install(pack_path(tmp_path, "hub", "2.0.0"))
    shown = door(pack_path(tmp_path, "hub", "1.0.0"))
    assert titles(shown)[0].startswith("This is older than the version you have")
    assert shown.install.text() == "Go back to version 1.0.0"
    with qtbot.waitSignal(shown.installed) as done:
        shown.install.click()
    assert [done.args[0].version, done.args[1].version] == ["1.0.0", "2.0.0"]


def test_another_content_under_one_version_is_told(door, install, tmp_path):
    install(pack_path(tmp_path))
    shown = door(pack_path(tmp_path, sets=a_set(prompts=(WHAT,))))
    assert titles(shown)[0].startswith("The version you have says something else")
    assert shown.install.text() == "Install this one instead"


def test_the_very_same_pack_leaves_nothing_to_install(door, install, tmp_path):
    install(pack_path(tmp_path))
    shown = door(pack_path(tmp_path))
    assert titles(shown)[0].startswith("You have this very pack")
    assert not shown.install.isVisible()
    assert shown.stay.text() == "Close"


def test_nothing_is_installed_before_the_yes(door, tmp_path, desk, on_journal, qtbot):
    shown = door(pack_path(tmp_path))
    assert rows_now(desk, on_journal) == ()
    with qtbot.waitSignal(shown.installed) as done:
        shown.install.click()
    assert done.args[0].signer == KEY.public.text
    assert rows_now(desk, on_journal) == (done.args[0],)


def test_what_changed_since_the_version_i_have_is_told(door, install, tmp_path):
    install(pack_path(tmp_path, sets=a_set() | a_set("gone", "A gone one")))
    changed = ("what", "What stayed", "long_text")
    sets = a_set(prompts=(changed, ("more", "More", "long_text"))) | a_set("new", "A new one")
    words = said(door(pack_path(tmp_path, "hub", "1.1.0", sets=sets)).panel)
    assert "What is different from version 1.0.0, which you have" in words
    assert "New: “A new one”." in words
    assert "No longer in it: “A gone one”." in words
    assert (
        "“After a session”: new: “More”; left out: “What I will do”; changed: “What stayed”."
        in words
    )


def test_every_prompt_is_shown_as_it_would_be_asked(door, tmp_path):
    sets = a_set() | a_set("z", "Zest", prompts=(NEXT,))
    shown = door(pack_path(tmp_path, sets=sets))
    names = [row.accessibleName() for row in shown.asked.rows.rows if row.isVisible()]
    assert names == [
        "What happened, Long text, A line will do.",
        "What I will do, Commitment, A line will do.",
    ]
    shown.asked.chooser.setCurrentIndex(1)
    shown.asked.chooser.activated.emit(1)
    names = [row.accessibleName() for row in shown.asked.rows.rows if row.isVisible()]
    assert names == ["What I will do, Commitment, A line will do."]
    assert "Prompt set 2 of 2" in said(shown.asked)


def test_of_a_long_set_every_prompt_comes_and_a_short_one_has_no_more(door, tmp_path, qtbot):
    many = [(f"p{number}", f"Heading {number}", "long_text") for number in range(40)]
    shown = door(pack_path(tmp_path, sets=a_set(prompts=many) | a_set("z", "Zest")))
    rows = shown.asked.rows
    qtbot.waitUntil(lambda: rows.whole)
    assert [row.isVisible() for row in rows.rows] == [True] * 40
    assert rows.rows[39].accessibleName().startswith("Heading 39")
    shown.asked.chooser.setCurrentIndex(1)
    shown.asked.show_part()
    assert [row.isVisible() for row in rows.rows] == [True] * 2 + [False] * 38


def test_a_pack_can_be_read_in_each_of_its_languages(door, tmp_path):
    shown = door(pack_path(tmp_path, **in_french()))
    assert shown.asked.language.isVisible()
    shown.asked.language.set_value("fr")
    shown.asked.language.activated.emit(1)
    assert "Le foyer" in said(shown.panel)
    assert shown.asked.rows.rows[0].accessibleName().startswith("Ce qui est venu")
    assert any("texts are not translated" in each for each in said(shown.asked))


def test_a_pack_in_one_language_has_nothing_to_choose(door, tmp_path):
    shown = door(pack_path(tmp_path))
    assert not shown.asked.language.isVisible()
    assert not shown.asked.chooser.isVisible()


def test_it_says_what_a_pack_does_not_hold(door, tmp_path):
    words = said(door(pack_path(tmp_path)).panel)
    assert "Programs, links that load, pictures from outside" in words
    assert "Nothing. You decide what to share." in words


def test_a_refusal_is_said_in_the_door_and_nothing_is_lost(
    door, desk, tmp_path, monkeypatch, qtbot
):
    shown = door(pack_path(tmp_path))

    def refuse(*_args, **_how):
        raise PackRefused(PackFault.CHANGED_KEY)

    monkeypatch.setattr(desk.journal.packs, "install", refuse)
    shown.install.click()
    qtbot.waitUntil(lambda: shown._trouble is not None)
    assert "signed with another key" in shown._trouble.words()
    qtbot.waitUntil(lambda: not shown.install.busy)
    assert QApplication.focusWidget() is shown.stay


def test_ctrl_return_does_what_the_primary_does(door, tmp_path, qtbot):
    shown = door(pack_path(tmp_path, key=None))
    with qtbot.waitSignal(shown.back_wanted):
        shown.commands()[0].run()
    assert shown.offered.trust is Trust.UNSIGNED


def test_f6_goes_through_the_panes_in_reading_order(door, tmp_path):
    shown = door(pack_path(tmp_path))
    assert shown.panes() == (shown.left, shown.right, shown.foot, shown._bar)


def test_in_a_narrow_window_what_is_asked_stands_under_who_signed(door, window, tmp_path, qtbot):
    shown = door(pack_path(tmp_path))
    window.resize(640, 600)
    qtbot.waitUntil(lambda: not shown.right.isVisible())
    assert shown.left.isAncestorOf(shown.asked)
    window.resize(1280, 800)
    qtbot.waitUntil(shown.right.isVisible)
    assert shown.right.isAncestorOf(shown.asked)

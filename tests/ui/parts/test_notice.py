from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QImage

from reflect.ui.parts.buttons import Button
from reflect.ui.parts.notice import Notice

GROUNDS = {
    "plain": "page",
    "ok": "accentSoft",
    "mark": "markSoft",
    "wrong": "wrongSoft",
    "private": "privateSoft",
}


@pytest.fixture
def said(monkeypatch):
    """What a screen reader is given, with how urgent it is."""
    heard = []

    def hear(event):
        heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


@pytest.mark.parametrize(("kind", "ground"), GROUNDS.items())
def test_each_kind_has_its_ground(look, show, kind, ground):
    notice = Notice(look, kind, "All of them are on this one disk")
    show(notice)
    image = notice.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert image.pixelColor(image.width() - 20, image.height() // 2) == look.colour(ground)


@pytest.mark.parametrize(
    ("kind", "urgent"), [("ok", False), ("mark", False), ("wrong", True), ("private", False)]
)
def test_it_is_read_out_when_it_appears_and_at_once_when_wrong(look, show, said, kind, urgent):
    show(Notice(look, kind, "Not saved: the disk is full.", "Your words are still here."))
    assertive = QAccessible.AnnouncementPoliteness.Assertive
    assert len(said) == 1
    assert said[0][0] == "Not saved: the disk is full. Your words are still here."
    assert (said[0][1] == assertive) == urgent


def test_it_is_read_out_again_only_when_it_says_something_else(look, show, said):
    notice = Notice(look, "ok", "Backed up.")
    window = show(notice)
    window.hide()
    window.show()
    notice.say("wrong", "The backup could not be read back.")
    assert [words for words, _ in said] == ["Backed up.", "The backup could not be read back."]
    assert notice.kind == "wrong"


def test_its_name_is_all_it_says(look):
    notice = Notice(look, "mark", "Unsigned.", "Ask the author.")
    assert notice.accessibleName() == notice.words() == "Unsigned. Ask the author."


def test_its_button_stands_in_it(look, show):
    button = Button(look, "Choose a place")
    notice = Notice(look, "mark", "All of them are on this one disk", button=button)
    show(notice)
    assert notice.isAncestorOf(button)
    assert button.height() == 36

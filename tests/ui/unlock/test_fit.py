"""Nothing is cut or without a name, whatever the window's size and the text's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit

from reflect.domain.backup import Fault, Place
from reflect.errors import KeysDamaged
from reflect.services.backup_list import BackupRow
from reflect.ui.parts.para import Para
from reflect.ui.unlock.first_run import FirstRun
from reflect.ui.unlock.journal_files import FileFacts, Found, ListedJournal
from reflect.ui.unlock.new_passphrase import NewPassphrase
from reflect.ui.unlock.recovery_page import RecoveryPage
from reflect.ui.unlock.unlock import Unlock

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
BACKUPS = tuple(
    BackupRow(
        path=Path("backups") / str(number),
        made=NOW - timedelta(days=7 * number),
        generation=90 - number,
        place=Place.FOLDER,
        size=2_100_000,
        same_disk=False,
        fault=None,
    )
    for number in range(6)
)
GROUPS = ("K7QM", "3WXA", "9FHD", "P2RT", "6NVC", "8YEB", "4GJS", "Z15K")


def first_run(parts, reflect):
    return FirstRun(**parts, reflect=reflect)


def six_words(parts, reflect):
    page = FirstRun(**parts, reflect=reflect)
    page.form.passphrase._choose("six")
    return page


def recovery(parts, _reflect):
    code = SimpleNamespace(groups=GROUPS, check="R9")
    # The page asks no more of a journal until its buttons are pressed.
    made: Any = SimpleNamespace(journal=SimpleNamespace(name="Practice"), recovery_code=code)
    page = RecoveryPage(**parts, made=made)
    page.form.say("mark", "Saved as code.txt.", "It is on this computer. Move it to a stick.")
    return page


def unlock(parts, reflect):
    page = Unlock(**parts, reflect=reflect)
    names = ("Practice", "Supervision group of the northern region")
    place = reflect.places.journals
    page.show_journals([ListedJournal(name, place / f"{name}.reflect", NOW) for name in names])
    page.form.refuse("That passphrase does not open this journal. Nothing has been changed.")
    return page


def failure(parts, reflect):
    page = unlock(parts, reflect)
    facts = tuple(FileFacts(name, 610, NOW) for name in ("journal.keys", "journal.keys.1"))
    where = reflect.places.journals / "Practice.reflect"
    page._on_failed(KeysDamaged("its checksum"), Found(where, facts, BACKUPS))
    page.failure.exactly.click()
    return page


def backups(parts, reflect):
    page = failure(parts, reflect)
    page.failure.card.buttons[1].click()
    page.backups._pass_over(Fault.PAGES)
    page.backups.choice.every.click()
    return page


def new_passphrase(parts, _reflect):
    return NewPassphrase(**parts, use=lambda _passphrase: None)


PAGES = (first_run, six_words, recovery, unlock, failure, backups, new_passphrase)
SIZES = ((1280, 800, 1.0), (1280, 800, 2.0), (1024, 700, 1.0), (640, 480, 1.0), (640, 480, 2.0))


@pytest.fixture
def shown(parts, reflect, window, look, on_screen, qtbot):
    def show(made, wide, high, scale):
        look.choose(scale=scale)
        window.resize(wide, high)
        page = on_screen(made(parts, reflect))
        qtbot.waitUntil(lambda: page.width() == wide)
        return page

    return show


@pytest.mark.parametrize("made", PAGES)
@pytest.mark.parametrize(("wide", "high", "scale"), SIZES)
def test_everything_has_its_room(shown, made, wide, high, scale):
    page = shown(made, wide, high, scale)
    content = page._page.content
    assert content.width() <= page._page.viewport().width()
    for widget in content.findChildren(QAbstractButton):
        if widget.isVisible() and widget.text():
            assert widget.width() >= widget.fontMetrics().horizontalAdvance(widget.text())
    for label in content.findChildren(QLabel):
        if label.isVisible() and isinstance(label, Para):
            assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("made", PAGES)
@pytest.mark.parametrize(("wide", "high", "scale"), SIZES)
def test_nothing_stands_over_anything_else(shown, made, wide, high, scale):
    page = shown(made, wide, high, scale)
    content = page._page.content
    kinds = (QAbstractButton, QLineEdit, Para, QAbstractItemView)
    boxes = []
    for widget in content.findChildren(QLabel) + content.findChildren(QLineEdit):
        if widget.isVisible() and isinstance(widget, kinds):
            corner = widget.mapTo(content, widget.rect().topLeft())
            boxes.append((widget.rect().translated(corner), widget))
    for index, (box, widget) in enumerate(boxes):
        assert content.rect().contains(box), widget
        for other, beside in boxes[index + 1 :]:
            assert not box.intersects(other), (widget, beside)


@pytest.mark.parametrize("made", PAGES)
def test_everything_that_can_be_reached_has_a_name(shown, made):
    page = shown(made, 1280, 800, 1.0)
    for kind in (QAbstractButton, QLineEdit, QAbstractItemView):
        for widget in page.findChildren(kind):
            if widget.isVisible():
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, widget


def test_a_window_that_was_narrow_gets_the_whole_panel_back(shown, window, qtbot):
    page = shown(first_run, 640, 480, 1.0)
    assert not page._ground.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: page._ground.width() == 400)
    assert page._ground.geometry().bottom() == page._page.content.rect().bottom()
    window.resize(640, 480)
    qtbot.waitUntil(lambda: not page._ground.isVisible())


def test_screen_readers_come_to_the_groups_before_what_follows_them(shown):
    card = shown(recovery, 1280, 800, 1.0).form.card
    spoken = [QAccessible.queryAccessibleInterface(card).child(n) for n in range(8)]
    names = [each.text(QAccessible.Text.Name) for each in spoken]
    assert [name.split(":")[0] for name in names] == [f"Group {n}" for n in range(1, 9)]


@pytest.mark.parametrize("theme", ["dark", "contrast"])
@pytest.mark.parametrize("made", PAGES)
def test_every_theme_paints_the_page_anew(shown, made, look, theme):
    page = shown(made, 1280, 800, 1.0)
    before = page.grab().toImage()
    look.choose(theme=theme)
    assert page.grab().toImage() != before

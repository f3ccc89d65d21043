"""The writer's own words for the privacy check."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reflect.domain.own_words import OwnWords


@pytest.fixture
def section(view):
    titles = [page.title for page in view.sections]
    at = titles.index("Identifying details")
    view.list.setCurrentIndex(view.list.rows.index(at))
    return view.sections[at]


@pytest.fixture
def kept(desk, on_journal):
    """The words that are in the journal now."""
    return lambda: on_journal(desk.journal.wishes.own_words)


def add(edit, qtbot, words):
    edit.begin()
    qtbot.keyClicks(edit.edit, words)
    qtbot.keyClick(edit.edit, Qt.Key.Key_Return)


def test_words_are_kept_in_the_journal(section, kept, qtbot):
    add(section.always, qtbot, "Heron Ward")
    add(section.never, qtbot, "Joy")
    qtbot.waitUntil(lambda: kept() == OwnWords(("Heron Ward",), ("Joy",)))


def test_a_word_stands_in_the_list_it_was_put_in_last(section, kept, qtbot):
    add(section.always, qtbot, "Joy")
    add(section.never, qtbot, "Joy")
    qtbot.waitUntil(lambda: kept() == OwnWords((), ("Joy",)))
    qtbot.waitUntil(lambda: section.always.values() == ())


def test_what_an_account_has_taught_is_shown(section, desk, on_journal, qtbot):
    on_journal(lambda: desk.journal.wishes.mark_always("Joy"))
    qtbot.waitUntil(lambda: section.always.values() == ("Joy",))
    section._show(OwnWords(("Joy",), ("Grace",)))
    assert section.never.values() == ("Grace",)

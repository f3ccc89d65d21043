"""From a journal that is open, and from one that is broken, to a backup and in: keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QListView

from reflect.app import Reflect
from reflect.ui.places import PlaceId
from reflect.ui.program import Start
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.fakes import FakeClock
from tests.support.folders import contents
from tests.support.journal_backups import make, write
from tests.support.spoiling import spoil

MOST_TABS = 60


@pytest.fixture
def practice(home):
    """A journal with one entry in its backup and one more since."""
    made = cheap_journals(FakeClock()).make(Reflect().places.journals, "Practice", PASSPHRASE)
    write(made.journal, "the first")
    make(made.journal)
    write(made.journal, "the second")
    made.journal.close()
    return made.journal.path


def tab_to(hand, name):
    """Press Tab until what has the focus is called so."""
    for _ in range(MOST_TABS):
        focused = QApplication.focusWidget()
        words = getattr(focused, "text", lambda: "")()
        if focused and name in {words, focused.accessibleName()}:
            return focused
        hand.press("Tab")
    message = f"Tab does not lead to {name}"
    raise AssertionError(message)


def unlock(hand):
    hand.until(QApplication.focusWidget)
    tab_to(hand, "Passphrase")
    hand.write(PASSPHRASE)
    hand.press("Return")


def choose(hand, journals, name):
    """Go through the list until this one is chosen."""
    for key in ("Down", "Up", "Up"):
        if journals.currentIndex().data() == name:
            return
        hand.press(key)
    assert journals.currentIndex().data() == name


def opened(run, hand, name):
    hand.until(lambda: run.session and run.session.frame.place is PlaceId.TODAY)
    assert run.messages.journal_name == name


def test_one_backup_is_brought_back_from_safety_and_opened(begin, practice, relaunched):
    run, hand = begin()
    unlock(hand)
    opened(run, hand, "Practice")
    tab_to(hand, "Safety")
    hand.press("Space")
    hand.until(lambda: hand.sees("Bring one back"))
    tab_to(hand, "Bring one back")
    hand.press("Space")
    hand.until(lambda: hand.sees("Bring it back"))
    tab_to(hand, "The passphrase you had then")
    hand.write(PASSPHRASE)
    hand.press("Return")
    again = practice.with_name("Practice restored 14 March 2026.reflect")
    hand.until(again.exists)
    hand.until(lambda: not hand.sees("Bring it back"))
    hand.press("Ctrl+L")
    hand.until(lambda: relaunched == [practice])

    run, hand = begin(Start(practice))
    hand.until(lambda: hand.sees("Unlock"))
    journals = hand.window.findChild(QListView)
    tab_to(hand, journals.accessibleName())
    choose(hand, journals, again.stem)
    unlock(hand)
    opened(run, hand, again.stem)


def test_a_journal_that_does_not_open_leads_to_its_backup_and_in(begin, practice):
    spoil(practice / "journal.db", "half missing")
    before = contents(practice)
    run, hand = begin()
    unlock(hand)
    hand.until(lambda: hand.sees("Open the backup beside it"))
    tab_to(hand, "Open the backup beside it")
    hand.press("Space")
    tab_to(hand, "Bring it back")
    hand.press("Space")
    opened(run, hand, "Practice restored 14 March 2026")
    assert contents(practice) == before

"""From an entry to a locked account: by keyboard alone, by a screen reader's means alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from reflect.domain.account_check import How
from reflect.domain.prompts import FREE
from reflect.paths import find_places
from reflect.ui.browse.entry_list import EntryList
from reflect.ui.parts.notice import Notice as NoticeBar
from reflect.ui.prepare.account_door import AccountDoor, Step
from tests.support.builders import PASSPHRASE, cheap_journals, content
from tests.support.ear import Ear
from tests.support.fakes import FakeClock

WRITTEN = "Mrs Thornfield rang Dr Amberley. I wrote to jo@example.org, and Mrs Thornfield was glad."
TO_BE_READ = "[person A] rang a relative. I wrote to jo@example.org, and [person A] was glad."


@pytest.fixture
def entry(home):
    """An entry in a journal that is closed."""
    made = cheap_journals(FakeClock()).make(find_places().journals, "Practice", PASSPHRASE)
    draft = made.journal.entries.begin(FREE)
    typed = replace(draft, content=content(WRITTEN, title="A call"))
    finished = made.journal.entries.finish(typed)
    made.journal.close()
    return finished


def account_of(run, qtbot):
    """The one account that there is, read on the journal's thread."""
    got: list[Any] = []
    accounts = run.session._desk.journal.accounts
    run.jobs.start(
        lambda _context: accounts.account(accounts.rows()[0].id), owner=run.window, done=got.append
    )
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def is_as_decided(account):
    """Whether it holds what both of them decide."""
    (section,) = account.sections
    hows = [decision.how for decision in account.check.decisions]
    return (section.text, sorted(hows)) == (
        TO_BE_READ,
        sorted([How.USED, How.USED, How.EDITED, How.KEPT]),
    )


def said(hand):
    """What stands at the foot of the window."""
    return [bar.words() for bar in hand.window.findChildren(NoticeBar) if bar.isVisible()]


def name_of(widget):
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


def on_mark(hand, words):
    """Wait until the focus is on the mark of these words."""

    def is_there():
        said = name_of(QApplication.focusWidget() or hand.window)
        return said.startswith("Mark ") and f": {words}." in said

    hand.until(is_there)


def test_by_the_keyboard_alone(begin, entry, qtbot):
    run, hand = begin()
    hand.until(lambda: hand.sees("Unlock"))
    hand.write(PASSPHRASE)
    hand.press("Return")
    hand.until(lambda: hand.sees("Today"))
    hand.press("Ctrl+2")
    rows = hand.until(lambda: next(iter(hand.window.findChildren(EntryList)), None))
    hand.until(lambda: rows.model().rowCount() == 2)
    hand.until(lambda: hand.sees("Make an account"))
    hand.tab_to("Make an account")
    hand.press("Space")
    door = hand.until(lambda: next(iter(hand.window.findChildren(AccountDoor)), None))
    hand.press("Ctrl+Return")
    settled_by_keys(hand)
    hand.until(lambda: door.review.is_seen)
    hand.press("Return")
    hand.until(lambda: door.step is Step.COMPARE)
    hand.press("Space")
    hand.press("Ctrl+Return")
    hand.until(lambda: said(hand) == ["The account is locked."])
    assert is_as_decided(account_of(run, qtbot))
    hand.press("Ctrl+2")
    hand.until(lambda: said(hand) == [])


def settled_by_keys(hand):
    """Use a proposal for one person, other words for another, keep an address; nobody guesses."""
    on_mark(hand, "Mrs Thornfield")
    hand.press("A")
    on_mark(hand, "Dr Amberley")
    hand.press("E")
    hand.write("a relative")
    hand.press("Return")
    on_mark(hand, "jo@example.org")
    hand.press("K")
    hand.write("It is an example")
    hand.press("Return")
    hand.press("N")


def test_by_a_screen_readers_means_alone(begin, entry, qtbot):
    run, _ = begin()
    ear = Ear(run.window, qtbot)
    ear.type("Passphrase$", PASSPHRASE)
    ear.press("Unlock")
    ear.press("Journal$")
    ear.press("Make an account")
    ear.find("Step 1 of 4: Choose")
    ear.press("Go on")
    ear.find("Mark 1 of 4, name, certain: Mrs Thornfield. Proposal: .person A.")
    ear.until(lambda: ear.focus().startswith("Mark 1 of 4"))
    ear.press("Use this")
    ear.until(lambda: ear.focus().startswith("Mark 2 of 4"))
    ear.press("Edit")
    ear.type("What a reader will find there", "a relative")
    ear.press("Use my words")
    ear.until(lambda: ear.focus().startswith("Mark 3 of 4"))
    ear.press("Keep$")
    ear.press("It points to nobody")
    ear.find("Taken together, could a colleague guess.")
    ear.press("No$")
    ear.find("Nothing is left to settle")
    ear.press("Go on")
    ear.find("Step 3 of 4: Side by side")
    ear.find("This check finds most identifying details, not all")
    ear.press("I have read it as a colleague might")
    ear.press("Lock this account")
    ear.find("Hand it on")
    assert is_as_decided(account_of(run, qtbot))

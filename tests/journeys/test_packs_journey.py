"""A pack from the file to the answer: by keyboard alone, by a screen reader's means alone."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from reflect.paths import find_places
from reflect.ui.packs.packs_view import PacksView
from reflect.ui.program import Start
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.ear import Ear
from tests.support.fakes import FakeClock
from tests.support.pack_attacks import OTHER
from tests.support.signed_packs import NEXT, WHAT, a_set, pack_path

MANY_TABS = 60
STAYED = ("what", "What stayed", "long_text")


@pytest.fixture
def practice(home):
    """A journal that is closed."""
    made = cheap_journals(FakeClock()).make(find_places().journals, "Practice", PASSPHRASE)
    made.journal.close()
    return made.journal.path


@pytest.fixture
def sent(home):
    """Files as somebody sends them: two versions, and one with another key."""
    folder = home / "sent"
    folder.mkdir()
    return {
        "first": pack_path(folder, sets=a_set(title="Hub evening", prompts=(WHAT, NEXT))),
        "newer": pack_path(
            folder, "hub", "1.1.0", sets=a_set(title="Hub evening", prompts=(STAYED, NEXT))
        ),
        "forged": pack_path(folder, "hub", "1.2.0", key=OTHER),
    }


def name_of(widget):
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


def tab_to(hand, name):
    """Press Tab until the focus is on what is called so."""
    for _ in range(MANY_TABS):
        focused = QApplication.focusWidget()
        if focused and name_of(focused).startswith(name):
            return
        hand.press("Tab")
    message = f"Tab never comes to {name}"
    raise AssertionError(message)


def focus_is_on(name):
    focused = QApplication.focusWidget()
    return bool(focused) and name_of(focused).startswith(name)


def the(hand, kind):
    return hand.until(lambda: next(iter(hand.window.findChildren(kind)), None))


def titles(view):
    rows = view.chooser.list.rows
    return [rows.thing(row).title for row in rows.thing_rows()]


def test_by_the_keyboard_alone(begin, practice, sent):
    run, hand = begin(Start(packs=(sent["first"],)))
    hand.until(lambda: hand.sees("Unlock"))
    hand.write(PASSPHRASE)
    hand.press("Return")
    installed_by_keys(hand)
    begun_by_keys(hand)
    moved_by_keys(run, hand, sent["newer"])
    refused_by_keys(run, hand, sent["forged"])
    removed_by_keys(hand)
    answered_as_before(run, hand)


def installed_by_keys(hand):
    """What was opened is looked at after unlocking; the way out has the focus."""
    hand.until(lambda: focus_is_on("Do not install"))
    hand.press("F6")
    hand.press("F6")
    tab_to(hand, "I have compared the words: install")
    hand.press("Space")
    hand.until(lambda: not hand.sees("Do not install"))


def begun_by_keys(hand):
    hand.press("Ctrl+N")
    # The name says how many there are once they were read.
    hand.until(lambda: re.match(r"Search \d+", name_of(QApplication.focusWidget() or hand.window)))
    hand.write("hub evening")
    hand.press("Return")
    hand.until(lambda: focus_is_on("What happened"))
    hand.write("We waited.")
    hand.press("Esc")
    hand.until(lambda: not hand.sees("Finish"))


def moved_by_keys(run, hand, newer):
    """The newer version is installed, and the unfinished draft moves to it."""
    run.hand_in([newer])
    hand.until(lambda: focus_is_on("Do not install"))
    hand.press("Ctrl+Return")
    hand.until(lambda: not hand.sees("Do not install"))
    hand.press("Ctrl+1")
    hand.until(lambda: hand.sees("Go on"))
    tab_to(hand, "Go on")
    hand.press("Space")
    hand.until(lambda: hand.sees("Move to version 1.1.0"))
    tab_to(hand, "Move to version 1.1.0")
    hand.press("Space")
    hand.until(lambda: not hand.sees("Move to version 1.1.0"))
    hand.press("Ctrl+Return")
    hand.until(lambda: not hand.sees("Finish"))


def refused_by_keys(run, hand, forged):
    """Another key is told, and Ctrl+Return leaves everything as it is."""
    hand.press("Ctrl+6")
    view = the(hand, PacksView)
    hand.until(lambda: "The hub" in titles(view))
    run.hand_in([forged])
    hand.until(lambda: hand.sees("Install with the other key"))
    hand.until(lambda: focus_is_on("Do not install"))
    hand.press("Ctrl+Return")
    hand.until(lambda: not hand.sees("Install with the other key"))
    assert view.chooser.list.rows.thing(view.chooser.list.rows.row_of("hub")).version == "1.1.0"


def removed_by_keys(hand):
    """Search, choose, remove; the entry keeps what it answered."""
    view = the(hand, PacksView)
    hand.press("Ctrl+F")
    hand.write("hub")
    hand.until(lambda: titles(view) == ["The hub"])
    hand.press("Down")
    tab_to(hand, "Remove")
    hand.press("Space")
    hand.until(lambda: focus_is_on("Keep it"))
    tab_to(hand, "Remove the pack")
    hand.press("Space")
    hand.until(lambda: titles(view) == [])


def answered_as_before(run, hand):
    """The entry keeps the questions that it answered."""
    hand.window.activateWindow()  # without a window manager nobody else gives it back
    hand.until(hand.window.isActiveWindow)
    hand.press("Ctrl+2")
    page = hand.until(lambda: getattr(run.session.frame.view, "browse", None)).page
    reading = hand.until(lambda: page.reading)
    assert [prompt.heading for prompt in reading.entry.prompts.prompts] == [
        "What stayed",
        "What I will do",
    ]
    assert reading.entry.content.answers == {"what": "We waited."}


def test_by_a_screen_readers_means_alone(begin, practice, sent, qtbot):
    run, _ = begin()
    ear = Ear(run.window, qtbot)
    ear.type("Passphrase$", PASSPHRASE)
    ear.press("Unlock")
    ear.press("Packs$")
    ear.find("Install a pack")
    run.hand_in([sent["first"]])
    ear.find("Signed by someone you have not met here")
    ear.until(lambda: ear.focus() == "Do not install")
    ear.find(" ".join(["[a-z]+"] * 8) + "$")
    ear.find("What happened, Long text")
    ear.find("Does not hold: Programs, links that load, pictures from outside")
    ear.press("I have compared the words: install")
    ear.find("The hub is installed")
    ear.find("The hub, 1 prompt set, version 1.0.0, Signed, known author")
    ear.find("Hub evening, 5 min")
    ear.press("Hide$")
    ear.find("The hub is hidden")
    ear.press("Undo")
    ear.find("The hub is shown again")

"""From nothing to a signed pack: by keyboard alone, by a screen reader's means alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reflect.domain.prompts import Kind
from reflect.packs import built
from reflect.paths import find_places
from reflect.ui.studio.built_page import BuiltPage
from reflect.ui.studio.studio_door import StudioDoor
from reflect.ui.studio.trial_door import TrialDoor
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.ear import Ear
from tests.support.fakes import FakeClock
from tests.support.keys import press
from tests.support.words_on_disk import files, found_in, telling_words

TRIED = "A sentence about marzipan that nobody keeps."
MANY_ROWS = 20


@pytest.fixture
def journal(home):
    """A journal that is closed."""
    made = cheap_journals(FakeClock()).make(find_places().journals, "Practice", PASSPHRASE)
    made.journal.close()


def built_pack(page):
    """The pack in the file that the page tells of, if its signature holds."""
    return built.read_signed(page._parcel.path.read_bytes())


def is_as_written(found):
    (only,) = found.pack.prompt_sets
    return (
        found.pack.title == "Ward teaching prompts"
        and found.pack.licence == "CC-BY-4.0"
        and only.title == "After teaching"
        and [(each.heading, each.kind) for each in only.prompts]
        == [("Who learned what", Kind.LONG_TEXT), ("How it went", Kind.SCALE)]
        and only.prompts[0].private
    )


def door_of(hand, kind):
    return hand.until(lambda: next(iter(hand.window.findChildren(kind)), None))


def opened_by_menu(hand):
    """F10 opens the menus, the first of them at once; it has the way to make a pack."""
    press("F10", hand.window.windowHandle())
    for _ in range(MANY_ROWS):
        menu = hand.until(QApplication.activePopupWidget)
        action = menu.activeAction()
        if action is not None and action.text() == "Make a pack…":
            press("Return", menu)
            return
        press("Down", menu)
    message = "the menu has no way to make a pack"
    raise AssertionError(message)


def typed(hand, name, text):
    hand.tab_to(name)
    hand.press("Ctrl+A")
    hand.write(text)


def pack_begun(hand):
    typed(hand, "Title of the pack", "Ward teaching prompts")
    typed(hand, "Author", "A. Educator")
    hand.tab_to("Licence")
    hand.press("Down")
    hand.press("Ctrl+Return")


def pack_written(hand):
    typed(hand, "Summary", "What to ask oneself after teaching")
    hand.press("Ctrl+Down")
    typed(hand, "Title of the set", "After teaching")
    typed(hand, "Summary", "Who learned what")
    typed(hand, "Occasion", "Teaching")
    typed(hand, "Minutes it takes", "8")
    hand.tab_to("Anyone")
    hand.press("Space")
    typed(hand, "For whom", "For people who taught a group.")
    hand.press("Ctrl+Down")
    hand.write("Who learned what")
    hand.tab_to("Private by default")
    hand.press("Space")


def prompt_added(hand, door):
    hand.press("F6")
    hand.press("F6")
    hand.tab_to("Add a prompt to After teaching")
    hand.press("Space")
    hand.write("How it went")
    hand.tab_to("Kind of answer")
    hand.press("Down")
    hand.press("Down")
    hand.until(door.editor.prompt.scale.isVisible)


def tried(hand, home):
    hand.press("Ctrl+Up")
    hand.press("Ctrl+Up")
    hand.tab_to("Try it")
    hand.press("Space")
    door_of(hand, TrialDoor)
    hand.until(lambda: hand.sees("Finish"))
    hand.write(TRIED)
    hand.press("Ctrl+Return")
    hand.until(lambda: not hand.window.findChildren(TrialDoor))
    words = telling_words(TRIED)
    assert [path for path in files(home) if found_in(path, words)] == []
    assert list(Path(tempfile.gettempdir()).glob("reflect-trial-*")) == []


def signed(hand):
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.sees("Build the pack"))
    typed(hand, "Name of the key", "Ward teaching")
    hand.press("Return")
    return door_of(hand, BuiltPage)


def test_by_the_keyboard_alone(begin, journal, home):
    _, hand = begin()
    hand.until(lambda: hand.sees("Unlock"))
    hand.write(PASSPHRASE)
    hand.press("Return")
    hand.until(lambda: hand.sees("Today"))
    opened_by_menu(hand)
    hand.until(lambda: hand.sees("Begin"))
    pack_begun(hand)
    door = door_of(hand, StudioDoor)
    pack_written(hand)
    prompt_added(hand, door)
    tried(hand, home)
    page = signed(hand)
    assert is_as_written(built_pack(page))
    hand.tab_to("Copy the letter")
    hand.press("Space")
    assert "Ward teaching prompts, version 0.1.0" in QApplication.clipboard().text()
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.sees("Sign and build"))
    assert "built today" in door.spread.version.text()


def begun_by_ear(ear):
    ear.press("From nothing")
    ear.type("Title of the pack", "Ward teaching prompts")
    ear.type("Author", "A. Educator")
    ear.press("Begin$")
    ear.until(lambda: ear.focus() == "Title of the pack")


def written_by_ear(ear):
    ear.type("Summary", "What to ask oneself after teaching")
    ear.press("A set without a title, prompt set")
    ear.type("Title of the set", "After teaching")
    ear.type("Summary", "Who learned what")
    ear.type("Occasion", "Teaching")
    ear.type("Minutes it takes", "8")
    ear.press("Anyone")
    ear.type("For whom", "For people who taught a group.")
    ear.press("A prompt without a heading, Long text")
    ear.type("Heading", "Who learned what")
    ear.press("Private by default")


def mended_by_ear(ear, hand):
    ear.press("Sign and build")
    ear.find("One thing before you sign")
    ear.until(lambda: ear.focus() == "None chosen")
    # In a list that opens a screen reader leaves the arrows to the program.
    hand.press("Down")
    ear.until(lambda: ear.focus().startswith("CC BY 4.0"))


def signed_by_ear(ear):
    ear.press("Sign and build")
    ear.press("A new key")
    ear.type("Name of the key", "Ward teaching")
    ear.press("Build the pack")
    ear.find("Ward teaching prompts 0.1.0 is built")
    ear.find("QR code of the key that signed it")
    ear.find("Word 1: ")


def test_by_a_screen_readers_means_alone(begin, journal, qtbot):
    run, hand = begin()
    ear = Ear(run.window, qtbot)
    ear.type("Passphrase$", PASSPHRASE)
    ear.press("Unlock")
    ear.find("Today")
    run.window.commands.action("make_pack").trigger()
    begun_by_ear(ear)
    written_by_ear(ear)
    mended_by_ear(ear, hand)
    signed_by_ear(ear)
    found = built_pack(door_of(hand, BuiltPage))
    assert found.signer is not None
    assert found.pack.prompt_sets[0].prompts[0].private

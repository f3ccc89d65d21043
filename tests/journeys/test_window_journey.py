"""A journal from its making to its leaving, through the window."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit

from reflect.ui.browse.entry_list import EntryList
from reflect.ui.places import PlaceId
from reflect.ui.prepare.account_door import AccountDoor
from reflect.ui.prepare.hand_on_door import HandOnDoor
from reflect.ui.unlock.recovery_page import RecoveryPage
from tests.support.builders import PASSPHRASE
from tests.support.words_on_disk import files, found_in, telling_words

STAYED = "Somebody hummed a marzipan tune through the whole procedure."
WHY = "Nobody mentioned it; everybody breathed with the humming."
MORE = " Afterwards we whistled gingerbread."
REWORDED = "A person made music during an examination."
FREE = "A paragraph about wickerwork and patience."


def test_a_journal_from_its_making_to_its_leaving(begin, relaunched, home, qtbot):
    run, hand = begin()
    made(hand)
    catch_written(hand)
    free_written(hand)
    found_again(run, hand)
    changed(run, hand)
    deleted_and_undone(hand)
    out = home / "exports"
    out.mkdir()
    account_handed_on(run, hand, out, qtbot)
    locked(hand, relaunched)
    unlocked_again(begin)
    nothing_in_the_clear(home, out)


def made(hand):
    hand.fill("Choose a passphrase", PASSPHRASE)
    hand.fill("Type it again", PASSPHRASE)
    hand.click("Make this journal")
    page = hand.until(lambda: next(iter(hand.window.findChildren(RecoveryPage)), None))
    groups = {tile.accessibleName().split(":")[0]: tile for tile in page.form.card.tiles}
    spoken = {name: tile.accessibleName() for name, tile in groups.items()}
    for field in page.form.copied.fields:
        name = field.edit.accessibleName()
        hand.fill(name, typed_from(spoken[name]))
    hand.click("Open my journal")
    hand.until(lambda: hand.sees("Today"))


DIGITS = dict(
    zip(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        "0123456789",
        strict=True,
    )
)


def typed_from(spoken):
    """The group, from how a screen reader says it: "Group 3: nine, F, H, D"."""
    letters = spoken.split(": ")[1].split(", ")
    return "".join(DIGITS.get(letter, letter) for letter in letters)


def catch_written(hand):
    hand.press("Ctrl+N")
    hand.fill("Search 53 prompt sets", "two-minute")
    hand.press("Return")
    hand.fill("What stayed with me", STAYED)
    hand.press("Ctrl+Down")
    hand.write(WHY)
    hand.fill("Title", "Kettledrum afternoon")
    hand.press("Ctrl+Return")
    kept(hand)


def kept(hand):
    hand.until(lambda: not hand.sees("Finish"))
    hand.until(lambda: hand.sees("Read it"))


def free_written(hand):
    hand.press("Ctrl+N")
    hand.click("Write without prompts")
    hand.until(lambda: hand.sees("Finish"))
    hand.fill("Your words", FREE)
    hand.click("Finish")
    kept(hand)


def found_again(run, hand):
    hand.press("Ctrl+2")
    entries = hand.until(lambda: next(iter(hand.window.findChildren(EntryList)), None))
    hand.press("Ctrl+F")
    hand.write("humm")
    hand.until(lambda: entries.model().rowCount() == 2)  # a month and one entry
    page = run.session.frame.view.browse.page
    hand.until(lambda: page.reading and STAYED in page.reading.entry.content.answers.values())


def changed(run, hand):
    hand.click("Edit")
    hand.until(lambda: hand.sees("Finish"))
    hand.fill("What stayed with me", MORE)
    hand.click("Finish")
    kept(hand)
    hand.click("2 revisions")
    hand.until(lambda: says(hand, "Change 1 of 1"))
    hand.click("Bring this wording back")
    hand.until(lambda: hand.sees("Undo"))
    hand.press("Esc")
    hand.until(lambda: hand.sees("3 revisions"))


def says(hand, words):
    return any(label.text() == words for label in hand.window.findChildren(QLabel))


def deleted_and_undone(hand):
    before = hand.until(lambda: hand.window.findChildren(EntryList)[0].model().rowCount())
    hand.click("More for this entry")
    menu = hand.until(QApplication.activePopupWidget)
    next(action for action in menu.actions() if action.text() == "Delete").trigger()
    menu.close()
    hand.window.activateWindow()  # without a window manager nobody else gives it back
    hand.click("Undo")
    hand.until(lambda: hand.window.findChildren(EntryList)[0].model().rowCount() == before)


def account_handed_on(run, hand, out, qtbot):
    hand.until(lambda: run.session.frame.view.entry)
    hand.click("Make an account")
    hand.click("Go on")
    hand.click("Reword: What stayed with me")
    hand.find(QTextEdit, "What stayed with me, as a reader will see it")
    hand.press("Ctrl+A")
    hand.write(REWORDED)
    hand.click("Done: What stayed with me")
    hand.click("No")
    door = hand.window.findChildren(AccountDoor)[0]
    hand.until(lambda: door.review.is_seen)
    hand.click("Go on")
    hand.click("I have read it as a colleague might")
    hand.click("Lock this account")
    hand.click("Hand it on")
    door = hand.until(lambda: next(iter(hand.window.findChildren(HandOnDoor)), None))
    hand.until(lambda: door._rendered is not None)
    with qtbot.waitSignal(door.saved, timeout=20_000):
        door.save_to(out / "account.pdf")
    with pikepdf.open(out / "account.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
    run.session.frame.go(PlaceId.TODAY)


def locked(hand, relaunched):
    hand.press("Ctrl+L")
    path = hand.until(lambda: next(iter(relaunched), None))
    assert Path(path).name == "Practice.reflect"


def unlocked_again(begin):
    _, hand = begin()
    hand.fill("Passphrase", PASSPHRASE[1:])
    hand.click("Unlock")
    hand.until(lambda: "does not open" in spoken_errors(hand))
    hand.press("Ctrl+A")
    hand.write(PASSPHRASE)
    hand.press("Return")
    hand.until(lambda: hand.sees("Today"))
    hand.press("Ctrl+2")
    hand.until(lambda: hand.window.findChildren(EntryList)[0].model().rowCount() == 3)


def spoken_errors(hand):
    return " ".join(edit.accessibleDescription() for edit in hand.window.findChildren(QLineEdit))


def nothing_in_the_clear(home, out):
    words = telling_words(STAYED, WHY, MORE, REWORDED, FREE, "Kettledrum", PASSPHRASE)
    inside = [path for path in files(home) if out not in path.parents]
    assert {path.name for path in inside} >= {"journal.db", "journal.keys", "journal.state"}
    assert [path for path in inside if found_in(path, words)] == []
    # The search does find a word where one is.
    (home / "wide").write_bytes("marzipan".encode("utf-16-le"))
    assert found_in(home / "wide", words) == {"marzipan"}

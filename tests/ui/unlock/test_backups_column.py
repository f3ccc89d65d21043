"""From the page for a journal that does not open to its backups, and in again."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from reflect.domain.prompts import FREE
from reflect.services.jobs import JobContext
from reflect.services.journal_lock import LockState
from tests.support.builders import PASSPHRASE, content
from tests.support.folders import contents
from tests.support.spoiling import spoil

NEXT = " ".join(("harbour", "thistle", "window", "copper", "autumn", "ladder"))


@pytest.fixture
def made(new_journal):
    return new_journal("Practice")


@pytest.fixture
def code(made):
    return made[0].text


@pytest.fixture
def kept(made, reflect, on_journal, tmp_path):
    """A journal with two backups, the newer on a stick as well, and an entry after them."""
    stick = tmp_path / "stick"

    def work():
        journal = reflect.journals.unlock(made[1], passphrase=PASSPHRASE)
        for title in ("The first", "The second"):
            write(journal, title)
            journal.backups.make(JobContext())
            stick.mkdir(exist_ok=True)
            journal.backups.choose_folder(stick)
        write(journal, "The third")
        # As after a kill: no backup is made on the way out.
        journal._closed = True
        journal._journal.close()

    on_journal(work)
    return made[1]


def write(journal, title):
    draft = journal.entries.begin(FREE)
    journal.entries.finish(replace(draft, content=content(title=title)))


@pytest.fixture
def path(kept):
    return kept


@pytest.fixture
def backups(page, fails):
    """Takes the way from the failure to the backups."""

    def go():
        ways = [b for b in fails().card.buttons if "backup" in b.text()]
        ways[0].click()
        return page.backups

    return go


def truncate_keys(path):
    for name in ("journal.keys", "journal.keys.1"):
        file = path / name
        if file.exists():
            file.write_bytes(file.read_bytes()[:-1])


def titles(journal, on_journal):
    return sorted(row.title for row in on_journal(journal.finder.rows))


def texts(column):
    return [
        (column.choice.options.radio(value).text(), column.choice.options.radio(value).isEnabled())
        for value in column.choice.options._radios
    ]


def test_damaged_entries_come_back_from_the_newest_backup_beside_them(
    backups, page, kept, on_journal, recorder, qtbot
):
    spoil(kept / "journal.db", "half missing")
    before = contents(kept)
    column = backups()
    assert column.passphrase.text() == PASSPHRASE
    assert column.primary.hasFocus()
    with qtbot.waitSignal(page.opened) as opened:
        column.primary.click()
    journal, by_code = opened.args
    assert not by_code
    assert page._reflect.lock.state is LockState.UNLOCKED
    assert journal.path == kept.with_name("Practice restored 14 March 2026.reflect")
    assert titles(journal, on_journal) == ["The first", "The second"]
    assert contents(kept) == before
    assert recorder.notices[-1].title == "Brought back as Practice restored 14 March 2026."
    assert recorder.notices[-1].text.startswith("2 entries.")
    assert column.passphrase.text() == ""


def test_a_newest_one_that_is_not_whole_is_passed_over(backups, page, kept, recorder, qtbot):
    spoil(kept / "journal.db", "half missing")
    newest = max((kept / "backups").iterdir())
    spoil(newest / "journal.db", "a byte in the middle flipped")
    column = backups()
    with qtbot.waitSignal(page.opened):
        column.primary.click()
    assert "Newer backups that could not be read: 1." in recorder.notices[-1].text


def test_one_that_was_chosen_and_is_not_whole_is_not_offered_again(backups, kept, qtbot):
    spoil(kept / "journal.db", "half missing")
    newest = max((kept / "backups").iterdir())
    spoil(newest / "journal.db", "a byte in the middle flipped")
    column = backups()
    column.choice.options.set_value(str(newest))
    column.primary.click()
    qtbot.waitUntil(column.said.isVisible)
    assert "That backup cannot be read in full." in column.said.words()
    assert not column.choice.options.radio(str(newest)).isEnabled()
    assert column.choice.newest
    assert [path.name for path in kept.parent.glob("*.reflect")] == ["Practice.reflect"]


def test_each_says_how_old_it_is_and_how_it_was_checked(backups, kept):
    spoil(kept / "journal.db", "half missing")
    oldest = min((kept / "backups").iterdir())
    spoil(oldest / "journal.keys", "last byte missing")
    column = backups()
    rows = column._rows
    notes = [column.choice.options.radio(str(row.path))._row.note for row in rows]
    assert "days old, read back in full when it was made, " in notes[0]
    assert "key file damaged" in notes[1]
    assert not column.choice.options.radio(str(oldest)).isEnabled()


def test_the_key_file_of_a_backup_opens_the_journal_as_it_is(
    backups, page, kept, on_journal, recorder, qtbot
):
    truncate_keys(kept)
    damaged = (kept / "journal.keys").read_bytes()
    column = backups()
    assert column.primary is column.keys
    assert column.passphrase.text() == ""
    column.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(page.opened) as opened:
        column.primary.click()
    assert titles(opened.args[0], on_journal) == ["The first", "The second", "The third"]
    assert opened.args[0].path == kept
    assert (kept / "journal.keys.damaged").read_bytes() == damaged
    assert recorder.notices[-1].title == "The key file of the backup is in place."


def test_a_key_file_of_earlier_keys_is_not_put_in_place_and_the_backup_still_comes_back(
    backups, page, kept, reflect, on_journal, qtbot
):
    def change():
        journal = reflect.journals.unlock(kept, passphrase=PASSPHRASE)
        journal.keys.change_all(NEXT)
        journal._closed = True
        journal._journal.close()

    on_journal(change)
    truncate_keys(kept)
    before = contents(kept)
    column = backups()
    column.passphrase.set_text(PASSPHRASE)
    column.primary.click()
    qtbot.waitUntil(column.said.isVisible)
    assert column.said.words().startswith("Its key file does not open the entries")
    assert contents(kept) == before
    with qtbot.waitSignal(page.opened):
        column.bring_back.click()
    assert contents(kept) == before


def test_the_recovery_code_of_the_day_leads_to_a_new_passphrase(backups, page, kept, code, qtbot):
    truncate_keys(kept)
    column = backups()
    column.passphrase.set_text(code)
    with qtbot.waitSignal(page.opened) as opened:
        column.bring_back.click()
    assert opened.args[1]


def test_another_passphrase_changes_nothing(backups, kept, qtbot):
    truncate_keys(kept)
    before = contents(kept.parent)
    column = backups()
    column.passphrase.set_text(NEXT)
    for button in (column.keys, column.bring_back):
        button.click()
        qtbot.waitUntil(lambda: column.passphrase.error != "" and not column.busy)
        assert column.passphrase.error.startswith("That passphrase does not open this backup.")
        column.passphrase.set_error("")
    assert contents(kept.parent) == before


def test_without_a_passphrase_it_is_asked_for(backups, kept):
    truncate_keys(kept)
    column = backups()
    column.primary.click()
    assert column.passphrase.edit.hasFocus()
    assert column.passphrase.error.startswith("Type the passphrase")


def test_a_second_place_is_shown_to_it(backups, page, kept, tmp_path, on_journal, qtbot):
    spoil(kept / "journal.db", "half missing")
    shutil.rmtree(kept / "backups")
    page.form.passphrase.set_text(PASSPHRASE)
    column = backups()
    assert column.primary is column.elsewhere
    assert not column.bring_back.isVisible()
    column.look_in(tmp_path)
    qtbot.waitUntil(column.said.isVisible)
    assert column.said.words().startswith("There is no other backup")
    page.press_primary()
    dialog = column.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "stick"))
    dialog.close()
    qtbot.waitUntil(column.bring_back.isVisible)
    with qtbot.waitSignal(page.opened) as opened:
        column.bring_back.click()
    assert titles(opened.args[0], on_journal) == ["The first", "The second"]


def test_escape_leads_back_to_the_failure_and_forgets(backups, page, kept):
    truncate_keys(kept)
    column = backups()
    column.passphrase.set_text(PASSPHRASE)
    assert page.step_back()
    assert page.failure.isVisible()
    assert column.passphrase.text() == ""


def test_a_folder_in_which_only_backups_are_left_leads_to_them(
    page, kept, parts, reflect, on_journal, qtbot
):
    for file in kept.glob("journal.*"):
        file.unlink()
    page.add_folder(kept)
    qtbot.waitUntil(page.failure.isVisible)
    assert "Backups are still in it" in page.failure.card.text.text()
    page.failure.card.buttons[1].click()
    page.backups.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(page.opened) as opened:
        page.backups.primary.click()
    assert titles(opened.args[0], on_journal) == ["The first", "The second"]


def test_by_keyboard_alone_from_the_failure_into_the_backup(page, kept, on_journal, qtbot):
    truncate_keys(kept)

    def press(*keys):
        for key in keys:
            here = QApplication.focusWidget()
            assert here
            QTest.keyClick(here, key)

    page.form.passphrase.edit.setFocus()
    QTest.keyClicks(page.form.passphrase.edit, PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.failure.isVisible)
    qtbot.waitUntil(page.failure.card.buttons[0].hasFocus)
    press(Qt.Key.Key_Space)
    # The key file before is damaged as well.
    qtbot.waitUntil(lambda: page.failure.card.buttons[0].text() == "Look at the backups")
    qtbot.waitUntil(page.failure.card.buttons[0].hasFocus)
    press(Qt.Key.Key_Space)
    column = page.backups
    assert column.isVisible()
    press(Qt.Key.Key_Down)
    assert not column.choice.newest
    press(Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert column.passphrase.edit.hasFocus()
    QTest.keyClicks(column.passphrase.edit, PASSPHRASE)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert column.bring_back.hasFocus()
    with qtbot.waitSignal(page.opened) as opened:
        press(Qt.Key.Key_Space)
    assert titles(opened.args[0], on_journal) == ["The first", "The second"]


def test_more_than_four_are_listed_when_all_are_asked_for(backups, page, kept, reflect, on_journal):
    source = min((kept / "backups").iterdir())
    for number in range(4):
        name = f"2026030{number + 1}T{source.name.partition('T')[2]}"
        shutil.copytree(source, source.with_name(name))
    spoil(kept / "journal.db", "half missing")
    column = backups()
    assert len(column.choice.options._radios) == 5
    assert column.choice.every.text() == "All 6"
    column.choice.every.click()
    assert len(column.choice.options._radios) == 7
    assert not column.choice.every.isVisible()
    assert column.choice.first().hasFocus()

"""Each way in which a journal does not open, made real on disk."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog

from reflect.storage.key_file import decode, encode
from reflect.storage.schema import SCHEMA
from reflect.ui.running_window import RunningWindow
from reflect.ui.unlock.failure import Way
from reflect.ui.unlock.journal_files import known_journals
from tests.support.builders import EVERY_KIND, PASSPHRASE, content
from tests.support.folders import contents


@pytest.fixture
def made(new_journal):
    return new_journal("Practice")


@pytest.fixture
def path(made):
    return made[1]


def buttons(failure):
    return [button.text() for button in failure.card.buttons]


def flip(file, at):
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(bytes(data))


def truncate(file):
    file.write_bytes(file.read_bytes()[:-1])


@pytest.fixture
def rekeyed(path, reflect, on_journal):
    """A journal whose passphrase was changed, here to the same: the key file before is kept."""

    def work():
        journal = reflect.journals.unlock(path, passphrase=PASSPHRASE)
        journal.keys.set_passphrase(PASSPHRASE)
        journal.close()

    on_journal(work)
    return path


@pytest.mark.parametrize("harm", [lambda file: flip(file, 100), truncate])
def test_a_damaged_key_file_is_not_taken_for_a_wrong_passphrase(fails, page, path, harm):
    harm(path / "journal.keys")
    before = contents(path)
    failure = fails()
    assert failure.title.text() == "The key file of Practice is damaged"
    assert failure.known.text().startswith("Your passphrase may be right.")
    assert buttons(failure) == ["Choose another folder", "Look at the backups"]
    assert contents(path) == before


def test_a_missing_key_file_is_said_to_be_missing(fails, path):
    (path / "journal.keys").unlink()
    assert fails().title.text() == "The key file of Practice is missing"


def test_the_last_good_key_file_opens_the_journal(fails, page, rekeyed, qtbot):
    truncate(rekeyed / "journal.keys")
    damaged = (rekeyed / "journal.keys").read_bytes()
    failure = fails()
    assert failure.card.buttons[0].hasFocus()
    failure.card.buttons[0].click()
    qtbot.waitUntil(page.form.isVisible)
    assert "The last good key file is in place." in page.form.notice.words()
    assert (rekeyed / "journal.keys.damaged").read_bytes() == damaged
    page.form.passphrase.set_text(PASSPHRASE)
    with qtbot.waitSignal(page.opened):
        page.press_primary()


def test_a_last_good_key_file_that_is_damaged_too_is_not_offered_again(fails, rekeyed, qtbot):
    for name in ("journal.keys", "journal.keys.1"):
        truncate(rekeyed / name)
    before = contents(rekeyed)
    failure = fails()
    failure.card.buttons[0].click()
    qtbot.waitUntil(lambda: buttons(failure)[0] == "Choose another folder")
    assert contents(rekeyed) == before


def test_a_key_file_that_was_rewritten_is_said_to_be_changed_by_something_else(
    fails, page, rekeyed
):
    forge(rekeyed / "journal.keys", (rekeyed / "journal.keys.1").read_bytes())
    failure = fails()
    assert failure.title.text() == "The key file of Practice was changed by something else"
    assert failure.known.text() == (
        "It was not written by Reflect. Do not type your passphrase again until you know why."
    )
    assert page.form.passphrase.text() == ""


def forge(file, old):
    """The new file with the counter of the old one: whole, but without the journal's own mark."""
    older = decode(old).generation
    file.write_bytes(encode(replace(decode(file.read_bytes()), generation=older)))


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda file: flip(file, 200), "is not whole"),
        (lambda file: file.write_bytes(file.read_bytes()[:5000]), "is not whole"),
        (lambda file: file.unlink(), "is not in the journal's folder"),
        (lambda file: file.write_bytes(b""), "is not whole"),
    ],
)
def test_damaged_entries_are_told_with_where_the_files_are(fails, path, harm, says):
    harm(path / "journal.db")
    before = contents(path)
    failure = fails()
    assert failure.title.text() == "Part of Practice cannot be read"
    assert failure.known.text().startswith("The passphrase is right.")
    assert says in failure.known.text()
    assert "Documents, Reflect, Practice.reflect" in failure.untouched.text()
    assert contents(path)["journal.keys"] == before["journal.keys"]


@pytest.fixture
def rolled_back(path, reflect, on_journal):
    """An entry was written after the copy that has come back."""

    def work():
        copy = path.with_name("copy")
        shutil.copy(path / "journal.db", copy)
        journal = reflect.journals.unlock(path, passphrase=PASSPHRASE)
        draft = journal.entries.begin(EVERY_KIND)
        journal.entries.finish(replace(draft, content=content("A late list.")))
        journal.close()
        shutil.copy(copy, path / "journal.db")

    on_journal(work)


def test_an_older_copy_is_told_by_what_is_missing(fails, path, rolled_back):
    shutil.rmtree(path / "backups")
    failure = fails()
    assert "missing" in failure.title.text()
    assert failure.known.text().startswith("This is an older copy of Practice")
    assert buttons(failure) == ["Choose another journal", "Go on without them", "Keep both"]


def test_an_older_copy_whose_newest_backup_is_later_leads_to_that(
    fails, page, rolled_back, on_journal, qtbot
):
    failure = fails()
    assert buttons(failure) == ["Look at the backups", "Go on without them", "Keep both"]
    assert failure.card.title.text() == "The newest backup is later than this copy"
    failure.card.buttons[0].click()
    assert page.backups.primary.hasFocus()
    with qtbot.waitSignal(page.opened) as opened:
        page.press_primary()
    assert len(on_journal(opened.args[0].finder.rows)) == 1


def test_going_on_without_what_is_missing_opens_the_journal(fails, page, rolled_back, qtbot):
    failure = fails()
    with qtbot.waitSignal(page.opened):
        failure.card.buttons[1].click()


def test_keeping_both_sets_the_older_copy_aside_and_opens_the_journal(
    fails, page, path, rolled_back, qtbot
):
    failure = fails()
    before = contents(path)
    with qtbot.waitSignal(page.opened):
        failure.card.buttons[2].click()
    # Its backups stay with the journal.
    kept = {name: digest for name, digest in before.items() if not name.startswith("backups")}
    assert contents(path.with_name("Practice, as it was.reflect")) == kept


def test_what_can_be_read_is_saved_and_the_new_journal_opens(fails, page, path, qtbot, recorder):
    flip(path / "journal.db", 200)
    before = contents(path)
    failure = fails()
    assert buttons(failure) == ["Save what can be read", "Look at the backups"]
    with qtbot.waitSignal(page.opened) as opened:
        failure.card.buttons[0].click()
        assert failure.card.text.text() == "Saving what can be read: 0 of 1…"
        assert not failure.card.buttons[0].isEnabled()
    assert opened.args[0].path == path.with_name("Practice, what could be read.reflect")
    assert contents(path) == before
    notice = recorder.notices[-1]
    assert notice.title == "What could be read is in Practice, what could be read"
    assert "No entry is known to be lost." in notice.text


def test_saving_what_can_be_read_a_second_time_takes_another_name(fails, page, path, qtbot):
    flip(path / "journal.db", 200)
    path.with_name("Practice, what could be read.reflect").mkdir()
    failure = fails()
    with qtbot.waitSignal(page.opened) as opened:
        failure.card.buttons[0].click()
    assert opened.args[0].path.name == "Practice, what could be read 2.reflect"


def test_a_newer_format_is_left_alone(fails, path, reflect, on_journal):
    def work():
        journal = reflect.journals.unlock(path, passphrase=PASSPHRASE)
        with journal._journal._connection() as connection:
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA + 1}")
            connection.commit()
        journal.close()

    on_journal(work)
    failure = fails()
    assert failure.title.text() == "Practice was last written by a newer Reflect"
    assert "has not touched it" in failure.known.text()


def test_a_journal_in_use_can_be_tried_again_without_typing(
    fails, page, path, reflect, on_journal, qtbot
):
    other = on_journal(lambda: reflect.journals.unlock(path, passphrase=PASSPHRASE))
    failure = fails()
    assert failure.title.text() == "Practice is open in another window"
    assert buttons(failure) == ["Try again", "Choose another journal"]
    on_journal(other.close)
    with qtbot.waitSignal(page.opened):
        failure.card.buttons[0].click()


@pytest.fixture
def open_elsewhere(path, reflect, on_journal):
    """The journal is open in the window of this computer."""
    on_journal(lambda: reflect.journals.unlock(path, passphrase=PASSPHRASE))
    running = RunningWindow(path)
    yield running
    running.release()


def test_one_can_go_to_the_window_in_which_a_journal_is_open(
    fails, open_elsewhere, window, page, qtbot
):
    failure = fails()
    assert buttons(failure) == ["Go to it", "Try again", "Choose another journal"]
    with qtbot.waitSignal(open_elsewhere.called):
        failure.card.buttons[0].click()
    assert not window.isVisible()
    assert page.form.passphrase.text() == ""


def test_a_journal_that_is_open_on_another_computer_says_on_which(fails, path, reflect, on_journal):
    on_journal(lambda: reflect.journals.unlock(path, passphrase=PASSPHRASE))
    (path / "journal.lock").write_text("4242\npython3.11\nward-7\nx\ny\n")
    failure = fails()
    assert buttons(failure) == ["Try again", "Choose another journal"]
    assert "on the computer ward-7" in failure.card.text.text()


def test_a_journal_that_is_gone_can_be_looked_for_elsewhere(fails, page, path, qtbot):
    path.rename(path.with_name("Moved.reflect"))
    failure = fails()
    assert failure.title.text() == "There is no journal in Practice.reflect"
    failure.card.buttons[0].click()
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path.with_name("Moved.reflect")))
    dialog.close()
    assert page.form.title.text() == "Moved"


def test_a_folder_without_a_journal_is_told_and_another_can_be_made(page, tmp_path, qtbot):
    page.add_folder(tmp_path)
    qtbot.waitUntil(page.failure.isVisible)
    assert page.failure.title.text().startswith("There is no journal in")
    with qtbot.waitSignal(page.make_wanted):
        page.failure.card.buttons[1].click()


def test_what_exactly_is_wrong_unfolds(fails, path):
    truncate(path / "journal.keys")
    failure = fails()
    assert not failure.details.isVisible()
    failure.exactly.click()
    assert failure.details.isVisible()
    assert "journal.keys, " in failure.details.text()
    assert "the key file is damaged" in failure.details.text()
    failure.exactly.click()
    assert not failure.details.isVisible()


def test_the_safe_way_has_the_focus_and_ctrl_return_takes_it(fails, page, path, qtbot):
    truncate(path / "journal.keys")
    failure = fails()
    assert failure.card.buttons[0].hasFocus()
    page.press_primary()
    assert page.findChild(QFileDialog).isVisible()
    page.findChild(QFileDialog).close()


def test_escape_goes_back_to_the_field(fails, page, path):
    truncate(path / "journal.keys")
    fails()
    assert page.step_back()
    assert page.form.passphrase.edit.hasFocus()


def test_choosing_another_journal_goes_to_the_list_if_there_is_one(
    parts, reflect, path, new_journal, page, qtbot
):
    new_journal("Teaching")
    page.show_journals(known_journals(reflect), path)
    page._on_way(Way.OTHER_JOURNAL)
    assert page.side.list.hasFocus()


def test_trying_again_after_the_text_is_gone_asks_for_it(fails, page, path):
    truncate(path / "journal.keys")
    fails()
    page._on_way(Way.AGAIN)
    assert page.form.passphrase.edit.hasFocus()


def test_a_failure_is_read_out_at_once(fails, path, monkeypatch):
    said = []
    monkeypatch.setattr(
        "reflect.ui.unlock.unlock.announce",
        lambda _widget, text, *, at_once: said.append((text, at_once)),
    )
    truncate(path / "journal.keys")
    failure = fails()
    assert said == [(failure.words(), True)]

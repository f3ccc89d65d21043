"""Starting where something else has been: killed programs, other programs, files put or taken."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from reflect.domain.prompts import FREE
from reflect.errors import InUse, JournalDamaged, ReadOnly, RolledBack
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.folders import contents
from tests.support.ordinary_user import ordinary_user


@pytest.fixture
def journals(clock):
    return cheap_journals(clock)


def write(journal, words):
    draft = journal.entries.begin(FREE)
    answered = replace(draft.content, answers={"text": words})
    return journal.entries.finish(replace(draft, content=answered))


def killed(journals, place, name):
    """A folder as a killed program leaves it: one entry settled, the next in the log only."""
    journal = journals.make(place, name, PASSPHRASE).journal
    write(journal, "settled")
    journal.settle()
    write(journal, "in the log")
    left = shutil.copytree(journal.path, place / "left" / journal.path.name)
    journal.close()
    return left


@pytest.fixture
def left(journals, tmp_path):
    return killed(journals, tmp_path, "Practice")


def wordings(journal):
    rows = journal.finder.rows()
    return sorted(journal.entries.entry(row.id).content.answers["text"] for row in rows)


def unlocked(journals, path, **how):
    journal = journals.unlock(path, passphrase=PASSPHRASE, **how)
    found = wordings(journal)
    journal.close()
    return found


def refused(journals, path, error):
    """It is told, and nothing is changed."""
    before = contents(path)
    with pytest.raises(error):
        journals.unlock(path, passphrase=PASSPHRASE)
    assert contents(path) == before


def test_what_a_killed_program_had_saved_is_there(journals, left):
    assert unlocked(journals, left) == ["in the log", "settled"]


@pytest.mark.parametrize("lock_file", ["", "rubbish", "4242\npython3.11\nward-7\nx\ny\n"])
def test_a_lock_file_that_was_left_keeps_nobody_out(journals, left, lock_file):
    (left / "journal.lock").write_text(lock_file)
    assert unlocked(journals, left) == ["in the log", "settled"]


def test_without_its_log_a_journal_says_what_is_missing_and_has_what_was_settled(journals, left):
    (left / "journal.db-wal").unlink()
    with pytest.raises(RolledBack) as told:
        unlocked(journals, left)
    assert told.value.missing == 1
    assert unlocked(journals, left, accept_older=True) == ["settled"]


def test_the_log_of_another_journal_is_refused(journals, left, tmp_path):
    other = killed(journals, tmp_path, "Other")
    shutil.copy(other / "journal.db-wal", left / "journal.db-wal")
    refused(journals, left, JournalDamaged)


def test_a_database_of_no_bytes_is_refused(journals, left):
    (left / "journal.db").write_bytes(b"")
    (left / "journal.db-wal").unlink()
    refused(journals, left, JournalDamaged)


def test_a_folder_on_a_disk_that_cannot_be_written_is_told(journals, left):
    for file in left.iterdir():
        file.chmod(0o400)
    left.chmod(0o500)
    with ordinary_user():
        refused(journals, left, ReadOnly)
    left.chmod(0o700)


def test_a_journal_that_is_open_elsewhere_is_told(journals, left):
    journal = journals.unlock(left, passphrase=PASSPHRASE)
    refused(journals, left, InUse)
    journal.close()

"""Saving what can be read of a damaged journal into a new one."""

from __future__ import annotations

import pytest

from reflect.domain.prompts import FREE
from reflect.errors import Cancelled, JournalExists, KeysDamaged, WrongPassphrase
from reflect.services.jobs import JobContext
from reflect.services.salvage import under_free_name
from tests.support.builders import PASSPHRASE, cheap_journals, content
from tests.support.folders import contents

PAGE = 4096
OTHER = "another passphrase"
NEW = "seven herons on one wet roof"


@pytest.fixture
def damaged(unlocked):
    """A closed journal whose first page is bad, and its one entry."""
    draft = unlocked.entries.begin(FREE)
    unlocked.entries.finish(type(draft)(id=draft.id, prompts=FREE, content=content("albatross")))
    unlocked.close()
    database = unlocked.path / "journal.db"
    data = bytearray(database.read_bytes())
    data[900] ^= 1
    database.write_bytes(data)
    return unlocked.path


@pytest.fixture
def code(tmp_path, clock):
    """The recovery code of another journal, and its folder."""
    made = cheap_journals(clock).make(tmp_path / "other", "Other", PASSPHRASE)
    made.journal.close()
    return made


def test_what_can_be_read_is_in_a_new_journal_with_the_same_keys(damaged, tmp_path) -> None:
    before = contents(damaged)
    saved = cheap_journals().save_readable(
        damaged, tmp_path / "new", JobContext(), passphrase=PASSPHRASE
    )
    assert saved.path == tmp_path / "new" / "Test.reflect"
    assert saved.salvaged.entries == 1
    assert contents(damaged) == before
    journal = cheap_journals().unlock(saved.path, passphrase=PASSPHRASE)
    assert [row.beginning for row in journal.finder.rows()] == ["albatross"]
    assert journal.checking.full(JobContext()).fine
    journal.close()


def test_the_recovery_code_is_as_good(code, tmp_path) -> None:
    saved = cheap_journals().save_readable(
        code.journal.path,
        tmp_path / "new",
        JobContext(),
        recovery_code=code.recovery_code.text,
        name="What was left",
    )
    assert saved.path.name == "What was left.reflect"


def test_without_a_key_nothing_is_made(damaged, tmp_path) -> None:
    with pytest.raises(WrongPassphrase):
        cheap_journals().save_readable(damaged, tmp_path / "new", JobContext(), passphrase=OTHER)
    assert not (tmp_path / "new").exists()


def test_nothing_is_put_over_a_journal(damaged) -> None:
    with pytest.raises(JournalExists):
        cheap_journals().save_readable(damaged, damaged.parent, JobContext(), passphrase=PASSPHRASE)


def test_stopped_half_way_it_leaves_nothing_behind(damaged, tmp_path) -> None:
    context = JobContext()
    context.cancel()
    with pytest.raises(Cancelled):
        cheap_journals().save_readable(damaged, tmp_path / "new", context, passphrase=PASSPHRASE)
    assert list((tmp_path / "new").iterdir()) == []


def test_an_open_journal_can_be_saved_and_stays_open(unlocked, tmp_path) -> None:
    draft = unlocked.entries.begin(FREE)
    unlocked.entries.finish(type(draft)(id=draft.id, prompts=FREE, content=content("albatross")))
    saved = unlocked.save_readable(tmp_path / "new", "Copy", JobContext())
    assert saved.salvaged.entries == 1
    assert len(unlocked.finder.rows()) == 1


@pytest.fixture
def written(unlocked):
    """An open journal with one entry."""
    draft = unlocked.entries.begin(FREE)
    unlocked.entries.finish(type(draft)(id=draft.id, prompts=FREE, content=content("albatross")))
    return unlocked


def saved_opens(journal, place, passphrase):
    """Whether what is saved of an open journal opens with these words, whole."""
    saved = journal.save_readable(place, "Copy", JobContext())
    try:
        copy = cheap_journals().unlock(saved.path, passphrase=passphrase)
    except WrongPassphrase:
        return False
    found = (copy.finder.count(), copy.checking.full(JobContext()).fine)
    copy.close()
    return found == (1, True)


def test_what_is_saved_has_the_passphrase_of_now_and_not_of_the_opening(written, tmp_path) -> None:
    written.keys.set_passphrase(NEW)
    assert saved_opens(written, tmp_path / "new", NEW)
    assert not saved_opens(written, tmp_path / "newer", PASSPHRASE)


def test_so_it_is_once_all_keys_were_changed(written, tmp_path) -> None:
    written.keys.change_all(NEW)
    assert saved_opens(written, tmp_path / "new", NEW)
    assert not saved_opens(written, tmp_path / "newer", PASSPHRASE)


@pytest.mark.parametrize("data", [b"", b"rubbish", None])
def test_where_the_key_file_was_damaged_meanwhile_that_of_the_opening_serves(
    written, tmp_path, data
) -> None:
    path = written.path / "journal.keys"
    path.write_bytes(data) if data is not None else path.unlink()
    assert saved_opens(written, tmp_path / "new", PASSPHRASE)


def test_one_with_other_keys_does_not_serve(written, code, tmp_path) -> None:
    other = (code.journal.path / "journal.keys").read_bytes()
    (written.path / "journal.keys").write_bytes(other)
    assert saved_opens(written, tmp_path / "new", PASSPHRASE)


def test_that_of_the_opening_serves_no_longer_once_all_keys_were_changed(written, tmp_path) -> None:
    written.keys.change_all(NEW)
    (written.path / "journal.keys").write_bytes(b"rubbish")
    with pytest.raises(KeysDamaged):
        written.save_readable(tmp_path / "new", "Copy", JobContext())
    assert not (tmp_path / "new").exists()


def test_a_journal_is_set_aside_as_it_is(damaged) -> None:
    first, second = (cheap_journals().set_aside(damaged) for _ in range(2))
    assert [first.name, second.name] == [
        "Test, as it was.reflect",
        "Test, as it was 2.reflect",
    ]
    there = contents(damaged)
    kept = {name: digest for name, digest in there.items() if not name.startswith("backups")}
    assert contents(first) == contents(second) == kept != there


def test_a_name_that_is_taken_gets_a_number(unlocked, tmp_path) -> None:
    def save(name):
        return unlocked.save_readable(tmp_path / "new", name, JobContext())

    names = [under_free_name(save, "Copy").path.name for _ in range(3)]
    assert names == ["Copy.reflect", "Copy 2.reflect", "Copy 3.reflect"]

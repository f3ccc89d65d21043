"""What backups open with, after the ways into their journal have changed."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reflect.errors import DiskFull, KeysDamaged, WrongPassphrase
from reflect.storage import files
from tests.support.builders import PASSPHRASE, cheap_journals, made_journal
from tests.support.failing_file import FailingDisk

OF_ANOTHER = Path(__file__).parents[1] / "vectors" / "keys" / "v1.keys"
ANOTHER = " ".join(("copper", "window", "saddle", "lemon", "orchid", "ninety"))


@pytest.fixture
def journal(tmp_path, clock):
    made = made_journal(tmp_path / "place", clock)
    yield made.journal
    made.journal.close()


@pytest.fixture
def back_up(journal):
    """Puts a backup somewhere, as a copy of today's files."""

    def make(root, name="20261126T070000Z-g4"):
        journal.settle()
        folder = root / name
        folder.mkdir(parents=True)
        for file in ("journal.keys", "journal.db"):
            shutil.copy(journal.path / file, folder / file)
        return folder

    return make


@pytest.fixture
def first(journal, back_up):
    return back_up(journal.path / "backups")


def opens(folder, passphrase):
    """Whether the passphrase opens a copy of the backup."""
    with TemporaryDirectory() as place:
        copy = shutil.copytree(folder, Path(place) / "Copy.reflect")
        try:
            cheap_journals().unlock(copy, passphrase=passphrase).close()
        except WrongPassphrase:
            return False
    return True


def names(found):
    return [backup.path.name for backup in found]


def test_a_journal_without_backups_has_none_with_other_keys(journal) -> None:
    assert journal.keys.old_backups_with_other_keys() == ()


def test_one_that_opens_with_what_opens_the_journal_is_not_old(journal, first) -> None:
    journal.keys.add_passphrase(ANOTHER)
    assert journal.keys.old_backups_with_other_keys() == ()


def test_one_that_opens_with_what_was_given_up_is_old(journal, first) -> None:
    journal.keys.set_passphrase(ANOTHER)
    (found,) = journal.keys.old_backups_with_other_keys()
    assert (found.path, found.same_master_key) == (first, True)


def test_one_whose_keys_cannot_be_read_or_of_another_journal_is_left_alone(
    journal, first, back_up
) -> None:
    shutil.copy(OF_ANOTHER, back_up(journal.path / "backups", "foreign") / "journal.keys")
    (first / "journal.keys").write_bytes(b"damaged")
    journal.keys.set_passphrase(ANOTHER)
    assert journal.keys.old_backups_with_other_keys() == ()


class TestExchangingTheirKeys:
    """No data is rewritten; the backup opens as the journal does."""

    def test_the_new_passphrase_opens_it_and_the_old_one_does_not(self, journal, first) -> None:
        (first / "journal.keys.1").write_bytes((first / "journal.keys").read_bytes())
        data = (first / "journal.db").read_bytes()
        journal.keys.set_passphrase(ANOTHER)
        assert journal.keys.rewrap_backups() == 1
        assert (first / "journal.db").read_bytes() == data
        assert sorted(path.name for path in first.iterdir()) == ["journal.db", "journal.keys"]
        assert opens(first, ANOTHER)
        assert not opens(first, PASSPHRASE)
        assert journal.keys.old_backups_with_other_keys() == ()

    @pytest.mark.parametrize("inside", ["", "Test.reflect"])
    def test_those_in_a_second_place_too(self, journal, first, back_up, tmp_path, inside) -> None:
        second = tmp_path / "stick"
        away = back_up(second / inside)
        journal.keys.set_passphrase(ANOTHER)
        assert len(journal.keys.old_backups_with_other_keys()) == 1
        assert journal.keys.rewrap_backups(second) == 2
        assert opens(away, ANOTHER)

    @pytest.mark.parametrize("call", range(1, 6))
    def test_a_disk_that_fails_leaves_each_with_its_old_keys_or_the_new(
        self, journal, first, monkeypatch, call
    ) -> None:
        journal.keys.set_passphrase(ANOTHER)
        with monkeypatch.context() as patch:
            patch.setattr(files, "os", FailingDisk(first=call, error=errno.ENOSPC))
            with pytest.raises(DiskFull):
                journal.keys.rewrap_backups()
        assert opens(first, ANOTHER) != opens(first, PASSPHRASE)


class TestTakingTheirKeysAway:
    """Without a key file a backup opens with nothing."""

    def test_neither_passphrase_opens_it(self, journal, first) -> None:
        journal.keys.set_passphrase(ANOTHER)
        assert journal.keys.forget_backup_keys() == 1
        with pytest.raises(KeysDamaged):
            opens(first, PASSPHRASE)
        assert (first / "journal.db").exists()


class TestAfterAllKeysWereChanged:
    """The old master key stays in old backups until they go."""

    @pytest.fixture
    def changed(self, journal, first):
        journal.keys.change_all(ANOTHER)
        return journal

    def test_they_are_known_and_cannot_be_given_the_new_keys(self, changed, first) -> None:
        (found,) = changed.keys.old_backups_with_other_keys()
        assert (found.path, found.same_master_key) == (first, False)
        assert changed.keys.rewrap_backups() == 0
        assert opens(first, PASSPHRASE)

    def test_they_can_be_deleted(self, changed, first) -> None:
        assert changed.keys.delete_old_backups() == 1
        assert os.listdir(first.parent) == []

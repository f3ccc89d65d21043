"""Making, unlocking and mending journals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.prompts import FREE
from reflect.errors import (
    DiskFull,
    InUse,
    JournalDamaged,
    JournalExists,
    KeysDamaged,
    NotAJournal,
    RecoveryCodeSlip,
    Refused,
    RolledBack,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from reflect.services import journals as journals_module
from reflect.storage.connection import open_database
from tests.support.builders import PASSPHRASE, cheap_journals, made_journal
from tests.support.folders import contents, modes

ANOTHER = PASSPHRASE[::-1]


@pytest.fixture
def journals(clock):
    return cheap_journals(clock)


@pytest.fixture
def made(journals, tmp_path):
    """A journal that was made and closed, and its recovery code."""
    made = journals.make(tmp_path / "place", "Practice", PASSPHRASE)
    made.journal.close()
    return made


@pytest.fixture
def path(made):
    return made.journal.path


def write_in(journal, words):
    draft = journal.entries.begin(FREE)
    answered = replace(draft.content, answers={"text": words})
    return journal.entries.finish(replace(draft, content=answered))


class TestMake:
    """A new journal is whole, or there is none."""

    def test_it_is_unlocked_and_empty_and_called_as_asked(self, journals, tmp_path) -> None:
        made = journals.make(tmp_path, "  Night\tshifts ", PASSPHRASE)
        assert made.journal.name == "Night shifts"
        assert made.journal.path == tmp_path / "Night shifts.reflect"
        assert made.journal.finder.count() == 0
        made.journal.close()

    def test_nobody_else_may_read_it_whatever_the_umask(self, journals, tmp_path, umask) -> None:
        umask(0)
        made = journals.make(tmp_path, "Practice", PASSPHRASE)
        write_in(made.journal, "words")
        found = modes(made.journal.path)
        made.journal.close()
        assert found.pop(".") == "0o700"
        names = ("journal.db", "journal.db-wal", "journal.keys", "journal.state")
        assert found == dict.fromkeys(names, "0o600")

    @pytest.mark.parametrize(
        ("name", "passphrase", "error"),
        [
            ("", PASSPHRASE, Refused),
            (" ./. ", PASSPHRASE, Refused),
            ("Practice", "short", WeakPassphrase),
            ("Practice", "aaaaaaaaaaaaaaaaaaaa", WeakPassphrase),
        ],
    )
    def test_what_it_refuses_leaves_nothing(
        self, journals, tmp_path, name, passphrase, error
    ) -> None:
        with pytest.raises(error):
            journals.make(tmp_path / "place", name, passphrase)
        assert not (tmp_path / "place").exists()

    def test_it_never_takes_the_place_of_another(self, journals, path) -> None:
        before = contents(path)
        with pytest.raises(JournalExists):
            journals.make(path.parent, "Practice", PASSPHRASE)
        assert contents(path.parent) == {f"{path.name}/{k}": v for k, v in before.items()}

    @pytest.mark.parametrize("call", [1, 2])
    def test_a_disk_that_fails_leaves_nothing(self, journals, tmp_path, monkeypatch, call) -> None:
        calls: list[object] = []

        def failing(*args):
            calls.append(args)
            if len(calls) == call:
                raise DiskFull
            return open_database(*args)

        monkeypatch.setattr("reflect.storage.journal.open_database", failing)
        with pytest.raises(DiskFull):
            journals.make(tmp_path, "Practice", PASSPHRASE)
        assert list(tmp_path.rglob("*reflect*")) == []

    def test_no_two_journals_have_one_key(self, journals, tmp_path) -> None:
        one = journals.make(tmp_path, "One", PASSPHRASE)
        other = journals.make(tmp_path, "Two", PASSPHRASE)
        for made in (one, other):
            made.journal.close()
        assert one.recovery_code != other.recovery_code
        (tmp_path / "One.reflect" / "journal.db").replace(tmp_path / "Two.reflect" / "journal.db")
        with pytest.raises(JournalDamaged):
            journals.unlock(tmp_path / "Two.reflect", passphrase=PASSPHRASE)


class TestUnlock:
    """Each way in which a journal cannot be opened is told apart, and changes nothing."""

    def test_the_passphrase_opens_it(self, journals, path) -> None:
        journal = journals.unlock(path, passphrase=PASSPHRASE)
        entry = write_in(journal, "words")
        journal.close()
        again = journals.unlock(path, passphrase=PASSPHRASE)
        assert again.entries.entry(entry.id) == entry
        again.close()

    def test_so_does_the_recovery_code(self, journals, made) -> None:
        code = made.recovery_code.text
        journal = journals.unlock(made.journal.path, recovery_code=code.lower())
        assert journal.finder.count() == 0
        journal.close()

    @pytest.mark.parametrize(
        ("key", "error"),
        [
            ({"passphrase": ANOTHER}, WrongPassphrase),
            ({"passphrase": ""}, WrongPassphrase),
            ({"recovery_code": "not a code"}, RecoveryCodeSlip),
            (
                {"recovery_code": "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-VV"},
                WrongRecoveryCode,
            ),
        ],
    )
    def test_a_wrong_key_is_told_as_what_it_is(self, journals, path, key, error) -> None:
        before = contents(path)
        with pytest.raises(error):
            journals.unlock(path, **key)
        assert contents(path) == before

    def test_a_place_without_a_journal_is_told(self, journals, tmp_path) -> None:
        with pytest.raises(NotAJournal):
            journals.unlock(tmp_path / "nothing.reflect", passphrase=PASSPHRASE)

    def test_a_missing_key_file_is_told(self, journals, path) -> None:
        (path / "journal.keys").unlink()
        with pytest.raises(KeysDamaged, match="missing"):
            journals.unlock(path, passphrase=PASSPHRASE)

    def test_a_missing_database_is_told(self, journals, path) -> None:
        (path / "journal.db").unlink()
        with pytest.raises(JournalDamaged, match="missing"):
            journals.unlock(path, passphrase=PASSPHRASE)

    def test_a_journal_that_is_open_is_told(self, journals, path) -> None:
        journal = journals.unlock(path, passphrase=PASSPHRASE)
        with pytest.raises(InUse):
            journals.unlock(path, passphrase=PASSPHRASE)
        journal.close()

    def test_an_older_copy_is_told_and_can_be_accepted(self, journals, path) -> None:
        older = (path / "journal.db").read_bytes()
        journal = journals.unlock(path, passphrase=PASSPHRASE)
        write_in(journal, "words")
        journal.close()
        (path / "journal.db").write_bytes(older)
        with pytest.raises(RolledBack):
            journals.unlock(path, passphrase=PASSPHRASE)
        journals.unlock(path, passphrase=PASSPHRASE, accept_older=True).close()
        journals.unlock(path, passphrase=PASSPHRASE).close()


class TestSpareKeys:
    """A second key file mends a damaged one, and is no way round a change of passphrase."""

    def test_the_first_opening_makes_one(self, journals, path) -> None:
        journals.unlock(path, passphrase=PASSPHRASE).close()
        assert (path / "journal.keys.1").read_bytes() == (path / "journal.keys").read_bytes()

    def test_a_full_disk_keeps_nobody_out_for_want_of_one(
        self, journals, path, monkeypatch
    ) -> None:
        def full(*_args, **_kwargs):
            raise DiskFull

        monkeypatch.setattr(journals_module, "replace_file", full)
        journals.unlock(path, passphrase=PASSPHRASE).close()
        assert not (path / "journal.keys.1").exists()

    def test_a_damaged_key_file_is_replaced_and_set_aside(self, journals, path) -> None:
        journals.unlock(path, passphrase=PASSPHRASE).close()
        (path / "journal.keys").write_bytes(b"damaged")
        with pytest.raises(KeysDamaged):
            journals.unlock(path, passphrase=PASSPHRASE)
        journals.use_last_good_keys(path)
        assert (path / "journal.keys.damaged").read_bytes() == b"damaged"
        journals.unlock(path, passphrase=PASSPHRASE).close()

    def test_a_lost_key_file_is_replaced(self, journals, path) -> None:
        journals.unlock(path, passphrase=PASSPHRASE).close()
        (path / "journal.keys").unlink()
        journals.use_last_good_keys(path)
        journals.unlock(path, passphrase=PASSPHRASE).close()
        assert not (path / "journal.keys.damaged").exists()

    @pytest.mark.parametrize("spare", [None, b"damaged too"])
    def test_without_a_good_one_nothing_is_changed(self, journals, path, spare) -> None:
        if spare:
            (path / "journal.keys.1").write_bytes(spare)
        before = contents(path)
        with pytest.raises(KeysDamaged):
            journals.use_last_good_keys(path)
        assert contents(path) == before

    def test_after_the_next_opening_no_file_opens_with_an_earlier_passphrase(
        self, journals, path
    ) -> None:
        journal = journals.unlock(path, passphrase=PASSPHRASE)
        journal.keys.set_passphrase(ANOTHER)
        journal.close()
        journals.unlock(path, passphrase=ANOTHER).close()
        journals.use_last_good_keys(path)
        with pytest.raises(WrongPassphrase):
            journals.unlock(path, passphrase=PASSPHRASE)


class TestKeysOfAnOpenJournal:
    """The passphrase is asked again, and changed."""

    def test_the_right_passphrase_is_confirmed_and_no_other(self, unlocked) -> None:
        unlocked.keys.confirm(PASSPHRASE)
        with pytest.raises(WrongPassphrase):
            unlocked.keys.confirm(ANOTHER)

    def test_a_new_passphrase_opens_it_and_the_old_one_does_not(self, journals, unlocked) -> None:
        unlocked.keys.set_passphrase(ANOTHER)
        unlocked.keys.confirm(ANOTHER)
        unlocked.close()
        with pytest.raises(WrongPassphrase):
            journals.unlock(unlocked.path, passphrase=PASSPHRASE)
        journals.unlock(unlocked.path, passphrase=ANOTHER).close()

    def test_a_weak_one_changes_nothing(self, unlocked) -> None:
        with pytest.raises(WeakPassphrase):
            unlocked.keys.set_passphrase("short")
        unlocked.keys.confirm(PASSPHRASE)

    def test_the_recovery_code_still_opens_it(self, journals, tmp_path) -> None:
        made = made_journal(tmp_path)
        made.journal.keys.set_passphrase(ANOTHER)
        made.journal.close()
        journals.unlock(made.journal.path, recovery_code=made.recovery_code.text).close()


def test_settling_and_closing_leave_everything_in_one_file(unlocked) -> None:
    write_in(unlocked, "words")
    unlocked.settle()
    unlocked.close()
    names = {path.name for path in unlocked.path.iterdir()}
    assert names == {"backups", "journal.db", "journal.keys", "journal.state"}

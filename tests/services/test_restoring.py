"""A backup comes back as a journal of its own, even when its journal no longer opens."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from reflect.domain.backup import Fault, Place
from reflect.errors import (
    BackupUnreadable,
    Cancelled,
    DiskFull,
    JournalDamaged,
    JournalExists,
    KeysDamaged,
    KeysTampered,
    RecoveryCodeSlip,
    Refused,
    WrongPassphrase,
)
from reflect.services.jobs import JobContext
from reflect.services.restoring import by_passphrase_or_code
from reflect.services.whole_journal import WholeFormat, write_whole_journal
from reflect.storage.entries import EntryStore
from reflect.storage.key_file import decode, encode
from reflect.storage.recovery_code import new_code
from tests.support.builders import (
    EVERY_ANSWER,
    EVERY_KIND,
    PASSPHRASE,
    cheap_journals,
    content,
    entry_id,
    made_journal,
)
from tests.support.folders import contents, modes
from tests.support.journal_backups import make, write
from tests.support.spoiling import spoil

NEXT = " ".join(("harbour", "thistle", "window", "copper", "autumn", "ladder"))


@pytest.fixture
def journals(clock):
    """The service, as it starts."""
    return cheap_journals(clock)


def let_go(journal):
    """Close it without the backup that closing makes."""
    journal._closed = True
    journal._journal.close()


@pytest.fixture
def closed(unlocked):
    """The path of a closed journal with two backups, and a change after them."""
    for words in ("the first", "the second"):
        write(unlocked, words)
        make(unlocked)
    write(unlocked, "the third")
    let_go(unlocked)
    return unlocked.path


def newest(journals, path, tmp_path, *elsewhere, **given):
    given.setdefault("passphrase", PASSPHRASE)
    return journals.restore_newest(path, *elsewhere, otherwise=tmp_path, **given)


def exported(journal, path):
    """The whole journal as lossless JSON."""
    write_whole_journal(journal._journal, path, WholeFormat.JSON, JobContext())
    return path.read_bytes()


def test_what_comes_back_is_the_journal_byte_for_byte(unlocked, journals, tmp_path) -> None:
    for number in range(1, 20):
        EntryStore(unlocked._journal).save(
            entry_id(number), EVERY_KIND, content(answers=EVERY_ANSWER, title=f"Entry {number}")
        )
        write(unlocked, f"words {number}")
    unlocked.entries.delete(entry_id(3))
    make(unlocked)
    before = exported(unlocked, tmp_path / "before.json")
    back = newest(journals, unlocked.path, tmp_path).journal
    assert exported(back, tmp_path / "after.json") == before
    assert len(before) > 20_000
    # The control: a change of one word shows.
    write(back, "one more")
    assert exported(back, tmp_path / "changed.json") != before
    back.close()


def test_it_stands_beside_its_journal_under_a_name_that_says_when(
    closed, journals, tmp_path
) -> None:
    names = ["Test restored 14 March 2026.reflect", "Test restored 14 March 2026 2.reflect"]
    for name in names:
        back = newest(journals, closed, tmp_path)
        assert back.journal.path == closed.parent / name
        assert (back.entries, len(back.journal.finder.rows())) == (2, 2)
        assert back.passed_over == ()
        back.journal.close()


def test_one_that_came_back_before_is_not_called_so_twice(closed, journals, tmp_path) -> None:
    first = newest(journals, closed, tmp_path).journal
    make(first)
    first.close()
    again = newest(journals, first.path, tmp_path).journal
    assert again.name == "Test restored 14 March 2026 2"
    again.close()


def test_the_journal_and_its_backups_are_left_as_they_are(closed, journals, tmp_path) -> None:
    before = contents(closed)
    newest(journals, closed, tmp_path).journal.close()
    assert contents(closed) == before


def test_nobody_else_can_read_it(closed, journals, tmp_path, umask) -> None:
    umask(0)
    back = newest(journals, closed, tmp_path).journal
    assert set(modes(back.path).values()) == {"0o700", "0o600"}
    back.close()


def test_one_backup_of_several_can_be_chosen(closed, journals, tmp_path) -> None:
    old = journals.backups_of(closed)[-1]
    back = journals.restore(old.path, tmp_path / "Old.reflect", passphrase=PASSPHRASE)
    assert (back.entries, back.made, back.journal.name) == (1, old.made, "Old")
    back.journal.close()


@pytest.mark.parametrize("name", ["journal.db", "journal.keys", "journal.state"])
def test_it_works_whatever_became_of_the_journal(closed, journals, tmp_path, name) -> None:
    spoil(closed / name, "half missing")
    if name != "journal.state":
        with pytest.raises((JournalDamaged, KeysDamaged)):
            journals.unlock(closed, passphrase=PASSPHRASE)
    (closed / "journal.keys.1").unlink(missing_ok=True)
    back = newest(journals, closed, tmp_path)
    assert back.entries == 2
    back.journal.close()


def test_bad_ones_are_passed_over(closed, journals, tmp_path) -> None:
    first, second = journals.backups_of(closed)
    spoil(first.path / "journal.db", "last byte flipped")
    back = newest(journals, closed, tmp_path)
    assert (back.entries, back.made) == (1, second.made)
    assert [(row.path, row.fault) for row in back.passed_over] == [(first.path, Fault.PAGES)]
    back.journal.close()
    spoil(second.path / "journal.keys", "last byte flipped")
    with pytest.raises(BackupUnreadable):
        newest(journals, closed, tmp_path)


def test_without_a_backup_that_is_said(tmp_path, clock, journals) -> None:
    made = made_journal(tmp_path / "other", clock).journal
    made.close()
    assert journals.backups_of(made.path) == ()
    with pytest.raises(Refused):
        newest(journals, made.path, tmp_path)


def test_it_opens_with_what_opened_it_on_its_day(tmp_path, clock, journals) -> None:
    made = made_journal(tmp_path / "journals", clock)
    make(made.journal)
    made.journal.keys.set_passphrase(NEXT)
    with pytest.raises(WrongPassphrase):
        newest(journals, made.journal.path, tmp_path, passphrase=NEXT)
    with pytest.raises(RecoveryCodeSlip):
        newest(journals, made.journal.path, tmp_path, recovery_code="0000")
    for key in ({}, {"recovery_code": made.recovery_code.text}):
        newest(journals, made.journal.path, tmp_path, **key).journal.close()
    made.journal.close()


def test_one_from_a_stick_goes_where_journals_usually_are(
    unlocked, journals, tmp_path, clock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    unlocked.backups.choose_folder(stick)
    make(unlocked)
    let_go(unlocked)
    shutil.rmtree(unlocked.path)
    back = newest(journals, stick / "Test backups", tmp_path / "usual")
    assert back.journal.path == tmp_path / "usual" / "Test restored 14 March 2026.reflect"
    back.journal.close()


def test_a_backup_that_somebody_renamed_comes_back_too(closed, journals, tmp_path) -> None:
    row = journals.backups_of(closed)[0]
    renamed = row.path.rename(tmp_path / "from the stick")
    back = journals.restore(renamed, tmp_path / "Back.reflect", passphrase=PASSPHRASE)
    assert (back.entries, back.made) == (2, None)
    back.journal.close()


def test_one_that_is_not_what_its_name_says_does_not_count(closed, journals, tmp_path) -> None:
    first, second = journals.backups_of(closed)
    shutil.copy(second.path / "journal.db", first.path / "journal.db")
    with pytest.raises(BackupUnreadable) as caught:
        journals.restore(first.path, tmp_path / "Back.reflect", passphrase=PASSPHRASE)
    assert caught.value.fault == Fault.CONTENTS
    assert not (tmp_path / "Back.reflect").exists()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("Test.reflect", JournalExists),
        ("Test.reflect/backups/Back.reflect", Refused),
        ("Back", Refused),
    ],
)
def test_it_never_goes_over_or_into_a_journal(closed, journals, name, error) -> None:
    row = journals.backups_of(closed)[0]
    before = contents(closed)
    with pytest.raises(error):
        journals.restore(row.path, closed.parent / name, passphrase=PASSPHRASE)
    assert contents(closed) == before


@pytest.mark.parametrize("stops", [0, 1, 2])
def test_it_says_how_far_it_is_and_can_be_stopped(closed, journals, tmp_path, stops) -> None:
    row, final = journals.backups_of(closed)[0], tmp_path / "new" / "Back.reflect"
    steps: list[tuple[int, int]] = []

    def heard(done, total):
        steps.append((done, total))
        if done == stops:
            context.cancel()

    context = JobContext(heard)
    if stops < 2:
        with pytest.raises(Cancelled):
            journals.restore(row.path, final, passphrase=PASSPHRASE, context=context)
        assert not final.exists()
        assert not final.parent.exists() or list(final.parent.iterdir()) == []
    else:
        journals.restore(row.path, final, passphrase=PASSPHRASE, context=context).journal.close()
        assert steps == [(0, 3), (1, 3), (2, 3)]


def test_a_disk_that_fills_leaves_nothing(closed, journals, tmp_path, monkeypatch) -> None:
    def full(*_args, **_given):
        raise DiskFull

    row, final = journals.backups_of(closed)[0], tmp_path / "new" / "Back.reflect"
    for name in ("services.restoring.sync_folder", "services.journals.Journal.open"):
        with monkeypatch.context() as patch:
            patch.setattr(f"reflect.{name}", full)
            with pytest.raises(DiskFull):
                journals.restore(row.path, final, passphrase=PASSPHRASE)
        assert list(final.parent.iterdir()) == []


def test_a_restored_journal_that_does_not_open_is_not_left(
    closed, journals, tmp_path, monkeypatch
) -> None:
    def full(*_args, **_given):
        raise DiskFull

    row, final = journals.backups_of(closed)[0], tmp_path / "new" / "Back.reflect"
    monkeypatch.setattr("reflect.services.journals.Journals._open", full)
    with pytest.raises(DiskFull):
        journals.restore(row.path, final, passphrase=PASSPHRASE)
    assert list(final.parent.iterdir()) == []


def test_it_is_a_journal_with_backups_of_its_own(closed, journals, tmp_path, clock) -> None:
    back = newest(journals, closed, tmp_path).journal
    assert back.backups.rows() == ()
    back.close()
    assert len(journals.backups_of(back.path)) == 1


def test_a_backup_is_not_opened_as_a_journal(closed, journals) -> None:
    row = journals.backups_of(closed)[0]
    before = contents(row.path)
    with pytest.raises(Refused):
        journals.unlock(row.path, passphrase=PASSPHRASE)
    assert contents(row.path) == before


@pytest.fixture
def on_stick(unlocked, tmp_path):
    """Two backups with the journal, and the newer of them on a stick as well."""
    write(unlocked, "the first")
    make(unlocked)
    stick = tmp_path / "stick"
    stick.mkdir()
    unlocked.backups.choose_folder(stick)
    write(unlocked, "the second")
    make(unlocked)
    let_go(unlocked)
    return stick


@pytest.mark.parametrize("inside", ["", "Test backups"])
def test_those_in_a_second_place_are_found_with_it(unlocked, journals, on_stick, inside) -> None:
    own = journals.backups_of(unlocked.path)
    rows = journals.backups_of(unlocked.path, on_stick / inside)
    assert [row.place for row in rows] == [Place.JOURNAL, Place.FOLDER, Place.JOURNAL]
    assert {row.path for row in rows} - {row.path for row in own} == {rows[1].path}


def test_the_journals_own_folder_is_no_second_place(unlocked, journals, on_stick) -> None:
    own = journals.backups_of(unlocked.path)
    assert journals.backups_of(unlocked.path, unlocked.path) == own


def test_the_newest_sound_one_may_be_in_the_second_place(
    unlocked, journals, on_stick, tmp_path
) -> None:
    newest_row, _ = journals.backups_of(unlocked.path)
    spoil(newest_row.path / "journal.db", "last byte flipped")
    here = newest(journals, unlocked.path, tmp_path)
    there = newest(journals, unlocked.path, tmp_path, on_stick)
    assert (here.entries, there.entries) == (1, 2)
    for back in (here, there):
        back.journal.close()


def test_one_field_takes_the_passphrase_or_the_recovery_code(tmp_path, clock, journals) -> None:
    made = made_journal(tmp_path / "journals", clock)
    make(made.journal)
    made.journal.close()

    def act(passphrase, code):
        return newest(
            journals, made.journal.path, tmp_path, passphrase=passphrase, recovery_code=code
        )

    for typed, by_code in ((PASSPHRASE, False), (made.recovery_code.text, True)):
        back, was_code = by_passphrase_or_code(typed, act)
        assert was_code is by_code
        back.journal.close()
    for typed in (NEXT, new_code(bytes).text):
        with pytest.raises(WrongPassphrase):
            by_passphrase_or_code(typed, act)


def test_the_key_file_of_a_backup_opens_the_journal_with_all_that_came_since(
    closed, journals
) -> None:
    backup = journals.backups_of(closed)[-1].path
    spoil(closed / "journal.keys", "last byte flipped")
    damaged = (closed / "journal.keys").read_bytes()
    journals.use_keys_of(backup, closed, passphrase=PASSPHRASE)
    assert (closed / "journal.keys.damaged").read_bytes() == damaged
    again = journals.unlock(closed, passphrase=PASSPHRASE)
    assert len(again.finder.rows()) == 3
    again.close()


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (lambda closed, _backup: spoil(closed / "journal.db", "zeros written"), BackupUnreadable),
        (lambda closed, _backup: spoil(closed / "journal.db", "nothing written"), BackupUnreadable),
        (lambda _, backup: spoil(backup / "journal.keys", "last byte flipped"), BackupUnreadable),
        (lambda _, backup: forge(backup / "journal.keys"), KeysTampered),
        (lambda _closed, _backup: None, WrongPassphrase),
    ],
)
def test_a_key_file_that_opens_nothing_is_not_put_in_place(closed, journals, harm, error) -> None:
    backup = journals.backups_of(closed)[-1].path
    harm(closed, backup)
    before = contents(closed)
    with pytest.raises(error):
        journals.use_keys_of(
            backup, closed, passphrase=NEXT if error is WrongPassphrase else PASSPHRASE
        )
    assert contents(closed) == before


def forge(keys):
    """Whole, but not as the journal itself wrote it."""
    file = decode(keys.read_bytes())
    keys.write_bytes(encode(replace(file, generation=file.generation + 1)))


def test_a_backup_from_before_a_change_of_all_keys_gives_no_key_file(
    unlocked, journals, tmp_path
) -> None:
    write(unlocked)
    backup = make(unlocked).path
    unlocked.keys.change_all(NEXT)
    let_go(unlocked)
    with pytest.raises(BackupUnreadable):
        journals.use_keys_of(backup, unlocked.path, passphrase=PASSPHRASE)
    journals.unlock(unlocked.path, passphrase=NEXT).close()

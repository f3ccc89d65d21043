"""Backups as the window and the command line see them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from reflect.domain.backup import Fault, Hindrance, Place, Reason
from reflect.errors import (
    BackupUnreadable,
    Cancelled,
    DiskFull,
    JournalDamaged,
    NotFound,
    ReadOnly,
    ReflectError,
    StorageFailed,
)
from reflect.services.changes import Changes
from reflect.services.jobs import JobContext
from reflect.storage.backups import BackupStore
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.journal_backups import failing, make, reopened, write
from tests.support.spoiling import spoil

TEN_YEARS = 3653


class TestMaking:
    def test_a_row_says_what_a_person_wants_to_know(self, unlocked, clock) -> None:
        write(unlocked)
        row = make(unlocked)
        assert unlocked.backups.rows() == (row,)
        assert unlocked.backups.newest() == row
        assert (row.entries, row.generation, row.place) == (1, 1, Place.JOURNAL)
        assert row.reason is Reason.BY_HAND
        assert row.same_disk
        assert row.readable
        assert row.size == (row.path / "journal.db").stat().st_size
        assert row.verified
        assert (clock.now - row.verified).total_seconds() < 10

    def test_it_says_how_far_it_is_and_stops_when_asked(self, unlocked) -> None:
        steps: list[tuple[int, int]] = []
        unlocked.backups.make(JobContext(lambda *step: steps.append(step)))
        assert steps == [(0, 2), (1, 2), (2, 2)]
        context = JobContext()
        context.cancel()
        with pytest.raises(Cancelled):
            unlocked.backups.make(context)
        assert len(unlocked.backups.rows()) == 1

    def test_whoever_listens_is_told(self, unlocked) -> None:
        told: list[Changes] = []
        unlocked.announcer.listen(told.append)
        make(unlocked)
        assert told[-1] == Changes(settings=True)

    def test_it_says_what_it_was_made_before(self, unlocked) -> None:
        assert unlocked.backups.back_up(Reason.IMPORT).reason is Reason.IMPORT

    @pytest.mark.parametrize(
        ("kind", "why"),
        [
            (DiskFull, Hindrance.DISK_FULL),
            (ReadOnly, Hindrance.READ_ONLY),
            (StorageFailed, Hindrance.DISK_FAILED),
            (BackupUnreadable, Hindrance.NOT_READ_BACK),
            (JournalDamaged, Hindrance.JOURNAL_DAMAGED),
            (ReflectError, Hindrance.OTHER),
        ],
    )
    def test_a_failure_is_remembered_until_one_is_made(
        self, unlocked, monkeypatch, kind, why
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(BackupStore, "make", failing(kind))
            with pytest.raises(kind):
                make(unlocked)
        (failed,) = unlocked.backups.failed()
        assert (failed.place, failed.why) == (Place.JOURNAL, why)
        make(unlocked)
        assert unlocked.backups.failed() == ()

    def test_the_error_names_the_good_one_before(self, unlocked, monkeypatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(BackupStore, "make", failing(BackupUnreadable))
            with pytest.raises(BackupUnreadable) as first:
                make(unlocked)
        row = make(unlocked)
        monkeypatch.setattr(BackupStore, "make", failing(BackupUnreadable))
        with pytest.raises(BackupUnreadable) as second:
            make(unlocked)
        assert (first.value.before, second.value.before) == (None, row.made)
        assert unlocked.backups.rows() == (row,)

    def test_a_note_that_finds_no_room_takes_nothing_from_the_backup(
        self, unlocked, monkeypatch
    ) -> None:
        monkeypatch.setattr("reflect.storage.backup_notes.NoteStore.change", failing(DiskFull))
        assert make(unlocked).readable
        (row,) = unlocked.backups.rows()
        assert (row.readable, row.entries, row.verified) == (True, None, None)


class TestClosing:
    def test_the_first_closing_with_something_in_it_makes_one(self, unlocked, clock) -> None:
        assert not unlocked.backups.due()
        write(unlocked)
        assert unlocked.backups.due()
        again = reopened(unlocked, clock)
        (row,) = again.backups.rows()
        assert (row.reason, row.entries) == (Reason.CLOSING, 1)
        again.close()

    def test_closing_an_empty_journal_makes_none(self, unlocked) -> None:
        unlocked.close()
        assert not (unlocked.path / "backups").exists()

    def test_a_day_later_a_change_makes_another_and_no_change_none(self, unlocked, clock) -> None:
        write(unlocked)
        make(unlocked)
        clock.go(days=2)
        assert not unlocked.backups.due()
        write(unlocked)
        assert unlocked.backups.due()
        again = reopened(unlocked, clock)
        assert len(again.backups.rows()) == 2
        again.close()

    def test_a_change_within_a_day_waits(self, unlocked, clock) -> None:
        make(unlocked)
        clock.go(hours=23)
        write(unlocked)
        assert not unlocked.backups.due()

    @pytest.mark.parametrize("days", [TEN_YEARS, -TEN_YEARS])
    def test_a_clock_that_was_wrong_delays_none(self, unlocked, clock, days) -> None:
        clock.go(days=days)
        make(unlocked)
        clock.go(days=-days)
        write(unlocked)
        assert unlocked.backups.due()

    def test_looking_after_backups_is_no_change(self, unlocked, clock, tmp_path) -> None:
        write(unlocked)
        row = make(unlocked)
        unlocked.backups.verify(row, JobContext())
        unlocked.backups.drill(JobContext())
        unlocked.backups.choose_folder(tmp_path)
        clock.go(days=2)
        assert not unlocked.backups.due()

    def test_one_that_was_deleted_from_outside_is_made_again(self, unlocked, clock) -> None:
        write(unlocked)
        row = make(unlocked)
        row.path.rename(unlocked.path.parent / "elsewhere")
        assert unlocked.backups.due()

    @pytest.mark.parametrize("kind", [DiskFull, BackupUnreadable, JournalDamaged])
    def test_no_failure_keeps_it_open_or_loses_anything(
        self, unlocked, clock, monkeypatch, kind
    ) -> None:
        write(unlocked)
        with monkeypatch.context() as patch:
            patch.setattr(BackupStore, "make", failing(kind))
            unlocked.close()
        again = cheap_journals(clock).unlock(unlocked.path, passphrase=PASSPHRASE)
        assert len(again.finder.rows()) == 1
        assert len(again.backups.failed()) == 1
        again.close()

    def test_a_mistake_of_ours_closes_it_all_the_same(self, unlocked, clock, monkeypatch) -> None:
        write(unlocked)
        with monkeypatch.context() as patch:
            patch.setattr(BackupStore, "make", failing(ZeroDivisionError))
            with pytest.raises(ZeroDivisionError):
                unlocked.close()
        cheap_journals(clock).unlock(unlocked.path, passphrase=PASSPHRASE).close()

    def test_nothing_can_be_remembered_on_a_disk_that_takes_nothing(
        self, unlocked, monkeypatch
    ) -> None:
        write(unlocked)
        monkeypatch.setattr(BackupStore, "make", failing(DiskFull))
        monkeypatch.setattr("reflect.storage.backup_notes.NoteStore.change", failing(DiskFull))
        unlocked.close()

    def test_nobody_is_told_who_would_look_into_a_closed_journal(self, unlocked) -> None:
        write(unlocked)
        told: list[Changes] = []
        unlocked.announcer.listen(told.append)
        unlocked.close()
        assert told == []
        assert (unlocked.path / "backups").exists()

    def test_closing_twice_makes_one(self, unlocked, clock) -> None:
        write(unlocked)
        unlocked.close()
        clock.go(days=5)
        unlocked.close()
        assert len(list((unlocked.path / "backups").iterdir())) == 1


class TestLookingAgain:
    def test_a_good_one_is_seen_again(self, unlocked, clock) -> None:
        row = make(unlocked)
        clock.go(days=3)
        again = unlocked.backups.verify(row, JobContext())
        assert row.verified
        assert again.verified
        assert (again.verified - row.verified).days == 3
        assert unlocked.backups.rows() == (again,)

    def test_an_older_one_can_be_looked_at_too(self, unlocked) -> None:
        old, _new = make(unlocked), make(unlocked)
        assert unlocked.backups.verify(old, JobContext()).path == old.path

    def test_a_bad_one_is_found_and_does_not_count_from_then_on(self, unlocked) -> None:
        row = make(unlocked)
        spoil(row.path / "journal.db", "last byte flipped")
        assert unlocked.backups.newest()
        assert unlocked.backups.verify(row, JobContext()).fault is Fault.PAGES
        assert unlocked.backups.newest() is None
        (listed,) = unlocked.backups.rows()
        assert (listed.readable, listed.fault, listed.entries) == (False, Fault.PAGES, 0)

    def test_one_that_was_cut_is_seen_in_the_list(self, unlocked) -> None:
        spoil(make(unlocked).path / "journal.db", "nothing written")
        assert [row.fault for row in unlocked.backups.rows()] == [Fault.EMPTY]

    def test_a_whole_one_with_other_things_in_it_does_not_count(self, unlocked) -> None:
        old = make(unlocked)
        write(unlocked)
        new = make(unlocked)
        (new.path / "journal.db").write_bytes((old.path / "journal.db").read_bytes())
        assert unlocked.backups.verify(new, JobContext()).fault is Fault.CONTENTS

    def test_what_was_noted_counts_even_where_the_generation_fits(self, unlocked) -> None:
        row = make(unlocked)
        real = unlocked.backups._store.check

        def other(backup):
            return replace(real(backup), entries=7)

        unlocked.backups._store.check = other
        assert unlocked.backups.verify(row, JobContext()).fault is Fault.CONTENTS

    def test_one_that_nobody_noted_is_taken_as_it_is(self, unlocked) -> None:
        write(unlocked)
        row = make(unlocked)
        row.path.rename(row.path.with_name("20200101T000000Z-g1"))
        (listed,) = unlocked.backups.rows()
        assert (listed.entries, listed.verified) == (None, None)
        assert unlocked.backups.verify(listed, JobContext()).entries == 1

    def test_one_that_is_gone_is_not_found(self, unlocked) -> None:
        row = make(unlocked)
        row.path.rename(row.path.with_name("elsewhere"))
        with pytest.raises(NotFound):
            unlocked.backups.verify(row, JobContext())


class TestThinning:
    def test_a_damaged_journal_keeps_them_all_and_says_so(self, unlocked, monkeypatch) -> None:
        for _ in range(3):
            make(unlocked)
        monkeypatch.setattr(BackupStore, "_refuse_bad_pages", failing(JournalDamaged))
        make(unlocked)
        assert len(unlocked.backups.rows()) == 4
        assert [failed.why for failed in unlocked.backups.failed()] == [Hindrance.JOURNAL_DAMAGED]

    @pytest.mark.slow
    def test_a_clock_that_jumps_ten_years_loses_none_that_counts(self, unlocked, clock) -> None:
        # Chance for the clock, not for keys.
        chance = Random(20261126)  # noqa: S311
        for number in range(1, 31):
            stray = chance.choice((0, TEN_YEARS, -TEN_YEARS))
            clock.go(days=1 + stray)
            write(unlocked)
            newest = make(unlocked)
            rows = unlocked.backups.rows()
            assert rows[0] == newest
            assert len(rows) >= min(number, 3)
            assert all(row.readable for row in rows)
            clock.go(days=-stray)
        assert len(rows) < 30
        assert all(unlocked.backups.verify(row, JobContext()).readable for row in rows)

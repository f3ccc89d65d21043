"""The daily backup of a journal that stays open."""

from __future__ import annotations

import pytest

from reflect.domain.backup import Hindrance, Place, Reason
from reflect.errors import Cancelled, DiskFull
from reflect.services.changes import Changes
from reflect.services.quiet_backup import Ended, Turn
from reflect.storage.checks import JournalCheck
from reflect.storage.quiet_backup import QuietBackups
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.journal_backups import failing, make, write
from tests.support.quiet import run


def quietly(journal, between=lambda _turn: None):
    """Take all steps; how they ended."""
    return run(journal.backups.quiet.steps(lambda: None), between)


def failing_steps(kind):
    """Steps of which the first fails beside the journal."""

    def steps(*_args):
        yield Turn.BESIDE
        raise kind

    return steps


def test_one_that_is_due_is_made_and_closing_makes_no_other(unlocked) -> None:
    write(unlocked)
    assert quietly(unlocked) is Ended.WELL
    (row,) = unlocked.backups.rows()
    assert (row.reason, row.entries, row.readable) == (Reason.QUIET, 1, True)
    assert row.verified
    assert not unlocked.backups.due()
    unlocked.close()
    assert len(list((unlocked.path / "backups").iterdir())) == 1


def test_none_is_made_when_none_is_due(unlocked) -> None:
    turns: list[Turn] = []
    assert quietly(unlocked, turns.append) is Ended.WELL
    assert (turns, unlocked.backups.rows()) == ([], ())


def test_it_comes_back_as_a_journal(unlocked, clock, tmp_path) -> None:
    write(unlocked)
    quietly(unlocked)
    (row,) = unlocked.backups.rows()
    back = cheap_journals(clock).restore(row.path, tmp_path / "Back.reflect", passphrase=PASSPHRASE)
    assert back.journal.finder.count() == 1
    back.journal.close()


def test_a_rehearsal_of_it_goes_well(unlocked) -> None:
    write(unlocked)
    quietly(unlocked)
    drill = unlocked.backups.drills.run_when_due()
    assert (drill.fault, drill.entries) == (None, 1)


def test_what_is_written_meanwhile_is_kept_and_has_it_begun_again(unlocked) -> None:
    write(unlocked)
    assert quietly(unlocked, lambda _turn: write(unlocked)) is Ended.DISTURBED
    assert (unlocked.backups.rows(), unlocked.backups.failed()) == ((), ())
    count = unlocked.finder.count()
    assert count > 1
    assert quietly(unlocked) is Ended.WELL
    assert unlocked.backups.newest().entries == count


def test_what_is_written_after_it_was_copied_is_not_taken_for_backed_up(unlocked, clock) -> None:
    write(unlocked)
    turns: list[Turn] = []

    def write_at_last(turn):
        turns.append(turn)
        # The last but one: it has been copied, and is read back.
        if len(turns) == 3:
            write(unlocked)

    assert quietly(unlocked, write_at_last) is Ended.WELL
    assert unlocked.backups.newest().entries == 1
    clock.go(days=2)
    assert unlocked.backups.due()


def test_a_failure_is_remembered_and_told(unlocked, monkeypatch) -> None:
    write(unlocked)
    told: list[Changes] = []
    unlocked.announcer.listen(told.append)
    turns: list[Turn] = []
    monkeypatch.setattr(QuietBackups, "made", failing_steps(DiskFull))
    assert quietly(unlocked, turns.append) is Ended.FAILED
    (failed,) = unlocked.backups.failed()
    assert (failed.place, failed.why) == (Place.JOURNAL, Hindrance.DISK_FULL)
    # Only the journal's own thread writes it down.
    assert turns == [Turn.BESIDE, Turn.JOURNAL]
    assert told == [Changes(settings=True)]


def test_one_that_works_makes_up_for_it(unlocked, monkeypatch) -> None:
    write(unlocked)
    with monkeypatch.context() as patch:
        patch.setattr(QuietBackups, "made", failing_steps(DiskFull))
        quietly(unlocked)
    assert quietly(unlocked) is Ended.WELL
    assert unlocked.backups.failed() == ()


def test_being_stopped_is_no_failure(unlocked, monkeypatch) -> None:
    write(unlocked)
    monkeypatch.setattr(QuietBackups, "made", failing_steps(Cancelled))
    with pytest.raises(Cancelled):
        quietly(unlocked)
    assert unlocked.backups.failed() == ()


def test_a_note_that_finds_no_room_takes_nothing_from_it(unlocked, monkeypatch) -> None:
    write(unlocked)
    monkeypatch.setattr("reflect.storage.backup_notes.NoteStore.change", failing(DiskFull))
    assert quietly(unlocked) is Ended.WELL
    assert unlocked.backups.newest().readable


class TestTheChosenFolder:
    @pytest.fixture
    def stick(self, unlocked, tmp_path):
        folder = tmp_path / "stick"
        folder.mkdir()
        unlocked.backups.choose_folder(folder)
        return folder

    def places(self, journal):
        return [row.place for row in journal.backups.rows()]

    def test_it_gets_the_same_backup(self, unlocked, stick) -> None:
        write(unlocked)
        assert quietly(unlocked) is Ended.WELL
        assert sorted(self.places(unlocked)) == [Place.FOLDER, Place.JOURNAL]
        assert {row.reason for row in unlocked.backups.rows()} == {Reason.QUIET}

    def test_one_that_was_away_catches_up(self, unlocked, stick) -> None:
        write(unlocked)
        away = stick.rename(stick.with_name("away"))
        make(unlocked)
        assert quietly(unlocked) is Ended.WELL
        assert self.places(unlocked) == [Place.JOURNAL]
        away.rename(stick)
        assert quietly(unlocked) is Ended.WELL
        assert sorted(self.places(unlocked)) == [Place.FOLDER, Place.JOURNAL]

    def test_a_newer_one_there_is_enough(self, unlocked, stick) -> None:
        write(unlocked)
        quietly(unlocked)
        turns: list[Turn] = []
        assert quietly(unlocked, turns.append) is Ended.WELL
        assert turns == []

    def test_one_that_fails_there_is_remembered(self, unlocked, stick, monkeypatch) -> None:
        write(unlocked)
        monkeypatch.setattr(QuietBackups, "copied", failing_steps(DiskFull))
        assert quietly(unlocked) is Ended.FAILED
        (failed,) = unlocked.backups.failed()
        assert (failed.place, failed.why) == (Place.FOLDER, Hindrance.DISK_FULL)
        assert self.places(unlocked) == [Place.JOURNAL]

    def test_it_gets_none_of_a_journal_that_could_make_none(
        self, unlocked, stick, monkeypatch
    ) -> None:
        write(unlocked)
        monkeypatch.setattr(QuietBackups, "made", failing_steps(DiskFull))
        assert quietly(unlocked) is Ended.FAILED
        assert self.places(unlocked) == []


class TestThinning:
    @pytest.fixture
    def many(self, unlocked):
        """Three of one day: one may go once there is a fourth."""
        for _ in range(3):
            make(unlocked)
        unlocked.backups._list.change(lambda _notes: type(_notes)())
        return unlocked

    def made_again(self, journal, clock):
        clock.go(days=2)
        write(journal)
        return quietly(journal)

    def test_what_is_not_needed_any_more_goes(self, many, clock) -> None:
        assert self.made_again(many, clock) is Ended.WELL
        assert len(many.backups.rows()) == 3

    def test_the_journal_is_used_between_two_looks(self, many, clock, monkeypatch) -> None:
        monkeypatch.setattr("reflect.storage.checks.PAGES_AT_ONCE", 4)
        turns: list[Turn] = []
        clock.go(days=2)
        write(many)
        quietly(many, turns.append)
        assert turns[-4:] == [Turn.JOURNAL] * 4

    def test_a_damaged_journal_keeps_them_all_and_says_so(self, many, clock, monkeypatch) -> None:
        pages = JournalCheck.pages

        def bad_pages(check):
            yield from pages(check)
            check._found("pages", 1)

        monkeypatch.setattr(JournalCheck, "pages", bad_pages)
        assert self.made_again(many, clock) is Ended.WELL
        assert len(many.backups.rows()) == 4
        assert [failed.why for failed in many.backups.failed()] == [Hindrance.JOURNAL_DAMAGED]


def test_a_journal_that_is_damaged_gets_none_and_says_so(unlocked) -> None:
    write(unlocked)
    unlocked.settle()
    with (unlocked.path / "journal.db").open("r+b") as file:
        file.seek(-100, 2)
        file.write(bytes(8))
    assert quietly(unlocked) is Ended.FAILED
    (failed,) = unlocked.backups.failed()
    assert failed.why is Hindrance.JOURNAL_DAMAGED


class TestLettingGo:
    def test_letting_go_makes_none_and_the_next_session_does(self, unlocked, clock) -> None:
        write(unlocked)
        unlocked.let_go()
        assert not (unlocked.path / "backups").exists()
        again = cheap_journals(clock).unlock(unlocked.path, passphrase=PASSPHRASE)
        assert again.backups.due()
        assert quietly(again) is Ended.WELL
        assert [row.entries for row in again.backups.rows()] == [1]
        again.close()

    def test_closing_afterwards_makes_none_of_a_closed_journal(self, unlocked) -> None:
        write(unlocked)
        unlocked.let_go()
        unlocked.close()
        assert not (unlocked.path / "backups").exists()

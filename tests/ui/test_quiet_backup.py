"""While the writer rests the daily backup is made; whatever the writer does comes first."""

from __future__ import annotations

from threading import current_thread

import pytest
from PySide6.QtCore import QObject

from reflect.services.quiet_backup import Ended, Turn
from reflect.ui.quiet_backup import QuietBackup
from tests.support.desks import desk, on_journal, window
from tests.support.journal_backups import write

__all__ = ["desk", "on_journal", "window"]


@pytest.fixture
def again():
    """Every time it was asked to be begun again."""
    return []


@pytest.fixture
def backup(desk, again):
    owner = QObject()
    yield QuietBackup(desk, owner, lambda: again.append(1))
    owner.deleteLater()


@pytest.fixture
def settled(jobs, qtbot):
    """Waits until nothing is to be done."""

    def wait():
        ended = []
        jobs.drain(lambda: ended.append(True))
        qtbot.waitUntil(lambda: bool(ended))

    return wait


@pytest.fixture
def scripted(desk, monkeypatch):
    """Lets the steps be these: turns, and how they end."""

    def script(*turns, ended=Ended.WELL, between=lambda _number: None):
        begun: list[object] = []

        def steps(_go_on):
            begun.append(1)
            try:
                for number, turn in enumerate(turns):
                    yield turn
                    between(number)
            except GeneratorExit:
                begun.append("closed")
                raise
            return ended

        monkeypatch.setattr(desk.journal.backups.quiet, "steps", steps)
        return begun

    return script


def test_the_backup_that_is_due_is_made_without_a_word(
    backup, desk, on_journal, settled, recorder, again
):
    on_journal(lambda: write(desk.journal))
    backup.begin()
    settled()
    (row,) = on_journal(desk.journal.backups.rows)
    assert (row.readable, row.entries) == (True, 1)
    assert (recorder.notices, again) == ([], [])


def test_each_step_is_where_it_belongs(backup, scripted, settled, on_journal):
    names: list[str] = []
    scripted(
        Turn.BESIDE,
        Turn.JOURNAL,
        Turn.BESIDE,
        between=lambda _number: names.append(current_thread().name.split("_")[0]),
    )
    backup.begin()
    settled()
    assert names == ["beside", "journal", "beside"]


def test_what_the_writer_does_comes_between_two_steps(backup, scripted, settled, jobs, qtbot):
    order: list[object] = []
    scripted(Turn.JOURNAL, Turn.JOURNAL, between=order.append)
    backup.begin()
    jobs.start(lambda _context: order.append("saved"), owner=backup)
    settled()
    assert order == ["saved", 0, 1]


def test_it_is_begun_once_at_a_time_and_again_when_it_is_due(backup, scripted, settled):
    begun = scripted(Turn.JOURNAL)
    backup.begin()
    backup.begin()
    settled()
    assert begun == [1]
    backup.begin()
    settled()
    assert begun == [1, 1]


def test_one_that_was_disturbed_waits_for_the_next_quiet(backup, scripted, settled, again):
    begun = scripted(Turn.JOURNAL, ended=Ended.DISTURBED)
    backup.begin()
    settled()
    assert (begun, again) == ([1], [1])
    backup.begin()
    settled()
    assert begun == [1, 1]


def test_one_that_failed_is_left_for_closing(backup, scripted, settled, again, recorder):
    begun = scripted(Turn.JOURNAL, ended=Ended.FAILED)
    for _ in range(2):
        backup.begin()
        settled()
    assert (begun, again, recorder.notices) == ([1], [], [])


def test_stopping_between_two_steps_takes_away_what_was_begun(
    backup, desk, on_journal, settled, jobs
):
    on_journal(lambda: write(desk.journal))
    backup.begin()
    jobs.start(lambda _context: None, owner=backup, done=lambda _nothing: backup.stop())
    settled()
    place = desk.journal.path / "backups"
    assert list(place.iterdir()) == []
    assert on_journal(desk.journal.backups.failed) == ()


def test_work_that_is_asked_to_stop_takes_away_what_was_begun(backup, scripted, settled, jobs):
    begun = scripted(*[Turn.JOURNAL] * 50, between=lambda number: number == 3 and stop())

    def stop():
        backup.stop()
        jobs.stop()

    backup.begin()
    settled()
    assert begun == [1, "closed"]


def test_none_is_begun_once_the_journal_is_about_to_close(backup, scripted, settled):
    begun = scripted(Turn.JOURNAL)
    backup.stop()
    backup.begin()
    settled()
    assert begun == []

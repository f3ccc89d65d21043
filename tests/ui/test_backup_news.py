"""Some seconds after unlocking a writer hears of a backup that failed, and of nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import current_thread

import pytest
from PySide6.QtCore import QObject

from reflect.domain.backup import Drill, FailedBackup, Fault, Hindrance, Place
from reflect.services.turns import Turn
from reflect.ui.backup_news import BackupNews
from tests.support.desks import desk, on_journal, window
from tests.support.journal_backups import make, write
from tests.support.spoiling import spoil

__all__ = ["desk", "on_journal", "window"]

WHEN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
FAILED = FailedBackup(at=WHEN, place=Place.FOLDER, why=Hindrance.DISK_FULL)


@pytest.fixture
def news(desk):
    owner = QObject()
    yield BackupNews(desk, owner)
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
def heard(news, settled, recorder):
    """What the writer hears."""

    def hear():
        news.begin()
        settled()
        return [(notice.tone, notice.title) for notice in recorder.notices]

    return hear


@pytest.fixture
def backed_up(desk, on_journal):
    """A backup of one entry."""

    def back_up():
        write(desk.journal)
        return make(desk.journal)

    return on_journal(back_up)


def test_without_a_backup_there_is_nothing_to_tell(heard):
    assert heard() == []


def test_a_rehearsal_that_went_well_is_no_news(heard, backed_up, desk, on_journal):
    assert heard() == []
    drill = on_journal(desk.journal.backups.drills.last)
    assert (drill.entries, drill.fault) == (1, None)


def test_a_backup_that_failed_is_told(heard, desk, monkeypatch):
    monkeypatch.setattr(desk.journal.backups, "failed", lambda: (FAILED,))
    assert heard() == [("mark", "A backup could not be made")]


def test_one_that_would_not_come_back_is_told_after_that(heard, backed_up, desk, monkeypatch):
    monkeypatch.setattr(desk.journal.backups, "failed", lambda: (FAILED,))
    spoil(backed_up.path / "journal.db", "half missing")
    told = heard()
    assert told[-1] == ("wrong", "The newest backup did not come back whole")
    assert len(told) == 2


def test_bringing_it_back_holds_nobody_up(heard, desk, monkeypatch):
    names: list[str] = []

    def steps(_go_on):
        for turn in (Turn.BESIDE, Turn.JOURNAL):
            yield turn
            names.append(current_thread().name.split("_")[0])
        return Drill(at=WHEN, made=WHEN, entries=1, fault=Fault.PAGES)

    monkeypatch.setattr(desk.journal.backups.drills, "steps", steps)
    assert heard() == [("wrong", "The newest backup did not come back whole")]
    assert names == ["beside", "journal"]


def test_a_rehearsal_is_left_for_another_day_when_the_journal_closes(
    news, backed_up, settled, desk, on_journal, jobs
):
    news.begin()
    jobs.start(lambda _context: None, owner=news, done=lambda _nothing: news.stop())
    settled()
    assert on_journal(desk.journal.backups.drills.last) is None
    assert not list(desk.journal.path.glob(".rehearsal-*"))

"""Some seconds after unlocking a writer hears of a backup that failed, and of nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject

from reflect.domain.backup import Drill, FailedBackup, Fault, Hindrance, Place
from reflect.ui.backup_news import BackupNews
from tests.support.desks import desk, on_journal, window

__all__ = ["desk", "on_journal", "window"]

WHEN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
FAILED = FailedBackup(at=WHEN, place=Place.FOLDER, why=Hindrance.DISK_FULL)


def drill(fault=None):
    return Drill(at=WHEN, made=WHEN, entries=1, fault=fault)


@pytest.fixture
def heard(desk, jobs, recorder, qtbot, monkeypatch):
    """What the writer hears when the journal's backups stand so."""

    def hear(*failed, rehearsal=None):
        backups = desk.journal.backups
        monkeypatch.setattr(backups, "failed", lambda: failed)
        monkeypatch.setattr(backups.drills, "run_when_due", lambda: rehearsal)
        owner = QObject()
        BackupNews(desk, owner).begin()
        ended = []
        jobs.drain(lambda: ended.append(True))
        qtbot.waitUntil(lambda: bool(ended))
        owner.deleteLater()
        return [(notice.tone, notice.title) for notice in recorder.notices]

    return hear


def test_good_news_is_no_news(heard):
    assert heard() == []


def test_a_rehearsal_that_went_well_is_no_news_either(heard):
    assert heard(rehearsal=drill()) == []


def test_a_backup_that_failed_is_told(heard):
    assert heard(FAILED) == [("mark", "A backup could not be made")]


def test_one_that_would_not_come_back_is_told_before_that(heard):
    told = heard(FAILED, rehearsal=drill(Fault.PAGES))
    assert told == [("wrong", "The newest backup did not come back whole")]

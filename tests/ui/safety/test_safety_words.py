from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reflect.domain.backup import FailedBackup, Hindrance, Place
from reflect.domain.backup import Fault as BackupFault
from reflect.domain.check import CheckResult, Fault, Finding, Level
from reflect.services.backup_list import BackupRow
from reflect.ui.safety.safety_state import SafetyState
from reflect.ui.safety.safety_words import (
    failed_words,
    fault_words,
    folder_words,
    kept_words,
    spoken,
    whole_state,
)

NOW = datetime(2026, 3, 14, 18, 0, tzinfo=UTC)


def backup(*, days=0, verified=True, fault=None, same_disk=True):
    made = NOW - timedelta(days=days)
    return BackupRow(
        path=Path(f"backups/{days}"), made=made, generation=100 - days, place=Place.JOURNAL,
        size=2_400_000, same_disk=same_disk, fault=fault, entries=12,
        verified=made if verified else None,
    )  # fmt: skip


def checked(*findings):
    return CheckResult(level=Level.FULL, when=NOW, generation=1, findings=findings)


FAILED = FailedBackup(at=NOW, place=Place.FOLDER, why=Hindrance.DISK_FULL)


@pytest.mark.parametrize(
    ("state", "kind", "says"),
    [
        (SafetyState(), "wrong", "no backup yet"),
        (SafetyState(backups=(backup(verified=False),)), "wrong", "no backup yet"),
        (SafetyState(backups=(backup(fault=BackupFault.PAGES),)), "wrong", "no backup yet"),
        (SafetyState(backups=(backup(days=15),)), "wrong", "15 days old"),
        (SafetyState(backups=(backup(days=14),)), "ok", "Backed up"),
        (SafetyState(backups=(backup(),), failed=(FAILED,)), "mark", "the disk is full"),
        (SafetyState(backups=(backup(),)), "ok", "has not been checked"),
        (SafetyState(backups=(backup(),), check=checked()), "ok", "found nothing wrong"),
        (
            SafetyState(backups=(backup(),), check=checked(Finding(fault=Fault.PAGES))),
            "wrong",
            "found damage",
        ),
    ],
)
def test_the_sentence_at_the_top_says_the_gravest(qapp, state, kind, says):
    said = whole_state(state, NOW)
    assert (said.kind, says in said.text) == (kind, True), said.text


def test_a_backup_is_read_out_as_one_sentence(qapp):
    assert spoken(backup(days=1), NOW) == "Yesterday, 18:00, 12 entries, Verified, with the journal"


@pytest.mark.parametrize("fault", BackupFault)
def test_every_fault_of_a_backup_has_words(qapp, fault):
    assert fault_words(fault)


@pytest.mark.parametrize("why", Hindrance)
def test_a_failed_backup_says_that_the_earlier_ones_are_untouched(qapp, why):
    failed = FailedBackup(at=NOW, place=Place.JOURNAL, why=why)
    assert "untouched" in failed_words(failed, NOW.date())


def test_all_backups_are_counted_and_weighed(qapp):
    assert kept_words(SafetyState(backups=(backup(), backup(days=1)))) == "2 kept, 5 MB"
    assert kept_words(SafetyState()) == ""


@pytest.mark.parametrize(
    ("folder", "there", "same_disk", "says"),
    [
        (None, False, True, "All of them are on this one disk"),
        (Path("/stick"), False, True, "The second place is away"),
        (Path("/stick"), True, True, "All of them are on this one disk"),
        (Path("/stick"), True, False, "There is a copy elsewhere"),
    ],
)
def test_it_says_whether_there_is_a_copy_elsewhere(qapp, folder, there, same_disk, says):
    state = SafetyState(
        backups=(backup(), backup(same_disk=same_disk)), folder=folder, folder_there=there
    )
    assert folder_words(state)[0] == says

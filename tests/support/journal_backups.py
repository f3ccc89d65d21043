"""What tests do with an open journal and its backups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reflect.domain.prompts import FREE
from reflect.errors import BackupUnreadable, JournalDamaged
from reflect.services.jobs import JobContext
from tests.support.builders import PASSPHRASE, cheap_journals

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.services.backups import BackupRow
    from reflect.services.open_journal import OpenJournal
    from tests.support.fakes import FakeClock


def write(journal: OpenJournal, words: str = "a quiet handover") -> None:
    """Save an entry."""
    draft = journal.entries.begin(FREE)
    journal.entries.finish(replace(draft, content=replace(draft.content, answers={"text": words})))


def make(journal: OpenJournal) -> BackupRow:
    """Make a backup by hand."""
    return journal.backups.make(JobContext())


def reopened(journal: OpenJournal, clock: FakeClock) -> OpenJournal:
    """The journal after closing it as a person does."""
    journal.close()
    return cheap_journals(clock).unlock(journal.path, passphrase=PASSPHRASE)


def failing(kind: type[Exception]) -> Callable[..., Any]:
    """A function that raises this."""

    def fail(*_args: object) -> None:
        raise kind("x") if kind in {JournalDamaged, BackupUnreadable} else kind

    return fail

"""One way to bring in a journal of any kind: another program's, or a whole one of Reflect's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from reflect.domain.backup import Reason
from reflect.domain.imported import Source
from reflect.services.importing import Choice, Likeness, Preview
from reflect.storage.files import read_file, size_of_file

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from reflect.domain.csv_columns import CsvColumns
    from reflect.services.imports import Brought
    from reflect.services.jobs import JobContext
    from reflect.services.open_journal import OpenJournal
    from reflect.services.other_journals import OtherJournals
    from reflect.services.whole_file import WholePreview

WHOLE = "reflect"
"""What a whole journal of Reflect is called as a source."""
_BEGINNING, _MARK = 4096, b'"reflect-journal"'


class Doubt(StrEnum):
    """Why an entry comes in only if somebody chooses it."""

    SOURCE = "source"
    """An earlier import brought it."""
    TEXT = "text"
    """There is one of the same day with the same words."""
    DIFFERENT = "different"
    """The journal has it with other words: it would come in as a copy."""
    DELETED = "deleted"
    """It was in the journal and was deleted for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """An entry that stays outside unless it is chosen."""

    key: str
    title: str
    written: datetime
    why: Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is in a source, and what of it would come in."""

    source: str
    """As the command line calls it."""
    sure: int
    """Entries that come in whatever is chosen."""
    already: int
    """Entries that are here to the last letter, and are left alone."""
    first: date | None
    last: date | None
    tags: tuple[str, ...]
    files: int
    others: int
    """What comes in even if no entry does: accounts, files, drafts, rows of the ledger."""
    doubtful: tuple[Doubtful, ...]
    left_out: tuple[tuple[str, int], ...]
    """What cannot come in: plain sentences, and how often each is true."""
    preview: Preview | WholePreview


def is_whole_journal(path: Path) -> bool:
    """Whether this looks like a whole journal that Reflect wrote; raises a `StorageError`."""
    if path.is_dir():
        return False
    size_of_file(path)
    return _MARK in read_file(path, at_most=_BEGINNING)


class BringIn:
    """Looks at a source and brings it into an open journal."""

    def __init__(self, journal: OpenJournal, others: OtherJournals) -> None:
        self._journal = journal
        self._others = others

    def look(
        self,
        path: Path,
        context: JobContext,
        *,
        source: str | None = None,
        password: str = "",
        columns: CsvColumns | None = None,
    ) -> Look:
        """What is in a file or folder; nothing is written.

        ``source`` is a value of `Source` or `WHOLE`; without it, what is there says it.
        """
        if source == WHOLE or (source is None and is_whole_journal(path)):
            return _look_at_whole(self._journal.whole_file.preview(path, context))
        imported = self._others.read(
            path,
            source=None if source is None else Source(source),
            password=password,
            columns=columns,
            step=context.step,
        )
        return _look_at_other(self._journal.importing.preview(imported, context))

    def bring_in(self, look: Look, chosen: frozenset[str], context: JobContext) -> Brought:
        """Bring it in with the doubtful entries that are ``chosen`` by key: all or nothing.

        A backup is made before. Raises what `Backups.back_up` does; nothing is brought in then.
        """
        back_up = partial(self._journal.backups.back_up, Reason.IMPORT)
        preview = look.preview
        if isinstance(preview, Preview):
            choices = {int(key): Choice.BRING_IN for key in chosen}
            return self._journal.importing.bring_in(preview, choices, context, back_up=back_up)
        ids = frozenset(each.entry_id for each in preview.conflicts if each.entry_id in chosen)
        return self._journal.whole_file.bring_in(preview, context, chosen=ids, back_up=back_up)


def _look_at_other(preview: Preview) -> Look:
    total = len(preview.imported.entries)
    return Look(
        source=preview.imported.source.value,
        sure=total - len(preview.duplicates),
        already=0,
        first=preview.first,
        last=preview.last,
        tags=preview.tags,
        # Those of entries in doubt come only with them.
        files=sum(len(each.files) for each in preview.coming({})),
        others=0,
        doubtful=tuple(
            Doubtful(
                key=str(each.index),
                title=each.here.title,
                written=each.here.written,
                why=Doubt.SOURCE if each.why is Likeness.SOURCE else Doubt.TEXT,
            )
            for each in preview.duplicates
        ),
        left_out=preview.left_out,
        preview=preview,
    )


def _look_at_whole(preview: WholePreview) -> Look:
    # What it compares with is slow to load, and is loaded by now.
    from reflect.services.whole_sorting import Fate, Why

    stays = (Fate.CONFLICT, Fate.LEFT_OUT)
    left_out = {
        sentence: sum(preview.count(section, fate) for fate in stays)
        for section, sentence in _STAYS_OUT.items()
    }
    return Look(
        source=WHOLE,
        sure=preview.count("entries"),
        already=preview.count("entries", Fate.ALREADY),
        first=preview.first,
        last=preview.last,
        tags=(),
        files=preview.count("evidence"),
        others=sum(map(preview.count, _OTHERS)),
        doubtful=tuple(
            Doubtful(
                key=each.entry_id,
                title=each.title,
                written=each.written,
                why=Doubt.DELETED if each.why is Why.DELETED else Doubt.DIFFERENT,
            )
            for each in preview.conflicts
        ),
        left_out=tuple((sentence, count) for sentence, count in left_out.items() if count),
        preview=preview,
    )


_OTHERS = ("accounts", "departures", "evidence", "drafts", "account_drafts", "packs")

_STAYS_OUT = {
    "accounts": "An account stays outside with its entry.",
    "evidence": "A file of evidence stays outside with its entry.",
    "drafts": "Unfinished writing stays outside: there is other writing here.",
    "account_drafts": "An account that was being made stays outside: there is another here.",
}

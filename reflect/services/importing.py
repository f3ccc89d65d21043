"""Bringing in another journal: looked at first, all or nothing, and taken out again if unwanted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from reflect.domain.entry import EntryId
from reflect.domain.evidence import LARGEST
from reflect.domain.ids import id_digits, uuid7
from reflect.domain.imported import Source
from reflect.errors import NotFound, Refused
from reflect.services.changes import Announcer, Changes
from reflect.services.imports import (
    Brought,
    BroughtEntry,
    ImportRecord,
    keep_record,
    record_from,
)
from reflect.storage.entries import put_in_bin, save_entry
from reflect.storage.evidence import add_evidence
from reflect.storage.importing import (
    EntryHere,
    Standing,
    entries_of_day,
    entry_here,
    folded,
    import_notes,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from typing import Any

    from reflect.domain.evidence import EvidenceId
    from reflect.domain.imported import Imported, ImportedEntry
    from reflect.services.evidence import EvidenceKeeping
    from reflect.services.jobs import JobContext
    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing


class Choice(StrEnum):
    """What to do with an entry that seems to be here already."""

    LEAVE_OUT = "leave-out"
    BRING_IN = "bring-in"


class Likeness(StrEnum):
    """Why an entry seems to be here already."""

    SOURCE = "source"
    """An earlier import brought it."""
    TEXT = "text"
    """There is one of the same day with the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """An entry that seems to be here already."""

    index: int
    """Its place in what was read."""
    here: EntryHere
    why: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would come in, before any of it is in this journal."""

    imported: Imported
    first: date | None
    last: date | None
    tags: tuple[str, ...]
    """Each once, in the order of the alphabet."""
    files: int
    duplicates: tuple[Duplicate, ...]
    left_out: tuple[tuple[str, int], ...]
    """What cannot be taken over: plain sentences, and how often each is true."""

    def coming(self, choices: Mapping[int, Choice]) -> tuple[ImportedEntry, ...]:
        """The entries that would come in; a duplicate without a choice stays outside."""
        outside = {
            each.index
            for each in self.duplicates
            if choices.get(each.index, Choice.LEAVE_OUT) is Choice.LEAVE_OUT
        }
        entries = self.imported.entries
        return tuple(each for at, each in enumerate(entries) if at not in outside)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """What became of the entries of an import that was undone."""

    in_bin: tuple[EntryId, ...]
    """Put in the bin just now, from where they can be brought back."""
    kept: tuple[EntryId, ...]
    """Written on since, so they stay."""
    gone: int
    """In the bin or deleted for good before."""


class Importing:
    """Looks at what was read from another journal, brings it in, and takes it out again."""

    def __init__(
        self,
        journal: Journal,
        announcer: Announcer,
        evidence: EvidenceKeeping,
        *,
        random: Callable[[int], bytes],
    ) -> None:
        self._journal = journal
        self._announcer = announcer
        self._evidence = evidence
        self._random = random

    def preview(self, imported: Imported, context: JobContext) -> Preview:
        """What would come in, and what of it seems to be here already. Nothing is written."""
        days = [each.content.written.date() for each in imported.entries]
        return Preview(
            imported=imported,
            first=min(days, default=None),
            last=max(days, default=None),
            tags=tuple(sorted({tag for each in imported.entries for tag in each.content.tags})),
            files=sum(len(_fitting(each)) for each in imported.entries),
            duplicates=tuple(self._duplicates(imported, context)),
            left_out=tuple(Counter(_left_out(imported)).items()),
        )

    def bring_in(
        self,
        preview: Preview,
        choices: Mapping[int, Choice],
        context: JobContext,
        *,
        back_up: Callable[[], object] | None = None,
    ) -> Brought:
        """Bring it in: all or nothing. Stopping it before its end leaves nothing behind.

        ``back_up`` is called before anything is written. With nothing to bring in, nothing is.
        """
        coming = preview.coming(choices)
        left_out = len(preview.imported.entries) - len(coming)
        if not coming:
            return Brought(import_id="", entries=(), files=0, left_out=left_out)
        if back_up:
            back_up()
        with self._journal.writing() as writing:
            record = self._brought(writing, preview.imported.source, coming, context)
            keep_record(writing, record)
        entries = tuple(each.id for each in record.entries)
        self._announcer.tell(_changes(entries))
        return Brought(
            import_id=record.id, entries=entries, files=len(record.evidence), left_out=left_out
        )

    def records(self) -> tuple[ImportRecord, ...]:
        """What was brought in so far, the newest first."""
        with self._journal.reading() as connection:
            return tuple(record_from(note) for note in import_notes(connection))

    def called(self, name: str) -> ImportRecord:
        """The import whose id is ``name`` or begins so; raises `NotFound`, also if several do."""
        digits = id_digits(name)
        found = [each for each in self.records() if digits and each.id.startswith(digits)]
        if len(found) != 1:
            kind = "import"
            raise NotFound(kind, name)
        return found[0]

    def undo(self, import_id: str) -> TakenOut:
        """Put what an import brought into the bin; what was written on since stays.

        Raises `NotFound`, or `Refused` for one that was undone before.
        """
        record = self.called(import_id)
        if record.undone is not None:
            what = "this import was undone before. Nothing has been changed"
            raise Refused(what)
        with self._journal.writing() as writing:
            taken_out = _taken_out(writing, record)
            keep_record(writing, msgspec.structs.replace(record, undone=writing.now))
        self._announcer.tell(_changes(taken_out.in_bin))
        return taken_out

    def _duplicates(self, imported: Imported, context: JobContext) -> Iterator[Duplicate]:
        with self._journal.reading() as connection:
            earlier = _earlier(import_notes(connection), imported.source)
            days: dict[date, dict[str, EntryHere]] = {}
            for at, entry in enumerate(imported.entries):
                context.step(at, len(imported.entries))
                known = earlier.get(entry.source_id)
                here = entry_here(connection, known) if known else None
                if here is not None and _is_the_one(here, entry, imported.source):
                    yield Duplicate(index=at, here=here, why=Likeness.SOURCE)
                    continue
                day = entry.content.written.date()
                if day not in days:
                    days[day] = {words: there for there, words in entries_of_day(connection, day)}
                words = folded(entry.prompts, entry.content)
                if words and words in days[day]:
                    yield Duplicate(index=at, here=days[day][words], why=Likeness.TEXT)

    def _brought(
        self,
        writing: Writing,
        source: Source,
        coming: tuple[ImportedEntry, ...],
        context: JobContext,
    ) -> ImportRecord:
        entries: list[BroughtEntry] = []
        evidence: list[EvidenceId] = []
        for number, each in enumerate(coming):
            context.step(number, len(coming))
            entry_id = EntryId(uuid7(writing.now, self._random(10)))
            entry = save_entry(writing, entry_id, each.prompts, each.content)
            entries.append(BroughtEntry(entry_id, entry.revision, each.source_id))
            evidence += self._files(writing, entry_id, each)
        # The last moment at which it can be stopped.
        context.step(len(coming), len(coming))
        return ImportRecord(
            id=uuid7(writing.now, self._random(10)),
            when=writing.now,
            source=source.value,
            entries=tuple(entries),
            evidence=tuple(evidence),
        )

    def _files(
        self, writing: Writing, entry_id: EntryId, entry: ImportedEntry
    ) -> Iterator[EvidenceId]:
        for each in _fitting(entry):
            file = self._evidence.made(entry_id, each.name, each.data)
            add_evidence(writing, file)
            yield file.evidence.id


def _fitting(entry: ImportedEntry) -> list[Any]:
    return [each for each in entry.files if len(each.data) <= LARGEST]


def _left_out(imported: Imported) -> Iterator[str]:
    yield from imported.problems
    for entry in imported.entries:
        yield from entry.left_out
        for each in entry.files:
            if len(each.data) > LARGEST:
                yield f"“{each.name}” is larger than {LARGEST >> 20} MiB, so it was left out."


def _earlier(notes: tuple[Any, ...], source: Source) -> dict[str, EntryId]:
    """What earlier imports from such a source made of its entries."""
    # The newest last, so that it counts.
    records = (record_from(note) for note in reversed(notes))
    return {
        entry.source_id: entry.id
        for record in records
        if record.source == source.value
        for entry in record.entries
        if entry.source_id
    }


def _is_the_one(here: EntryHere, entry: ImportedEntry, source: Source) -> bool:
    """Only Day One's ids name an entry wherever it is; a line or a name may be another file's."""
    return source is Source.DAY_ONE or here.written.date() == entry.content.written.date()


def _taken_out(writing: Writing, record: ImportRecord) -> TakenOut:
    in_bin, kept, gone = [], [], 0
    for each in record.entries:
        now = standing(writing.connection, each.id)
        if now.in_bin:
            gone += 1
        elif _is_untouched(now, each, record):
            put_in_bin(writing, each.id, writing.now)
            in_bin.append(each.id)
        else:
            kept.append(each.id)
    return TakenOut(in_bin=tuple(in_bin), kept=tuple(kept), gone=gone)


def _is_untouched(now: Standing, brought: BroughtEntry, record: ImportRecord) -> bool:
    if now.revision != brought.revision or now.unfinished or now.has_account:
        return False
    return now.evidence <= frozenset(record.evidence)


def _changes(entries: tuple[EntryId, ...]) -> Changes:
    return Changes(
        entries=frozenset(entries), drafts=True, tags=True, commitments=True, evidence=True
    )

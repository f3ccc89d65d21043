"""Bringing in a whole journal that Reflect wrote as JSON: all of it or nothing."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.documents.whole_journal_reader import NOT_OURS, journal_parts
from reflect.domain.account import Account, Departure
from reflect.domain.entry import Draft
from reflect.domain.evidence_file import EvidenceFile
from reflect.domain.ids import uuid7
from reflect.domain.installed_pack import KeptPack
from reflect.domain.whole_journal import KeptAccountDraft
from reflect.errors import ImportFailed, ImportFault, Refused
from reflect.imports.another_journal import read_whole
from reflect.services.changes import Announcer, Changes
from reflect.services.imports import Brought, BroughtEntry, ImportRecord, keep_record
from reflect.services.whole_sorting import Conflict, Fate, Sorter
from reflect.storage.files import size_of_file, storage_errors
from reflect.storage.whole_journal import Here, put_part, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path
    from typing import Any

    from reflect.domain.entry import EntryId
    from reflect.domain.evidence import EvidenceId
    from reflect.domain.whole_journal import Part
    from reflect.imports.another_journal import WholeReading
    from reflect.services.jobs import JobContext
    from reflect.services.journals import Journals, Made
    from reflect.storage.journal import Journal

WHOLE = "reflect"
"""What such a file is called as a source."""

_NOT_A_JOURNAL = frozenset({ImportFault.UNKNOWN, ImportFault.DAMAGED})

OTHERS = (Account, Departure, EvidenceFile, Draft, KeptAccountDraft, KeptPack)
"""Parts that are worth bringing in even if no entry comes with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePreview:
    """What would become of a file, before any of it is in this journal."""

    path: Path
    digest: str
    counts: Mapping[tuple[str, Fate], int]
    """By the name of a list in the file, and what becomes of its parts."""
    conflicts: tuple[Conflict, ...]
    """Entries that come in only if somebody chooses so."""
    first: date | None
    """The days of the first and the last entry that is new."""
    last: date | None

    def count(self, section: str, fate: Fate = Fate.NEW) -> int:
        """How many of a list become this."""
        return self.counts.get((section, fate), 0)


class WholeFile:
    """Reads such files and brings them in."""

    def __init__(
        self, journal: Journal, announcer: Announcer, *, random: Callable[[int], bytes]
    ) -> None:
        self._journal = journal
        self._announcer = announcer
        self._clock = journal.clock
        self._random = random

    def preview(self, path: Path, context: JobContext) -> WholePreview:
        """What would become of this file; nothing is written.

        Raises `Refused` for a file that is none, or was changed, and a `StorageError`.
        """
        counts: Counter[tuple[str, Fate]] = Counter()
        days = []
        with _reading(path, context) as file, seen(self._journal) as here:
            sorter = self._sorter(here, frozenset())
            for section, part in journal_parts(file.elements()):
                fate, _ = sorter.sorted(part)
                counts[section, fate] += 1
                if isinstance(part, tuple) and fate is Fate.NEW:
                    days.append(part[-1].content.written.date())
        return WholePreview(
            path=path,
            digest=file.digest,
            counts=counts,
            conflicts=tuple(sorter.conflicts),
            first=min(days, default=None),
            last=max(days, default=None),
        )

    def bring_in(
        self,
        preview: WholePreview,
        context: JobContext,
        *,
        chosen: frozenset[EntryId] = frozenset(),
        back_up: Callable[[], object] | None = None,
    ) -> Brought:
        """Bring in what is new, and of the conflicts those that are ``chosen``: all or nothing.

        ``back_up`` is called before anything is written.
        """
        if back_up:
            back_up()
        return self._bring_in(preview, context, chosen=chosen, noted=True)

    def fill(self, path: Path, context: JobContext) -> None:
        """Bring a file into this new journal, and leave no note of it."""
        self._bring_in(self.preview(path, context), context, chosen=frozenset(), noted=False)

    def _bring_in(
        self,
        preview: WholePreview,
        context: JobContext,
        *,
        chosen: frozenset[EntryId],
        noted: bool,
    ) -> Brought:
        bringing = _Bringing()
        with _reading(preview.path, context) as file, self._journal.writing() as writing:
            sorter = self._sorter(Here(writing.connection), chosen)
            for _, part in journal_parts(file.elements()):
                fate, kept = sorter.sorted(part)
                bringing.note(kept, fate)
                if fate is Fate.NEW:
                    put_part(writing, kept)
            if file.digest != preview.digest:
                what = "the file was changed since it was looked at, so nothing was brought in"
                raise Refused(what)
            import_id = uuid7(writing.now, self._random(10)) if noted and bringing.entries else ""
            if import_id:
                keep_record(writing, bringing.record(import_id, writing.now))
        self._announcer.tell(bringing.changes())
        return Brought(
            import_id=import_id,
            entries=tuple(each.id for each in bringing.entries),
            files=len(bringing.evidence),
            left_out=bringing.conflicts,
            others=bringing.others,
        )

    def _sorter(self, here: Here, chosen: frozenset[EntryId]) -> Sorter:
        return Sorter(here, chosen=chosen, new_id=self._new_id)

    def _new_id(self) -> str:
        return uuid7(self._clock(), self._random(10))


def make_from_whole(
    journals: Journals, place: Path, name: str, *, passphrase: str, file: Path, context: JobContext
) -> Made:
    """A new journal with all that is in a file: the same entries, ids, revisions and dates.

    It has its name only once all is in it. Raises what `Journals.make` and `WholeFile.preview`
    raise; nothing is left behind then.
    """

    def fill(empty: Journal) -> None:
        WholeFile(empty, Announcer(), random=os.urandom).fill(file, context)

    return journals.make(place, name, passphrase, fill=fill)


class _Bringing:
    """What was brought in so far."""

    def __init__(self) -> None:
        self.entries: list[BroughtEntry] = []
        self.evidence: list[EvidenceId] = []
        self.conflicts = 0
        self.others = 0

    def note(self, part: Part | KeptPack, fate: Fate) -> None:
        if isinstance(part, tuple) and fate is Fate.CONFLICT:
            self.conflicts += 1
        if fate is not Fate.NEW:
            return
        if isinstance(part, tuple):
            self.entries.append(BroughtEntry(part[-1].id, part[-1].revision))
        if isinstance(part, OTHERS):
            self.others += 1
        if isinstance(part, EvidenceFile):
            self.evidence.append(part.evidence.id)

    def record(self, import_id: str, when: Any) -> ImportRecord:
        return ImportRecord(
            id=import_id,
            when=when,
            source=WHOLE,
            entries=tuple(self.entries),
            evidence=tuple(self.evidence),
        )

    def changes(self) -> Changes:
        """Anything may have changed."""
        return Changes(
            entries=frozenset(each.id for each in self.entries),
            drafts=True,
            tags=True,
            accounts=True,
            ledger=True,
            commitments=True,
            evidence=True,
            settings=True,
            packs=True,
        )


@contextmanager
def _reading(path: Path, context: JobContext) -> Iterator[WholeReading]:
    """Read a file in a process of its own, which has no key and little room.

    Raises `Refused` for one that is no whole journal, a `StorageError`, or `ImportFailed`.
    """
    size_of_file(path)
    with storage_errors():
        path.open("rb").close()
    try:
        with read_whole(path, context.step) as reading:
            yield reading
    except ImportFailed as error:
        if error.what not in _NOT_A_JOURNAL:
            raise
        why = error.why if error.what is ImportFault.UNKNOWN else NOT_OURS
        raise Refused(why) from None

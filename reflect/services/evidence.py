"""Evidence: files that a writer keeps with an entry."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reflect.domain.evidence import LARGEST, Evidence, EvidenceId
from reflect.domain.evidence_file import EvidenceFile, media_type_of, tidy_file_name
from reflect.domain.ids import id_digits, uuid7
from reflect.errors import NotFound, Refused
from reflect.services.changes import Announcer, Changes
from reflect.storage.evidence import EvidenceStore
from reflect.storage.files import read_file, replace_file, size_of_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.domain.entry import EntryId
    from reflect.storage.journal import Journal


class EvidenceKeeping:
    """Attaches, lists, copies out and removes. Nothing is opened or shown."""

    def __init__(
        self, journal: Journal, announcer: Announcer, *, random: Callable[[int], bytes]
    ) -> None:
        self._store = EvidenceStore(journal)
        self._announcer = announcer
        self._clock = journal.clock
        self._random = random

    def attach(self, entry_id: EntryId, path: Path) -> Evidence:
        """Keep a copy of a file with an entry; the file itself stays where it is.

        Raises `NotFound`, a `StorageError`, or `Refused` for what is no ordinary file or larger
        than `LARGEST`.
        """
        file = self.made(entry_id, path.name, _read(path))
        self._store.add(file)
        self._tell(entry_id)
        return file.evidence

    def made(self, entry_id: EntryId, name: str, content: bytes) -> EvidenceFile:
        """Evidence that is in no journal yet."""
        now = self._clock()
        evidence = Evidence(
            id=EvidenceId(uuid7(now, self._random(10))),
            entry_id=entry_id,
            name=tidy_file_name(name),
            media_type=media_type_of(content),
            size=len(content),
            sha256=sha256(content).hexdigest(),
            added=now,
        )
        return EvidenceFile(evidence=evidence, content=content)

    def of_entry(self, entry_id: EntryId) -> tuple[Evidence, ...]:
        """What belongs to an entry, in the order in which it was added."""
        return self._store.of_entry(entry_id)

    def file_of(self, evidence_id: EvidenceId) -> Evidence:
        """What is known of a file; raises `NotFound`."""
        return self._store.known(evidence_id)

    def save_copy(self, evidence_id: EvidenceId, path: Path) -> Evidence:
        """Write the file as it was attached, in the clear, all or nothing.

        Raises `NotFound`, or a `StorageError`: whatever was at ``path`` is as it was then.
        """
        file = self._store.file(evidence_id)
        replace_file(path, file.content)
        return file.evidence

    def remove(self, evidence_id: EvidenceId) -> EvidenceFile:
        """Take a file away; `put_back` brings it back, and nothing else can. Raises `NotFound`."""
        file = self._store.remove(evidence_id)
        self._tell(file.evidence.entry_id)
        return file

    def put_back(self, file: EvidenceFile) -> None:
        """Keep again what was removed; raises `NotFound` when its entry is gone."""
        self._store.add(file)
        self._tell(file.evidence.entry_id)

    def called(self, name: str) -> EvidenceId:
        """The evidence whose id is ``name`` or begins so; raises `NotFound`, also if several do."""
        digits = id_digits(name)
        found = self._store.ids_starting_with(digits) if digits else ()
        if len(found) != 1:
            kind = "evidence"
            raise NotFound(kind, name)
        return found[0]

    def _tell(self, entry_id: EntryId) -> None:
        self._announcer.tell(Changes(evidence=True, entries=frozenset({entry_id})))


def _read(path: Path) -> bytes:
    size_of_file(path)
    data = read_file(path, at_most=LARGEST)
    if len(data) > LARGEST:
        what = f"{path.name} is larger than {LARGEST // 1024 // 1024} MiB. Attach a smaller copy"
        raise Refused(what)
    return data

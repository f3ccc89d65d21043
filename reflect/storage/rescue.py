"""Reads a damaged journal into a new one. Nothing is written in the damaged one."""

from __future__ import annotations

import errno
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, BinaryIO

from reflect.errors import InUse, JournalDamaged
from reflect.storage.checks import JournalCheck
from reflect.storage.files import storage_errors
from reflect.storage.journal import Journal
from reflect.storage.log_guard import log_of
from reflect.storage.page_file import PageFile
from reflect.storage.pages import PageKeys
from reflect.storage.rebuild import Rebuild
from reflect.storage.salvage import Finder

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from uuid import UUID

    from reflect.domain.prompts import PromptSet
    from reflect.domain.salvage import Salvaged
    from reflect.storage.folder import JournalFolder
    from reflect.storage.journal import Clock
    from reflect.storage.master_key import MasterKey

    Step = Callable[[int, int], object]

# Bytes of the file that whoever has it open locks (https://www.sqlite.org/lockingv3.html).
_LOCKED_FROM, _LOCKED_BYTES = 0x40000002, 510
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN})


class Rescue:
    """What a new journal is made with from a damaged one: the same keys, another folder."""

    def __init__(
        self,
        master: MasterKey,
        journal: UUID,
        *,
        clock: Clock,
        wordings: Iterable[PromptSet],
        step: Step,
    ) -> None:
        self._master = master
        self._journal = journal
        self._clock = clock
        self._wordings = tuple(wordings)
        self._step = step

    def from_folder(self, damaged: JournalFolder, new: JournalFolder) -> Salvaged:
        """Of a journal that nobody has open. Raises `InUse`, `JournalDamaged`, `StorageError`."""
        with storage_errors(), ExitStack() as files:
            try:
                database = files.enter_context(damaged.database.open("rb"))
            except FileNotFoundError:
                what = "journal.db is missing"
                raise JournalDamaged(what) from None
            files.enter_context(_kept_from_others(database))
            return self._rescued(database, damaged.database, new)

    def from_open(self, damaged: Journal, new: JournalFolder) -> Salvaged:
        """Of one that is open."""
        with damaged.database() as database:
            return self._rescued(database.file, database.path, new)

    def _rescued(self, database: BinaryIO, path: Path, new: JournalFolder) -> Salvaged:
        with ExitStack() as files:
            log = None
            if log_of(path).exists():
                log = files.enter_context(log_of(path).open("rb"))
            finder = Finder(PageFile(database, log, self._keys))
            found = finder.find(self._step)
            made = Journal.make(
                new,
                self._master,
                self._journal,
                clock=self._clock,
                device=found.device,
                generation=found.generation,
            )
            try:
                result = Rebuild(found, finder, self._wordings).into(made, self._step)
                _refuse_unfit(made)
            finally:
                made.close()
        return result

    def _keys(self, salt: bytes) -> PageKeys:
        return PageKeys(self._master.database_key(self._journal), salt)


def _refuse_unfit(made: Journal) -> None:
    """What was made must be whole, whatever it was made from."""
    check = JournalCheck(made)
    for _ in (*check.pages(), *check.structure(thorough=True)):
        pass
    if check.findings:
        what = "what was saved of it cannot be read back"
        raise JournalDamaged(what)


@contextmanager
def _kept_from_others(file: BinaryIO) -> Iterator[None]:
    """Nobody opens the journal to write while the block reads; raises `InUse` if somebody has."""
    if sys.platform == "win32":  # pragma: no cover - there a file that is locked cannot be read
        yield
        return
    try:
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, _LOCKED_BYTES, _LOCKED_FROM)
    except OSError as error:
        if error.errno in _TAKEN:
            raise InUse from None
        raise
    yield

"""What can be seen of journals from outside: which there are, where, and the files of one."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from reflect.paths import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.app import Reflect
    from reflect.services.backup_list import BackupRow
    from reflect.services.found_journals import JournalFile

KEYS = "journal.keys"
LAST_GOOD_KEYS = "journal.keys.1"
DATABASE = "journal.db"
_LARGEST = 64 * 1024
"""No key file has more bytes."""


class ListedJournal(NamedTuple):
    """A journal as the list shows it."""

    name: str
    path: Path
    changed: datetime | None = None
    """None when its database is not where it was."""


class FileFacts(NamedTuple):
    """What a folder says of one of its files."""

    name: str
    size: int
    changed: datetime


class Found(NamedTuple):
    """What a folder shows without a key."""

    path: Path
    files: tuple[FileFacts, ...]
    backups: tuple[BackupRow, ...]
    """The newest first."""

    def without(self, name: str) -> Found:
        """As if one of the files were not there."""
        return self._replace(files=tuple(file for file in self.files if file.name != name))


class Told(NamedTuple):
    """The journal of which a failure is told."""

    journal: ListedJournal
    found: Found
    keys_damaged: bool


def known_journals(reflect: Reflect, also: Iterable[Path | None] = ()) -> tuple[ListedJournal, ...]:
    """The journals on this computer, and those that are asked for by path.

    One that was opened last and is gone now is listed too: its writer should hear where it was.
    """
    listed = [_listed(journal) for journal in reflect.found()]
    last = reflect.settings.current.last_journal
    for path in (*also, reflect.places.journal, Path(last) if last else None):
        if path and all(journal.path != path for journal in listed):
            listed.insert(0, listed_journal(path))
    return tuple(listed)


def listed_journal(path: Path) -> ListedJournal:
    """A journal by its path, whatever is there."""
    facts = _facts(path / DATABASE)
    name = path.name.removesuffix(SUFFIX)
    return ListedJournal(name, path, facts.changed if facts else None)


def looks_like_journal(path: Path) -> bool:
    """Whether one of the files of a journal is in the folder."""
    return (path / KEYS).exists() or (path / DATABASE).exists()


def may_have_keychain(path: Path) -> bool:
    """Whether the key file has a way in for a keychain, without reading it in earnest."""
    try:
        with (path / KEYS).open("rb") as file:
            return b'"kind":"keychain"' in file.read(_LARGEST)
    except OSError:
        return False


def facts_of(path: Path) -> tuple[FileFacts, ...]:
    """The files of a journal that are there: keys, entries, the keys before."""
    found = (_facts(path / name) for name in (KEYS, DATABASE, LAST_GOOD_KEYS))
    return tuple(facts for facts in found if facts)


def folder_in_words(path: PurePath, home: PurePath) -> str:
    """Where a folder is, from the home folder on if it is in it: "Documents, Reflect"."""
    with suppress(ValueError):
        path = path.relative_to(home)
    root = path.anchor.rstrip("\\/")
    parts = path.parts[1:] if path.anchor else path.parts
    return ", ".join([*([root] if root else []), *parts]) or str(path)


def _listed(journal: JournalFile) -> ListedJournal:
    return ListedJournal(journal.name, journal.path, journal.changed)


def _facts(path: Path) -> FileFacts | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return FileFacts(path.name, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))

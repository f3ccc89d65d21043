"""Where another journal lies: one file, a folder, or an archive. Names in it are never paths.

A name is compared with the names that are there, and what it names is read; nothing is ever
unpacked, and no link is followed.
"""

from __future__ import annotations

import os
import posixpath
import stat
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GONE = "It cannot be read. Look whether it is still there and whether you may open it."
MANY = f"There are more than {limits.NAMES:,} files in it. Choose a smaller folder."
DEEP = f"Its folders are more than {limits.FOLDERS_DEEP} deep. Choose a folder further in."
LARGE = "It is larger than any journal that can be read here. Export a part of it at a time."


class Place(Protocol):
    """What holds the files of another journal."""

    name: str
    """As a person calls it."""
    names: tuple[str, ...]
    """All files in it, in order, with ``/`` between folders."""
    links: int
    """Links in it, which were passed over."""

    def read(self, name: str, at_most: int) -> bytes:
        """What is in one of the files; `ImportFailed` when it has more bytes than that."""


class OneFile:
    """A file by itself."""

    links = 0

    def __init__(self, path: Path) -> None:
        self._path = path
        self.name = path.name
        self.names: tuple[str, ...] = (path.name,)

    def read(self, name: str, at_most: int) -> bytes:
        """What is in the file."""
        return _read(self._path, at_most)

    def begins_with(self, beginning: bytes) -> bool:
        """Whether these are the first bytes."""
        try:
            with self._path.open("rb") as file:
                return file.read(len(beginning)) == beginning
        except OSError:
            raise ImportFailed(ImportFault.UNREADABLE, GONE) from None


class Folder:
    """A folder with all that is in it, hidden folders left out."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.links = 0
        self._root = os.path.realpath(path)
        found = list(islice(self._found(self._root, "", 0), limits.NAMES + 1))
        if len(found) > limits.NAMES:
            raise ImportFailed(ImportFault.TOO_LARGE, MANY)
        self.names = tuple(sorted(found))
        self._found_names = frozenset(found)

    def read(self, name: str, at_most: int) -> bytes:
        """What is in one of the files."""
        path = os.path.normpath(os.path.join(self._root, *name.split("/")))
        # As it was when the folder was listed: inside it, and no link on the way.
        if os.path.realpath(path) != path or name not in self._found_names:
            raise ImportFailed(ImportFault.UNREADABLE, GONE)
        return _read(Path(path), at_most)

    def _found(self, folder: str, before: str, deep: int) -> Iterator[str]:
        if deep > limits.FOLDERS_DEEP:
            raise ImportFailed(ImportFault.TOO_LARGE, DEEP)
        for entry in _listing(folder):
            if entry.name.startswith(".") or not _is_text(entry.name):
                continue
            if _is_link(entry):
                self.links += 1
            elif entry.is_dir(follow_symlinks=False):
                yield from self._found(entry.path, f"{before}{entry.name}/", deep + 1)
            elif entry.is_file(follow_symlinks=False):
                yield f"{before}{entry.name}"


def _is_link(entry: os.DirEntry[str]) -> bool:
    # Windows has links between folders that are no symbolic ones; Python 3.11 cannot see them, but
    # realpath can, when the file is read.
    return entry.is_symlink() or bool(getattr(entry, "is_junction", bool)())


def _listing(folder: str) -> Iterable[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        raise ImportFailed(ImportFault.UNREADABLE, GONE) from None


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _read(path: Path, at_most: int) -> bytes:
    """The content of an ordinary file; a pipe or a device would never end."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        number = os.open(path, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(number, "rb") as file:
            there = os.fstat(number)
            if not stat.S_ISREG(there.st_mode):
                raise ImportFailed(ImportFault.UNREADABLE, GONE)
            data = file.read(at_most + 1)
    except OSError:
        raise ImportFailed(ImportFault.UNREADABLE, GONE) from None
    if len(data) > at_most:
        raise ImportFailed(ImportFault.TOO_LARGE, LARGE)
    return data


class Referred:
    """Finds the file that a text refers to, among those that are there."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name.casefold(): name for name in names}
        self._last: dict[str, list[str]] = {}
        for name in self._names.values():
            self._last.setdefault(posixpath.basename(name).casefold(), []).append(name)

    def find(self, beside: str, reference: str) -> str | None:
        """The name of a file in the place; None for addresses, other places and what is not there.

        ``beside`` is the file the reference stands in. One that names no folder may lie anywhere,
        if there is only one of that name: so Obsidian understands it.
        """
        plain = unquote(reference).strip()
        if not plain or "\\" in plain or ":" in plain or plain.startswith("/"):
            return None
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(beside), plain))
        anywhere = self._last.get(plain.casefold(), []) if "/" not in plain else []
        from_root = posixpath.normpath(plain)
        for candidate in (joined, from_root):
            if candidate.casefold() in self._names:
                return self._names[candidate.casefold()]
        return anywhere[0] if len(anywhere) == 1 else None

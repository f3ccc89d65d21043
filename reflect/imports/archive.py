"""A zip archive read in place: bounded, whole, and without entries that lie over each other."""

from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, BinaryIO

from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.places import GONE, LARGE, MANY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAMAGED = (
    "The archive is not whole, or is put together in a way that no journal is. Export it again."
)
_LOCKED = "The archive is locked with a password. Unpack it first, then choose the folder."
_LOCAL = struct.Struct("<4s22xHH")
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_LINK = 0o120000
# What the library raises for bytes that are no archive.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(struct.error, ValueError, OverflowError, UnicodeError, RecursionError),
)


@contextmanager
def _archive_errors() -> Iterator[None]:
    try:
        yield
    except _BROKEN:
        raise ImportFailed(ImportFault.DAMAGED, _DAMAGED) from None
    except OSError:
        raise ImportFailed(ImportFault.UNREADABLE, GONE) from None


class Archive:
    """The files in a zip archive. Names that could be taken for a path elsewhere are not there."""

    def __init__(self, path: Path) -> None:
        """Raises `ImportFailed` for what is no plain, whole archive."""
        self.name = path.name
        self.links = 0
        with _archive_errors(), ExitStack() as unless_refused:
            self._file = unless_refused.enter_context(path.open("rb"))
            size = self._file.seek(0, 2)
            if size > limits.ARCHIVE:
                raise ImportFailed(ImportFault.TOO_LARGE, LARGE)
            self._zip = zipfile.ZipFile(self._file)
            members = self._zip.infolist()
            _check(members, self._file, self._zip.start_dir)
            unless_refused.pop_all()
        self._members = dict(self._kept(members))
        self.names = tuple(sorted(self._members))

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._file.close()

    def read(self, name: str, at_most: int) -> bytes:
        """What is in one of the files."""
        member = self._members.get(name)
        if member is None:
            raise ImportFailed(ImportFault.UNREADABLE, GONE)
        if member.file_size > at_most:
            raise ImportFailed(ImportFault.TOO_LARGE, LARGE)
        with _archive_errors(), self._zip.open(member) as file:
            data = file.read(at_most + 1)
        if len(data) != member.file_size:
            raise ImportFailed(ImportFault.DAMAGED, _DAMAGED)
        return data

    def _kept(self, members: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        for member in members:
            parts = member.filename.split("/")
            if member.external_attr >> 16 & 0o170000 == _LINK:
                self.links += 1
            elif not member.is_dir() and _is_plain(member.filename, parts):
                yield member.filename, member


def _is_plain(name: str, parts: list[str]) -> bool:
    """Whether it is a name within a folder; those that a Mac adds for itself are not wanted."""
    odd = "\\" in name or ":" in name or "\0" in name
    return (
        not odd
        and all(part and not part.startswith(".") for part in parts)
        and (parts[0] != "__MACOSX")
    )


def _check(members: list[zipfile.ZipInfo], file: BinaryIO, end: int) -> None:
    """Raises for what makes one byte count twice, or an archive more than it seems."""
    if len(members) > limits.NAMES:
        raise ImportFailed(ImportFault.TOO_LARGE, MANY)
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise ImportFailed(ImportFault.DAMAGED, _LOCKED)
    twice = len({member.filename for member in members}) != len(members)
    if twice or any(member.compress_type not in _KNOWN for member in members):
        raise zipfile.BadZipFile
    _refuse_overlaps(sorted(members, key=attrgetter("header_offset")), file, end)


def _refuse_overlaps(members: list[zipfile.ZipInfo], file: BinaryIO, end: int) -> None:
    # Something before the first entry would make the file two things at once.
    if members and members[0].header_offset != 0:
        raise zipfile.BadZipFile
    for member, after in pairwise([*(members), None]):
        stop = after.header_offset if after else end
        if member is not None and _end_of(member, file) > stop:
            raise zipfile.BadZipFile


def _end_of(member: zipfile.ZipInfo, file: BinaryIO) -> int:
    file.seek(member.header_offset)
    magic, name, extra = _LOCAL.unpack(file.read(_LOCAL.size))
    if magic != b"PK\x03\x04":
        raise zipfile.BadZipFile
    return member.header_offset + _LOCAL.size + int(name) + int(extra) + member.compress_size

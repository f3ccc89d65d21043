"""A zip archive in the one form that the same files always have; any other is refused.

Nothing is compressed, so that the bytes hang on no version of a compressor, and no file can be
larger than it looks. What is read is written anew and compared, so that nothing else can be in it.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from reflect.errors import PackDamaged, PackFault, PackRefused
from reflect.packs.folder import is_name
from reflect.packs.limits import MAX_FILE_BYTES, MAX_PACK_BYTES
from reflect.packs.texts import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MAX_FILES = 256

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_LOCAL_MAGIC, _ENTRY_MAGIC, _END_MAGIC = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION = 10
_NO_DATE = 0x0021  # 1 January 1980, the first that a zip knows
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_ZIP64 = 0xFFFFFFFF


class _Header(NamedTuple):
    """What stands before a file."""

    magic: bytes
    version: int
    flags: int
    method: int
    time: int
    date: int
    checksum: int
    packed: int
    size: int
    name_length: int
    extra: int


MAX_BYTES = MAX_PACK_BYTES + MAX_FILES * (_LOCAL.size + _ENTRY.size + 2 * 128) + _END.size


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """The archive of these files. The same files give the same bytes, always and everywhere."""
    body, contents = bytearray(), bytearray()
    for name, data in sorted(files.items()):
        shared = (_VERSION, 0, 0, 0, _NO_DATE, crc32(data), len(data), len(data), len(name), 0)
        contents += _ENTRY.pack(_ENTRY_MAGIC, _VERSION, *shared, 0, 0, 0, 0, len(body))
        contents += name.encode("ascii")
        body += _LOCAL.pack(_LOCAL_MAGIC, *shared) + name.encode("ascii") + data
    count = len(files)
    end = _END.pack(_END_MAGIC, 0, 0, count, count, len(contents), len(body), 0)
    return bytes(body + contents + end)


def read_zip(data: bytes) -> dict[str, bytes]:
    """The files in the archive; raises `PackRefused` if `write_zip` would not write it so."""
    if len(data) > MAX_BYTES:
        raise PackRefused(PackFault.TOO_LARGE)
    files: dict[str, bytes] = {}
    at = 0
    while data[at : at + 4] == _LOCAL_MAGIC:
        name, content = _file_at(data, at)
        _refuse(_strangers(name, files))
        files[name] = content
        at += _LOCAL.size + len(name) + len(content)
    again = write_zip(files)
    if not files or again != data:
        _refuse([_difference(data, again, at)])
    return files


def _file_at(data: bytes, at: int) -> tuple[str, bytes]:
    """The name and content of the file that begins here."""
    if len(data) < at + _LOCAL.size:
        raise PackDamaged(PackFault.CUT)
    header = _Header(*_LOCAL.unpack_from(data, at))
    start = at + _LOCAL.size + header.name_length
    name = data[at + _LOCAL.size : start].decode("ascii", "replace")
    _refuse(_oddities(name, header))
    content = data[start : start + header.size]
    if len(content) < header.size:
        raise PackDamaged(PackFault.CUT)
    if crc32(content) != header.checksum:
        _refuse([f"{name} does not fit its checksum"])
    return name, content


def _oddities(name: str, header: _Header) -> Iterator[str]:
    if not is_name(name):
        yield f"no file of a pack is called {quoted(name)}"
    flags, sizes = header.flags, {header.packed, header.size}
    for odd, what in (
        (flags & _ENCRYPTED, "is encrypted"),
        (flags & _SIZES_FOLLOW, "has its size told only after it"),
        (flags, "has flags set"),
        (header.method, "is compressed"),
        (header.extra, "has extra fields"),
        (_ZIP64 in sizes, "is written as zip64"),
        (len(sizes) > 1, "has two sizes"),
        (header.size > MAX_FILE_BYTES, f"is larger than {MAX_FILE_BYTES // 1024} KiB"),
    ):
        if odd:
            yield f"{name} {what}"


def _strangers(name: str, files: Mapping[str, bytes]) -> Iterator[str]:
    if name in files:
        yield f"{name} is in it twice"
    if len(files) == MAX_FILES:
        yield f"it holds more than {MAX_FILES} files"


def _refuse(oddities: Iterable[str]) -> None:
    for detail in oddities:
        raise PackRefused(PackFault.ARCHIVE, detail)


def _difference(data: bytes, again: bytes, contents: int) -> str:
    """What is not as it would be written, from what is seen first."""
    if not contents:
        return "it does not begin with a file"
    if data.startswith(again):
        return "bytes follow its end"
    if again.startswith(data):
        return "its end is missing"
    places = range(min(len(data), len(again)))
    first = bisect_left(places, True, key=lambda place: data[: place + 1] != again[: place + 1])
    if first < contents:
        return "its files are not in the order of their names, or carry times or versions"
    return "its table of contents says something else than its files"

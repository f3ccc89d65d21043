"""PNG: what the file says besides the picture, and a copy that does not."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.file_details import Detail
from reflect.privacy.files.exif import UPRIGHT, in_xmp, read_exif, upright_exif

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# The picture itself, its colours, its size in print, and what moves in it.
_PICTURE = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV cLLI "
    b"acTL fcTL fdAT".split()
)
_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_BEHIND = b""
_OTHERWISE = "not built as PNG is"


class _Chunk(NamedTuple):
    sort: bytes
    body: bytes


def holds(data: bytes) -> frozenset[Detail]:
    """What the file says besides; ValueError for one that is built otherwise."""
    found: set[Detail] = set()
    for chunk in _chunks(data):
        found |= _told_by(chunk)
    return frozenset(found)


def bare(data: bytes) -> bytes:
    """The same picture, and nothing else; ValueError as `holds`."""
    chunks = list(_chunks(data))
    turned = [read_exif(c.body).orientation for c in chunks if c.sort == b"eXIf"]
    kept = [_written(chunk) for chunk in chunks if chunk.sort in _PICTURE]
    if turned[:1] not in ([], [UPRIGHT]):
        kept.insert(1, _written(_Chunk(b"eXIf", upright_exif(turned[0]))))
    return b"".join([_SIGNATURE, *kept])


def _chunks(data: bytes) -> Iterator[_Chunk]:
    if not data.startswith(_SIGNATURE + b"\0\0\0\rIHDR"):
        raise ValueError(_OTHERWISE)
    at, sort = len(_SIGNATURE), b""
    while sort != b"IEND":
        length, sort = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        chunk = _Chunk(sort, data[at + 8 : at + 8 + length])
        ends = at + 12 + length
        if data[at:ends] != _written(chunk):
            raise ValueError(_OTHERWISE)
        yield chunk
        at = ends
    if data[at:].strip(b"\0"):
        yield _Chunk(_BEHIND, data[at:])


def _told_by(chunk: _Chunk) -> frozenset[Detail]:
    if chunk.sort == b"eXIf":
        return read_exif(chunk.body).holds
    if chunk.sort == b"tIME":
        return frozenset({Detail.TIME})
    if chunk.sort in _TEXTS:
        xmp = chunk.body.startswith(b"XML:com.adobe.xmp")
        return in_xmp(chunk.body) if xmp else frozenset({Detail.WORDS})
    return frozenset() if chunk.sort in _PICTURE else frozenset({Detail.MORE})


def _written(chunk: _Chunk) -> bytes:
    check = zlib.crc32(chunk.sort + chunk.body)
    return len(chunk.body).to_bytes(4, "big") + chunk.sort + chunk.body + check.to_bytes(4, "big")

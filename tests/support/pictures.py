"""Pictures of every format that is known, from their smallest pieces."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

VECTORS = Path(__file__).parents[1] / "vectors" / "pictures"
NAME = b"Marzipan"
"""Stands in every picture that says something, wherever it can."""
TURNED = 6
XMP = b"<x:xmpmeta><dc:creator>Marzipan</dc:creator></x:xmpmeta>"


def picture(name: str) -> bytes:
    """One of those that real programs have made."""
    return (VECTORS / name).read_bytes()


def exif(*tags: tuple[int, int], order: str = "<", then: int = 0, more: int = 0) -> bytes:
    """A block with these tags and numbers; ``more`` tags say where more tags are."""
    rows = b"".join(struct.pack(f"{order}HHIHxx", tag, 3, 1, value) for tag, value in tags)
    head = {"<": b"II", ">": b"MM"}[order] + struct.pack(f"{order}HI", 42, 8)
    return head + struct.pack(f"{order}H", len(tags) + more) + rows + struct.pack(f"{order}I", then)


def segment(marker: int, body: bytes) -> bytes:
    """A piece of a JPEG file."""
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


SCAN = segment(0xDA, b"\1\2\3") + b"data\xff\0\xff\xd0more"
TABLE = segment(0xDB, b"\0" * 65)


def jpeg(*pieces: bytes, behind: bytes = b"") -> bytes:
    """A file of these pieces, a table and a scan."""
    return b"".join([b"\xff\xd8", *pieces, TABLE, SCAN, b"\xff\xd9", behind])


def chunk(sort: bytes, body: bytes = b"") -> bytes:
    """A piece of a PNG file."""
    check = zlib.crc32(sort + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + sort + body + check


def png(*chunks: bytes, behind: bytes = b"") -> bytes:
    """A file of one grey dot, with these pieces."""
    dot = chunk(b"IDAT", zlib.compress(b"\0\0"))
    head = chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0")
    return b"".join([b"\x89PNG\r\n\x1a\n", head, *chunks, dot, chunk(b"IEND"), behind])


def box(sort: bytes, body: bytes = b"", *, large: bool = False, open_ended: bool = False) -> bytes:
    """A box of a HEIC file."""
    if large:
        return (1).to_bytes(4, "big") + sort + (len(body) + 16).to_bytes(8, "big") + body
    size = 0 if open_ended else len(body) + 8
    return size.to_bytes(4, "big") + sort + body


FTYP = box(b"ftyp", b"heic\0\0\0\0mif1heic")


def heic(
    *said: tuple[bytes, bytes],
    inside: bool = False,
    version: int = 1,
    beside: bytes = b"",
    meta: bytes = b"",
    stale: bytes = b"",
) -> bytes:
    """A file with a picture of four bytes and items of these sorts and words.

    ``inside``: the words are in a box of their own within ``meta``; ``beside`` and ``meta`` are
    boxes at the end of each; ``stale`` is what no item has need of.
    """
    all_items = [(b"hvc1", b"\xab\xcd\xef\1"), *said]
    wide = 4 if version == 2 else 2
    infe = b"".join(
        box(b"infe", _infe(number, sort, wide)) for number, (sort, _) in enumerate(all_items, 1)
    )
    iinf = box(b"iinf", b"\0\0\0\0" + len(all_items).to_bytes(2, "big") + infe)
    words = [words for _, words in all_items]

    def whole(first: int) -> bytes:
        iloc = box(b"iloc", _iloc(words, version, wide, 0 if inside else first, inside=inside))
        idat = box(b"idat", b"".join(words) + stale) if inside else b""
        inner = box(b"hdlr", b"\0" * 24) + iinf + iloc + idat + meta
        return FTYP + box(b"meta", b"\0\0\0\0" + inner)

    head = whole(0)
    body = b"" if inside else b"".join(words) + stale
    return whole(len(head) + 8) + box(b"mdat", body) + beside


def _infe(number: int, sort: bytes, wide: int) -> bytes:
    version = 3 if wide == 4 else 2
    return bytes((version, 0, 0, 0)) + number.to_bytes(wide, "big") + b"\0\0" + sort + b"\0"


def _iloc(words: list[bytes], version: int, wide: int, first: int, *, inside: bool) -> bytes:
    rows, at = b"", first
    for number, each in enumerate(words, 1):
        rows += number.to_bytes(wide, "big")
        if version:
            rows += int(inside).to_bytes(2, "big")
        rows += b"\0\0" + at.to_bytes(4, "big") + b"\0\1" + bytes(4)
        rows += len(each).to_bytes(4, "big")
        at += len(each)
    return bytes((version, 0, 0, 0)) + b"\x44\x40" + len(words).to_bytes(wide, "big") + rows

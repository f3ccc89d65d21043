"""What cameras write into pictures: Exif and XMP. Only what sort of thing is there is read."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.file_details import Detail

if TYPE_CHECKING:
    from collections.abc import Iterator

UPRIGHT = 1
_MOST_TAGS = 1000
_ORIENTATION, _MORE_TAGS, _PLACE_TAGS = 0x0112, 0x8769, 0x8825
_SORTS = {
    0x010E: Detail.WORDS,
    0x010F: Detail.DEVICE,
    0x0110: Detail.DEVICE,
    0x0131: Detail.DEVICE,
    0x0132: Detail.TIME,
    0x013B: Detail.PERSON,
    0x013C: Detail.DEVICE,
    0x8298: Detail.PERSON,
    0x9003: Detail.TIME,
    0x9004: Detail.TIME,
    0x9286: Detail.WORDS,
    0x9C9B: Detail.WORDS,
    0x9C9C: Detail.WORDS,
    0x9C9D: Detail.PERSON,
    0x9C9E: Detail.WORDS,
    0x9C9F: Detail.WORDS,
    0xA430: Detail.PERSON,
    0xA431: Detail.DEVICE,
    0xA433: Detail.DEVICE,
    0xA434: Detail.DEVICE,
    0xA435: Detail.DEVICE,
}
# How the picture is stored, which says nothing of anybody.
_HARMLESS = frozenset(
    {_ORIENTATION, _MORE_TAGS, 0x011A, 0x011B, 0x0128, 0x0213, 0x9000, 0x9101, 0xA000}
    | {0xA001, 0xA002, 0xA003}
)
_IN_XMP = (
    (re.compile(rb"GPSL|:Location|:City|Iptc4xmpExt:Loc"), Detail.PLACE),
    (re.compile(rb"CreateDate|DateCreated|ModifyDate|DateTimeOriginal"), Detail.TIME),
    (re.compile(rb":Make|:Model|:Lens|CreatorTool|SerialNumber"), Detail.DEVICE),
    (re.compile(rb"dc:creator|:rights|:Owner|PersonInImage|Regions"), Detail.PERSON),
    (re.compile(rb"dc:description|dc:title|dc:subject|UserComment"), Detail.WORDS),
    (re.compile(rb"Thumbnail"), Detail.SMALL_COPY),
)


class Exif(NamedTuple):
    """What an Exif block says."""

    holds: frozenset[Detail]
    orientation: int
    """How a picture must be turned to stand upright, from 1, which is not at all, to 8."""


def read_exif(block: bytes) -> Exif:
    """What a block says, from its TIFF header on; what is broken is more than we can read."""
    try:
        return _read(block)
    except (struct.error, ValueError):
        return Exif(frozenset({Detail.MORE}), UPRIGHT)


def upright_exif(orientation: int) -> bytes:
    """A block that says how the picture must be turned, and nothing else."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def in_xmp(packet: bytes) -> frozenset[Detail]:
    """What sorts of things an XMP packet speaks of; it always holds more than one sees."""
    found = frozenset(sort for pattern, sort in _IN_XMP if pattern.search(packet))
    return found | {Detail.MORE}


def _read(block: bytes) -> Exif:
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or struct.unpack_from(f"{order}H", block, 2)[0] != 42:
        what = "no TIFF header"
        raise ValueError(what)
    holds: set[Detail] = set()
    orientation = UPRIGHT
    first = struct.unpack_from(f"{order}I", block, 4)[0]
    tags, then = _tags(block, order, first)
    for tag, value in tags:
        if tag == _ORIENTATION and 1 <= value[0] <= 8:
            orientation = value[0]
        if tag == _MORE_TAGS:
            inner, _ = _tags(block, order, value[1])
            holds |= {sort for each, _ in inner if (sort := _sort(each))}
        elif sort := _sort(tag):
            holds.add(sort)
    # A second directory describes a small copy of the picture as it once was.
    return Exif(frozenset(holds | ({Detail.SMALL_COPY} if then else set())), orientation)


def _sort(tag: int) -> Detail | None:
    if tag == _PLACE_TAGS:
        return Detail.PLACE
    return None if tag in _HARMLESS else _SORTS.get(tag, Detail.MORE)


def _tags(block: bytes, order: str, at: int) -> tuple[list[tuple[int, tuple[int, int]]], int]:
    """The tags of a directory, each with its value as a short and a long number; and the next."""
    (count,) = struct.unpack_from(f"{order}H", block, at)
    if count > _MOST_TAGS:
        what = "no directory has so many tags"
        raise ValueError(what)
    ends = at + 2 + 12 * count
    (then,) = struct.unpack_from(f"{order}I", block, ends)
    return list(_each(block[at + 2 : ends], order)), then


def _each(directory: bytes, order: str) -> Iterator[tuple[int, tuple[int, int]]]:
    for tag, _, _, value in struct.iter_unpack(f"{order}HHI4s", directory):
        short, long = struct.unpack(f"{order}H2x", value)[0], struct.unpack(f"{order}I", value)[0]
        yield tag, (short, long)

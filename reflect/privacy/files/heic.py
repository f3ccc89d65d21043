"""HEIC, as telephones make it: what the file says besides the picture, and a copy that does not.

Places within the file are counted from its beginning, so nothing is taken out: what is no part of
a picture is filled with noughts where it stands. How the picture is turned is said elsewhere.
"""

from __future__ import annotations

from reflect.domain.file_details import Detail
from reflect.privacy.files.boxes import OTHERWISE, Box, Item, boxes, items
from reflect.privacy.files.exif import UPRIGHT, in_xmp, read_exif, upright_exif

_PICTURES = frozenset({b"hvc1", b"hev1", b"av01", b"avc1", b"jpeg", b"grid", b"iovl", b"iden"})
_ROOM = frozenset({b"mdat", b"free", b"skip"})
_SHAPE = frozenset({b"hdlr", b"pitm", b"iinf", b"iref", b"iprp", b"iloc", b"dinf", b"grpl"})
"""Boxes that say how the picture is put together."""


def holds(data: bytes) -> frozenset[Detail]:
    """What the file says besides; ValueError for one that is built otherwise."""
    found: set[Detail] = set()
    outer, inner = _both(data)
    for item in items(data, _by_sort(inner)):
        said = b"".join(data[start:end] for start, end in item.parts)
        if item.sort not in _PICTURES and said.strip(b"\0"):
            found |= _told_by(item, said)
    others = (box for box in (*outer, *inner) if _is_besides(box))
    if any(data[box.body : box.end].strip(b"\0") for box in others):
        found.add(Detail.MORE)
    return frozenset(found)


def bare(data: bytes) -> bytes:
    """The same pictures, and nothing else; ValueError as `holds`."""
    outer, inner = _both(data)
    known = items(data, _by_sort(inner))
    pictures = [part for item in known if item.sort in _PICTURES for part in item.parts]
    said = [part for item in known if item.sort not in _PICTURES for part in item.parts]
    if any(start < ends and begins < end for start, end in said for begins, ends in pictures):
        raise ValueError(OTHERWISE)
    made = bytearray(data)
    for box in (*outer, *inner):
        if box.sort in _ROOM or box.sort == b"idat":
            _empty(made, box, pictures)
        elif _is_besides(box):
            made[box.start + 4 : box.start + 8] = b"free"
            made[box.body : box.end] = bytes(box.end - box.body)
    for item in known:
        if item.sort == b"Exif" and len(item.parts) == 1:
            _say_nothing(made, item.parts[0])
    return bytes(made)


def _both(data: bytes) -> tuple[list[Box], list[Box]]:
    """The boxes of the file, and those within ``meta``."""
    outer = list(boxes(data, 0, len(data)))
    meta = [box for box in outer if box.sort == b"meta"]
    if not outer or outer[0].sort != b"ftyp" or len(meta) != 1:
        raise ValueError(OTHERWISE)
    inner = list(boxes(data, meta[0].body + 4, meta[0].end))
    if len({box.sort for box in inner}) < len(inner):
        raise ValueError(OTHERWISE)
    return outer, inner


def _by_sort(inner: list[Box]) -> dict[bytes, Box]:
    return {box.sort: box for box in inner}


def _is_besides(box: Box) -> bool:
    return box.sort not in {b"ftyp", b"meta", b"mdat", b"idat"} | _SHAPE


def _told_by(item: Item, said: bytes) -> frozenset[Detail]:
    if item.sort == b"Exif":
        # Before the block stands where in it its head is.
        return read_exif(said[4 + int.from_bytes(said[:4], "big") :]).holds
    return in_xmp(said) if item.sort == b"mime" else frozenset({Detail.MORE})


def _empty(made: bytearray, room: Box, pictures: list[tuple[int, int]]) -> None:
    """Fill with noughts what no picture has need of."""
    kept = [(start, bytes(made[start:end])) for start, end in pictures]
    made[room.body : room.end] = bytes(room.end - room.body)
    for start, content in kept:
        made[start : start + len(content)] = content


def _say_nothing(made: bytearray, part: tuple[int, int]) -> None:
    """Let a block be whole, for readers that look for it, and say nothing."""
    start, end = part
    block = bytes(4) + upright_exif(UPRIGHT)
    if end - start >= len(block):
        made[start : start + len(block)] = block

"""JPEG: what the file says besides the picture, and a copy that does not.

The picture is not computed anew: its data are taken over as they are. Of all other pieces only
those stay by which a picture looks as it should: its colours, and how it must be turned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.file_details import Detail
from reflect.privacy.files.exif import UPRIGHT, in_xmp, read_exif, upright_exif

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_BEHIND = -1
_BESIDES = frozenset({*range(0xE0, 0xFF), _BEHIND})
"""What is no part of the picture."""
# What no piece begins with: nothing, restarts, and what other formats have.
_NO_PIECE = frozenset({*range(0xC0), *range(0xD0, 0xD9), 0xFF})
_MARKER = re.compile(rb"\xff+([^\xff])", re.DOTALL)
_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/x"
_JFIF, _COLOURS, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_JFIF_LENGTH, _ADOBE_LENGTH = 14, 12
_OTHERWISE = "not built as JPEG is"


class _Piece(NamedTuple):
    marker: int
    body: bytes
    """What follows marker and length; for a scan, the picture's data with it."""
    whole: bytes = b""
    """With its marker and its length."""


def holds(data: bytes) -> frozenset[Detail]:
    """What the file says besides; ValueError for one that is built otherwise."""
    found: set[Detail] = set()
    for piece in _pieces(data):
        found |= _told_by(piece)
    return frozenset(found)


def bare(data: bytes) -> bytes:
    """The same picture, and nothing else; ValueError as `holds`."""
    pieces = list(_pieces(data))
    turned = [read_exif(p.body[len(_EXIF) :]).orientation for p in pieces if _is_exif(p)]
    kept = [_kept(piece) for piece in pieces]
    if turned[:1] not in ([], [UPRIGHT]):
        kept.insert(0, _segment(_APP1, _EXIF + upright_exif(turned[0])))
    return b"".join([b"\xff\xd8", *kept, b"\xff\xd9"])


def _pieces(data: bytes) -> Iterator[_Piece]:
    if not data.startswith(b"\xff\xd8"):
        raise ValueError(_OTHERWISE)
    at = 2
    while (found := _MARKER.match(data, at)) and found[1][0] != _ENDS:
        begins = found.end() + 2
        length = int.from_bytes(data[found.end() : begins], "big")
        at = found.end() + length
        if found[1][0] in _NO_PIECE or length < 2 or at > len(data):
            raise ValueError(_OTHERWISE)
        if found[1][0] == _SCAN:
            then = _AFTER_SCAN.search(data, at)
            at = then.start() if then else len(data)
        yield _Piece(found[1][0], data[begins:at], data[found.end() - 2 : at])
    if found is None:
        raise ValueError(_OTHERWISE)
    if data[found.end() :].strip(b"\0"):
        yield _Piece(_BEHIND, data[found.end() :])


def _is_exif(piece: _Piece) -> bool:
    return piece.marker == _APP1 and piece.body.startswith(_EXIF)


def _told_by(piece: _Piece) -> frozenset[Detail]:
    """What one piece says of more than the picture."""
    marker, body, whole = piece
    if _is_exif(piece):
        return read_exif(body[len(_EXIF) :]).holds
    if marker == _APP1 and body.startswith(_XMP):
        return in_xmp(body)
    if marker == _COMMENT:
        return frozenset({Detail.WORDS})
    if _kept(piece) == whole and marker != _BEHIND:
        return frozenset()
    # Before the picture's own head JFIF may hold a small copy.
    small = marker == _APP0 and body[:4] in (b"JFIF", b"JFXX")
    return frozenset({Detail.SMALL_COPY if small else Detail.MORE})


def _kept(piece: _Piece) -> bytes:
    """What stays of a piece, as it is written; nothing of most that are no part of the picture."""
    marker, body, whole = piece
    if marker == _APP0 and body.startswith(_JFIF):
        # The last two bytes say how large the small copy is that follows them.
        return _segment(marker, body[: _JFIF_LENGTH - 2] + b"\0\0")
    if marker == _APP2 and body.startswith(_COLOURS):
        return whole
    if marker == _APP14 and body.startswith(_ADOBE):
        return _segment(marker, body[:_ADOBE_LENGTH])
    return b"" if marker in _BESIDES else whole


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body

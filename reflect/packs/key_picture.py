"""A public key as a square that a telephone reads, to compare it by another way than its pack."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from reflect.packs.minisign import PublicKey

QUIET_ZONE = 4
"""Light modules around the dark ones, without which nothing finds the square."""
_PIXELS = 10


@dataclass(frozen=True, slots=True)
class KeyPicture:
    """A QR code with minisign's writing of a key in it."""

    modules: tuple[tuple[bool, ...], ...]
    """Row by row, dark or not, with the quiet zone around them."""
    svg: bytes
    png: bytes


def key_picture(key: PublicKey) -> KeyPicture:
    """The picture of a key; always the same one."""
    # Medium correction: it is read off a slide, or off paper that was folded.
    code = segno.make(key.text, error="m", micro=False)
    rows = code.matrix_iter(border=QUIET_ZONE)
    return KeyPicture(
        modules=tuple(tuple(map(bool, row)) for row in rows),
        svg=_saved(code, "svg", title=f"minisign public key {key.number}"),
        png=_saved(code, "png"),
    )


def _saved(code: segno.QRCode, kind: str, **more: str) -> bytes:
    file = BytesIO()
    code.save(file, kind=kind, scale=_PIXELS, border=QUIET_ZONE, **more)
    return file.getvalue()

"""What kind of file it is, from how it begins; what it is called says nothing."""

from __future__ import annotations

_BEGINNINGS = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (0, b"%PDF-", "application/pdf"),
)
ENDINGS = {
    "image/jpeg": (".jpeg", ".jpg"),
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/heic": (".heic", ".heif"),
    "application/pdf": (".pdf",),
}
"""How names of each kind end; the first is given to one that ends otherwise."""


def media_type(data: bytes) -> str:
    """Such as ``image/jpeg``; empty for what is no picture and no PDF."""
    for place, beginning, kind in _BEGINNINGS:
        if data.startswith(beginning, place):
            return kind
    return ""


def with_ending(name: str, kind: str) -> str:
    """The name, ending as its kind does."""
    endings = ENDINGS[kind]
    if name.lower().endswith(endings):
        return name
    stem, dot, ending = name.rpartition(".")
    return (stem if dot and ending.isalnum() and len(ending) < 6 else name) + endings[0]


def looks_like_file(name: str) -> bool:
    """Whether a name ends as one of the kinds does."""
    return name.lower().endswith(tuple(end for ends in ENDINGS.values() for end in ends))

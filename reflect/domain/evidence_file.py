"""A file of evidence: what is in it, what it is called, and what kind of file it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.domain.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """A file of evidence with all that is in it."""

    evidence: Evidence
    content: bytes = field(repr=False)


UNNAMED = "file"
_LONGEST_BYTES, _LONGEST_ENDING = 120, 16
_FORBIDDEN = frozenset('<>:"/\\|?*')
# Windows opens a device in place of a file of these names, whatever its ending.
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def tidy_file_name(name: str) -> str:
    """The name as every system can have it, and as nothing in it can mislead; never a path."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    kept = "".join(" " if c in _FORBIDDEN or not c.isprintable() else c for c in last)
    tidy = " ".join(kept.split()).strip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, ending = tidy, ""
    ending = f".{ending}" if ending else ""
    room = _LONGEST_BYTES - len(ending.encode())
    stem = stem.encode()[:room].decode(errors="ignore").strip(". ")
    called = f"{stem or UNNAMED}{ending}"
    return f"_{called}" if _DEVICES.match(called) else called


PDF, JPEG, PNG, HEIC = "application/pdf", "image/jpeg", "image/png", "image/heic"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# By their first bytes, which say more than a name: a name can be anything.
_FIRST_BYTES = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def media_type_of(data: bytes) -> str:
    """What kind of file this is, by what is in it."""
    for first, found in _FIRST_BYTES:
        if data.startswith(first):
            return found
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return HEIC
    # The names of what is in an archive stand in it in the clear.
    if data.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
        return DOCX
    return "text/plain" if _is_text(data) else "application/octet-stream"


def _is_text(data: bytes) -> bool:
    try:
        return not _NOT_TEXT.search(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return False

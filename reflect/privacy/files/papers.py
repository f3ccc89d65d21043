"""What documents say of who wrote them. A copy without it is not made: it stands in many places."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BYTES = 256 * 1024
_LONGEST = 60
_PDF = (("title", "Title"), ("author", "Author"), ("subject", "Subject"), ("keywords", "Keywords"))
_WORD = (
    ("docProps/core.xml", (("title", "title"), ("author", "creator"), ("subject", "subject"),
                           ("keywords", "keywords"), ("last changed by", "lastModifiedBy"))),
    ("docProps/app.xml", (("company", "Company"), ("manager", "Manager"))),
)  # fmt: skip


def in_pdf(data: bytes) -> tuple[tuple[str, str], ...]:
    """What a PDF says of itself, each with its name; ValueError when it cannot be read."""
    # Slow to load, and few pieces of evidence go with an account.
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            said = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    return tuple((name, _short(said[key])) for name, key in _PDF if key in said)


def in_word(data: bytes) -> tuple[tuple[str, str], ...]:
    """What a Word document says of itself; ValueError when it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(_in_properties(archive))
    # Archives of other people can be broken in all of these ways.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, RuntimeError) as error:
        raise ValueError(str(error)) from error


def _in_properties(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    for member, wanted in _WORD:
        if member not in archive.namelist():
            continue
        with archive.open(member) as file:
            text = file.read(_MOST_BYTES).decode("utf-8", "replace")
        for name, tag in wanted:
            found = re.search(rf"<(?:\w+:)?{tag}\b[^>]*>([^<]+)<", text)
            if found and found[1].strip():
                yield name, _short(unescape(found[1]))


def _short(said: str) -> str:
    tidy = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    return tidy if len(tidy) <= _LONGEST else f"{tidy[:_LONGEST].rstrip()}…"

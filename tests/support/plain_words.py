"""Looks for words in files, in every form in which a program may have left them."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SHORTEST = 6
"""Fewer characters are found by chance in encrypted files."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word that lies in a file, or in its name."""

    path: Path
    word: str
    form: str


def plain_words_found(folders: Iterable[Path], words: Iterable[str | bytes]) -> list[Found]:
    """Every word that is in a file below the folders, or in the name of one.

    Looked for as UTF-8, UTF-16, hexadecimal and Base64, in any case of ASCII letters. A key, given
    as bytes, is looked for as it is too; it is told of by its hexadecimal form.
    """
    wanted = [(word if isinstance(word, str) else word.hex(), list(_forms(word))) for word in words]
    return [found for path in _paths(folders) for found in _in_one(path, wanted)]


def _paths(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield folder
        yield from sorted(folder.rglob("*"))


def _in_one(path: Path, wanted: list[tuple[str, list[tuple[str, bytes]]]]) -> Iterator[Found]:
    whole = path.is_file() and not path.is_symlink()
    data = path.read_bytes() if whole else b""
    folded = data.lower()
    for word, forms in wanted:
        if word.lower() in path.name.lower():
            yield Found(path, word, "name")
        for form, sought in forms:
            # Capitals mean something in Base64 and nothing elsewhere.
            if sought in (data if form.startswith(("base64", "key")) else folded):
                yield Found(path, word, form)


def _forms(word: str | bytes) -> Iterator[tuple[str, bytes]]:
    if isinstance(word, bytes):
        yield "key", word
        yield from _forms(word.hex())
        yield from _base64_forms(word)
        return
    if len(word) < SHORTEST:
        message = f"{word} is too short to look for"
        raise ValueError(message)
    plain = word.encode()
    yield "utf-8", plain.lower()
    for encoding in ("utf-16-le", "utf-16-be"):
        yield encoding, word.encode(encoding).lower()
    yield "hex", plain.hex().encode()
    yield "hex of utf-16-le", word.encode("utf-16-le").hex().encode()
    yield from _base64_forms(plain)


def _base64_forms(plain: bytes) -> Iterator[tuple[str, bytes]]:
    for skipped in range(3):
        yield f"base64 at {skipped}", _base64_within(plain, skipped)


def _base64_within(plain: bytes, skipped: int) -> bytes:
    """What Base64 makes of these bytes whatever surrounds them, so many bytes into a group."""
    whole = base64.b64encode(bytes(skipped) + plain)
    start = (skipped * 8 + 5) // 6
    return whole[start : (skipped + len(plain)) * 8 // 6]

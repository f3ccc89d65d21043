"""Looks for words that were written in files where they must not be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def telling_words(*texts: str) -> set[str]:
    """The words of these texts that are long enough to stand nowhere by chance."""
    return {word for text in texts for word in re.findall(r"[A-Za-z]{7,}", text)}


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def found_in(path: Path, words: Iterable[str]) -> set[str]:
    """The words that a file holds, in any of the usual encodings."""
    data = path.read_bytes()
    return {word for word in words if any(word.encode(name) in data for name in ENCODINGS)}

"""Whole journals read in this process, by what else runs in a child: quicker, and step by step."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reflect.documents.whole_journal_reader import journal_parts
from reflect.domain.whole_journal import SECTIONS, WholeJournal
from reflect.errors import ImportFailed, Refused
from reflect.imports.whole_journal import Watched, elements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reflect.domain.whole_journal import Element


class ReadingHere:
    """Stands in for `reflect.imports.another_journal.WholeReading`."""

    def __init__(self, file: Watched) -> None:
        self._file = file

    @property
    def digest(self) -> str:
        """The SHA-256 of what was read."""
        return self._file.digest

    def elements(self) -> Iterator[Element]:
        """Each with the name of its list."""
        return elements(self._file)


@contextmanager
def read_here(path: Path, step: Callable[[int, int], None]) -> Iterator[ReadingHere]:
    """Do what `reflect.imports.another_journal.read_whole` does, without the bounds of a child."""
    with path.open("rb") as file:
        yield ReadingHere(Watched(file, path.stat().st_size, step))


def read_journal_json(data: bytes) -> WholeJournal:
    """The journal in these bytes; raises `Refused` as the service does."""
    file = Watched(io.BytesIO(data), len(data), lambda _done, _total: None)
    found: dict[str, list[Any]] = {name: [] for name in SECTIONS}
    try:
        for section, part in journal_parts(elements(file)):
            found[section].append(part)
    except ImportFailed as error:
        raise Refused(error.why) from None
    return WholeJournal(**{name: tuple(parts) for name, parts in found.items()})

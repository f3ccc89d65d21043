"""What a reader of another journal gives, without a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from reflect.domain.entry import Content
from reflect.domain.imported import Imported, ImportedEntry, ImportedFile, Source
from reflect.domain.prompts import FREE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOON = datetime(2019, 5, 4, 12, 0, tzinfo=UTC)


def picture(name: str = "ward.png", data: bytes = b"\x89PNG\r\n\x1a\n") -> ImportedFile:
    """A photograph."""
    return ImportedFile(name=name, media_type="image/png", data=data)


def imported_entry(number: int, text: str = "", **given: Any) -> ImportedEntry:
    """An entry of the day with this number; its words tell the number."""
    facts = {name: given.pop(name) for name in ("files", "left_out") if name in given}
    return ImportedEntry(
        source_id=given.pop("source_id", f"id-{number}"),
        prompts=FREE,
        content=Content(
            written=given.pop("written", NOON + timedelta(days=number)),
            answers={"text": text or f"Entry number {number}."},
            **given,
        ),
        **facts,
    )


def imported(
    *entries: ImportedEntry, source: Source = Source.DAY_ONE, problems: tuple[str, ...] = ()
) -> Imported:
    """A journal with these entries."""
    return Imported(source=source, entries=entries, problems=problems)


def reader(*entries: ImportedEntry, **how: Any) -> Callable[..., Imported]:
    """Reads this, whatever file it is given, and says how far it is."""

    def read(_path: Path, *, step: Callable[[int, int], None], **_asked: Any) -> Imported:
        for number in range(len(entries) + 1):
            step(number, len(entries))
        return imported(*entries, **how)

    return read

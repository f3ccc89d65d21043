"""The journals on this computer, without opening any: quick, and before anything heavy loads."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reflect.paths import SUFFIX
from reflect.storage.aside import put_back, put_back_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class JournalFile(NamedTuple):
    """A journal as the unlock page lists it."""

    name: str
    path: Path
    changed: datetime
    """When its database was last written, UTC."""


def found_journals(place: Path, last: Path | None = None) -> tuple[JournalFile, ...]:
    """The journals directly inside ``place``, and the last one opened; newest change first."""
    _put_back(place, last)
    paths = list(_inside(place))
    if last:
        paths.append(last)
    found = {path.resolve(): journal for path in paths if (journal := _described(path))}
    return tuple(
        sorted(found.values(), key=lambda journal: (-journal.changed.timestamp(), journal.name))
    )


def _put_back(place: Path, last: Path | None) -> None:
    """A change of all keys that was interrupted leaves a journal without its name."""
    if last:
        put_back(last)
    with suppress(OSError):
        put_back_all(place)


def _inside(place: Path) -> Iterator[Path]:
    # A folder that cannot be read shows no journals; the page that asks has others to offer.
    with suppress(OSError):
        yield from place.glob(f"*{SUFFIX}")


def _described(path: Path) -> JournalFile | None:
    database = path / "journal.db"
    try:
        changed = datetime.fromtimestamp(database.stat().st_mtime, UTC)
    except OSError:
        return None
    return JournalFile(name=path.name.removesuffix(SUFFIX), path=path, changed=changed)

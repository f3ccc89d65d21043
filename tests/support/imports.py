"""Other journals to bring in, and what was read as plain values to compare."""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.domain.answers import to_plain_data
from reflect.domain.imported import Imported, ImportedEntry
from reflect.domain.prompts import FREE
from reflect.imports.__main__ import READERS
from reflect.imports.detection import opened, source_of
from reflect.imports.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parents[1] / "vectors" / "imports"
PASSWORD = "lantern kitchen"  # noqa: S105 (of the samples)
PNG = (SAMPLES / "markdown" / "obsidian" / "Attachments" / "board.png").read_bytes()


def nothing(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def in_london() -> Iterator[None]:
    """A computer whose clock is London's."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/London"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


def read_here(path: Path, **given: Any) -> Imported:
    """The journal read in this process, without the bounds of a child."""
    reading = Reading(step=nothing, **given)
    with opened(path) as place:
        source = source_of(place)
        entries = tuple(READERS[source](place, reading))
    return Imported(source=source, entries=entries, problems=reading.problems.all())


def plain_entry(entry: ImportedEntry) -> dict[str, Any]:
    """What an entry holds, in values of JSON; empty parts left out."""
    content = entry.content
    told: dict[str, Any] = {
        "source_id": entry.source_id,
        "written": content.written.isoformat(),
        "title": content.title,
        "happened": content.happened and content.happened.isoformat(),
        "tags": list(content.tags),
        "private": sorted(content.private),
        "prompts": [[one.id, one.heading, one.kind] for one in entry.prompts.prompts]
        if entry.prompts != FREE
        else [],
        "answers": {name: to_plain_data(answer) for name, answer in content.answers.items()},
        "files": [[file.name, file.media_type, len(file.data)] for file in entry.files],
        "left_out": list(entry.left_out),
    }
    return {name: value for name, value in told.items() if value}


def plain(imported: Imported) -> dict[str, Any]:
    """All that was read, in values of JSON."""
    return {
        "source": imported.source,
        "entries": [plain_entry(entry) for entry in imported.entries],
        "problems": list(imported.problems),
    }


def zipped(folder: Path, path: Path, how: int = zipfile.ZIP_DEFLATED) -> Path:
    """An archive of all that is in a folder."""
    with zipfile.ZipFile(path, "w", how) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder))
    return path


def copied(sample: str, place: Path) -> Path:
    """A sample in a place where it may be spoilt."""
    source, target = SAMPLES / sample, place / Path(sample).name
    if source.is_dir():
        return Path(shutil.copytree(source, target))
    return Path(shutil.copy(source, target))

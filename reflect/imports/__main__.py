"""The process that reads another journal: a request comes in, frames go out, nothing else."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from reflect.domain.imported import Source
from reflect.errors import ImportFailed, ImportFault
from reflect.imports import (
    confinement,
    csv_log,
    day_one,
    jrnl,
    limits,
    markdown_folder,
    mini_diary,
    whole_journal,
    wire,
)
from reflect.imports.confinement import confine
from reflect.imports.detection import opened, source_of
from reflect.imports.reading import Reading
from reflect.imports.wire import FrameKind, Request

if TYPE_CHECKING:
    from reflect.domain.csv_columns import CsvPreview

READERS = {
    Source.DAY_ONE: day_one.read,
    Source.JRNL: jrnl.read,
    Source.MINI_DIARY: mini_diary.read,
    Source.MARKDOWN: markdown_folder.read,
    Source.CSV: csv_log.read,
}
BETWEEN = 0.05
"""Seconds from one word of progress to the next."""

_TOO_LARGE = "It is larger than any journal that can be read here. Export a part of it at a time."


class Teller:
    """Puts what was read on the stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._last = 0.0

    def step(self, done: int, total: int) -> None:
        """Say how far it is, now and then."""
        now = time.monotonic()
        if now - self._last >= BETWEEN or done == total:
            self._last = now
            self.say(FrameKind.PROGRESS, wire.Progress(done=done, total=total))
            self._stream.flush()

    def say(self, kind: FrameKind, value: msgspec.Struct) -> None:
        """Tell one value."""
        wire.write_frame(self._stream, kind, msgspec.json.encode(value))

    def read(self, request: Request) -> None:
        """Read the source and tell its entries, the end last."""
        reading = Reading(step=self.step, password=request.password, columns=request.columns)
        with opened(Path(request.path)) as place:
            if request.preview:
                self._preview(csv_log.preview(place, reading))
                return
            source = request.source or source_of(place)
            for entry in READERS[source](place, reading):
                wire.write_entry(self._stream, entry)
        self.say(FrameKind.DONE, wire.Done(source=source, problems=reading.problems.all()))

    def read_whole(self, path: Path) -> None:
        """Take a whole journal apart and tell its elements, the end last."""
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                watched = whole_journal.Watched(file, size, self.step)
                for element in whole_journal.elements(watched):
                    wire.write_element(self._stream, element)
        except OSError as error:
            why = f"The file cannot be read to its end: {error.strerror}."
            raise ImportFailed(ImportFault.UNREADABLE, why) from None
        self.say(FrameKind.DONE, wire.WholeDone(digest=watched.digest))

    def _preview(self, seen: CsvPreview) -> None:
        shape = wire.PreviewShape(
            headings=seen.headings,
            rows=seen.rows,
            total=seen.total,
            columns=seen.columns,
            question=seen.question,
        )
        self.say(FrameKind.PREVIEW, shape)


def main() -> int:
    """Do what the request on standard input asks for; returns the exit code."""
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    teller = Teller(sys.stdout.buffer)
    _confine(request)
    try:
        if request.whole:
            teller.read_whole(Path(request.path))
        else:
            teller.read(request)
    except ImportFailed as error:
        teller.say(FrameKind.FAILED, wire.Failed(what=error.what, why=error.why))
    except MemoryError:
        teller.say(FrameKind.FAILED, wire.Failed(what=ImportFault.TOO_LARGE, why=_TOO_LARGE))
    sys.stdout.buffer.flush()
    return 0


def _confine(request: Request) -> None:
    """A whole journal is as large as its writer's life was long; it is read a line at a time."""
    if not request.whole:
        confine()
        return
    try:
        size = Path(request.path).stat().st_size
    except OSError:
        # Reading it will say why.
        size = 0
    seconds = confinement.SECONDS + size // limits.WHOLE_A_SECOND
    confine(memory=limits.WHOLE_MEMORY, seconds=seconds)


if __name__ == "__main__":
    sys.exit(main())

"""Reads another journal in a process of its own, and believes nothing that it says unchecked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING

import msgspec

import reflect
from reflect.domain.imported import Imported, ImportedEntry
from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits, wire
from reflect.imports.wire import Frame, FrameKind, Garbled, Request
from reflect.paths import bare_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from reflect.domain.csv_columns import CsvColumns, CsvPreview
    from reflect.domain.imported import Source
    from reflect.domain.whole_journal import Element

    Step = Callable[[int, int], None]

MODULE = "reflect.imports"
PACKAGED = "--read-another-journal"
"""What a packaged program, which is its own interpreter, is started with."""
PATIENCE = 0.1
"""Seconds without news, after which whoever waits is asked whether to go on."""
_WAITING = 8
"""Frames that may wait to be taken; each has at most 25 MiB."""
_FEW = 2
"""The same, of frames that may be larger."""

_STOPPED = "The file could not be read to its end: it is damaged, or was made to do harm."
_TIME = "Reading it took too long. Export a part of it at a time."
_MEMORY = "It is larger than any journal that can be read here. Export a part of it at a time."


def read_source(
    path: Path,
    *,
    source: Source | None = None,
    password: str = "",
    columns: CsvColumns | None = None,
    step: Step,
) -> Imported:
    """All entries of another journal, the oldest first; which program it is from may be left out.

    ``step`` is called now and then, also while nothing happens, and may raise to stop the reading.
    Raises `ImportFailed`; then nothing was taken.
    """
    request = Request(path=str(path.absolute()), source=source, password=password, columns=columns)
    with _frames(request, step) as frames:
        return _imported(frames)


def preview_csv(path: Path, *, columns: CsvColumns | None = None, step: Step) -> CsvPreview:
    """The headings and first rows of a table, and which column seems to be what.

    Raises `ImportFailed` for what is no table.
    """
    request = Request(path=str(path.absolute()), preview=True, columns=columns)
    with _frames(request, step) as frames:
        kind, payload = next(frames)
        if kind is not FrameKind.PREVIEW:
            raise Garbled
        return wire.preview_of(wire.told(payload, wire.PreviewShape))


class WholeReading:
    """The elements of a whole journal as they come, and at their end what the file was."""

    def __init__(self, frames: Iterator[Frame]) -> None:
        self._frames = frames
        self.digest = ""
        """The SHA-256 of the file; empty as long as it was not read to its end."""

    def elements(self) -> Iterator[Element]:
        """Each with the name of its list."""
        for kind, payload in self._frames:
            if kind is FrameKind.DONE:
                self.digest = wire.told(payload, wire.WholeDone).digest
                return
            if kind is not FrameKind.ELEMENT:
                break
            yield wire.element_of(payload)
        raise Garbled


@contextmanager
def read_whole(path: Path, step: Step) -> Iterator[WholeReading]:
    """Read a whole journal that Reflect wrote; for the length of the block.

    ``step`` is as in `read_source`. Raises `ImportFailed`; what was given out before is nothing
    then.
    """
    request = Request(path=str(path.absolute()), whole=True)
    with _frames(request, step, waiting=_FEW) as frames:
        yield WholeReading(frames)


def command() -> list[str]:
    """How this program is started to read a journal for another."""
    if getattr(sys, "frozen", False):
        return [sys.executable, PACKAGED]
    # Writes no bytecode, reads no settings of the person's own.
    return [sys.executable, "-B", "-s", "-X", "utf8", "-m", MODULE]


def _imported(frames: Iterator[Frame]) -> Imported:
    entries: list[ImportedEntry] = []
    words, files = 2 * limits.WORDS, limits.FILES
    for kind, payload in frames:
        match kind:
            case FrameKind.ENTRY:
                entry = wire.entry_of(wire.told(payload, wire.EntryShape), _contents(frames))
                entries.append(entry)
                words -= len(payload)
                files -= sum(len(file.data) for file in entry.files)
            case FrameKind.DONE:
                done = wire.told(payload, wire.Done)
                oldest_first = tuple(sorted(entries, key=attrgetter("content.written")))
                return Imported(source=done.source, entries=oldest_first, problems=done.problems)
            case _:
                raise Garbled
        if len(entries) > limits.ENTRIES or words < 0 or files < 0:
            raise Garbled
    raise Garbled


def _contents(frames: Iterator[Frame]) -> Iterator[bytes]:
    for kind, payload in frames:
        if kind is not FrameKind.FILE:
            break
        yield payload
    raise Garbled


@contextmanager
def _frames(request: Request, step: Step, *, waiting: int = _WAITING) -> Iterator[Iterator[Frame]]:
    """What the child says, progress and failure taken out. It does not outlive the block."""
    with _started() as child:
        news: Queue[Frame | None] = Queue(waiting)
        stopped = Event()
        listener = Thread(target=_listen, args=(child, news, stopped), name="another journal")
        listener.start()
        try:
            _ask(child, request)
            yield _heard(news, step, child)
        except Garbled:
            raise _ended(child) from None
        finally:
            stopped.set()
            child.kill()
            listener.join()


@contextmanager
def _started() -> Iterator[subprocess.Popen[bytes]]:
    # The program and its arguments are ours, and no shell sees them. It stands where this package
    # lies, so that no other of this name is found; a packaged program brings its own.
    with subprocess.Popen(  # noqa: S603
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=None if getattr(sys, "frozen", False) else Path(reflect.__file__).parents[1],
        env=bare_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        yield child


def _ask(child: subprocess.Popen[bytes], request: Request) -> None:
    """Hand over the request by a pipe, which no list of processes shows."""
    with suppress(OSError), _pipe(child.stdin) as pipe:
        pipe.write(msgspec.json.encode(request))


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe  # noqa: S101 (asked for when the child was started)
    return pipe


def _listen(child: subprocess.Popen[bytes], news: Queue[Frame | None], stopped: Event) -> None:
    """Take frames off the pipe until it ends or makes no sense; None is the end."""
    with suppress(Garbled, OSError, ValueError):
        while not stopped.is_set():
            _put(news, wire.read_frame(_pipe(child.stdout)), stopped)  # type: ignore[arg-type] # (a pipe is read as a file is)
    _put(news, None, stopped)


def _put(news: Queue[Frame | None], frame: Frame | None, stopped: Event) -> None:
    while not stopped.is_set():
        with suppress(Full):
            news.put(frame, timeout=PATIENCE)
            return


def _heard(
    news: Queue[Frame | None], step: Step, child: subprocess.Popen[bytes]
) -> Iterator[Frame]:
    done = total = 0
    while True:
        try:
            frame = news.get(timeout=PATIENCE)
        except Empty:
            step(done, total)
            continue
        if frame is None:
            raise Garbled
        kind, payload = frame
        if kind is FrameKind.FAILED:
            failed = wire.told(payload, wire.Failed)
            raise ImportFailed(failed.what, failed.why)
        if kind is FrameKind.PROGRESS:
            progress = wire.told(payload, wire.Progress)
            done, total = progress.done, progress.total
            step(done, total)
        else:
            yield frame


def _ended(child: subprocess.Popen[bytes]) -> ImportFailed:
    """Why a child that did not say it was done has ended."""
    with suppress(subprocess.TimeoutExpired):
        child.wait(timeout=1)
    by_time = {-getattr(signal, name, 0) for name in ("SIGXCPU",)}
    if os.name == "posix" and child.returncode in by_time:
        return ImportFailed(ImportFault.TOO_LARGE, _TIME)
    return ImportFailed(ImportFault.STOPPED, _STOPPED)

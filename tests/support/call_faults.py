"""Lets one call to the system fail, each in its turn, and looks for what was said to be saved.

``python -m tests.support.call_faults FOLDER SEED RUNS [CONTROL]``; all the
calls there are where RUNS is 0. A life of a journal (open, save, settle, change keys, close)
runs with strace beside it, which lets the k-th write, sync, cut or rename fail, once or from then
on. Afterwards the same process, free of faults, must save again. What was promised meanwhile must
be in the folder, and on a disk that loses power at that moment. Prints one line of JSON.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import traceback
from collections import Counter
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from reflect.domain.prompts import FREE
from reflect.errors import ReflectError
from reflect.storage import connection, files
from reflect.storage.entries import EntryStore
from reflect.storage.folder import JournalFolder
from tests.support.builders import content, entry_id
from tests.support.engines import remembered_statements
from tests.support.kill_cycles import Writer, opened, words_of
from tests.support.power_cut.cuts import Shelf, states_of
from tests.support.power_cut.record import PROMISES, TRACED, read_record, strace, tree_of
from tests.support.power_cut.scene import LostError
from tests.support.power_cut.scenes import ChangingKeys, Saving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from reflect.storage.journal import Journal
    from tests.support.power_cut.disk import Tree
    from tests.support.power_cut.record import Record

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename")
LIFE = ("save", "settle", "keys", "draft", "save", "delete", "settle", "keys", "save")
LASTING = {"once": 0, "twice": 1, "three times": 2, "for ever": None}
"""How often a fault comes back after the first time."""

AFTERWARDS = (99, "save", entry_id(99))
"""The step that is taken when nothing fails any more."""

CUTS = 2
"""How often the power is cut after each run."""
_TRACE_ME, _ANYBODY = 0x59616D61, -1
"""Of prctl(2): a process that may be traced by another than its parent."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails, from which call on, and how often."""

    call: str
    first: int
    error: str
    lasts: str

    def options(self) -> list[str]:
        """What strace is to do."""
        more = LASTING[self.lasts]
        last = "" if more == 0 else "+" if more is None else f"..{self.first + more}"
        return ["-e", f"inject={self.call}:error={self.error}:when={self.first}{last}"]


@dataclass(slots=True)
class Found:
    """What came of all runs."""

    runs: int = 0
    told: dict[str, int] = field(default_factory=dict)
    """Which errors the program was told of."""
    lost: list[str] = field(default_factory=list)
    unopenable: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """Runs in which something else was raised, or in which the next save did not work."""


class Life:
    """What a person does with a journal, while the disk fails."""

    def __init__(self, place: Path, *, anyway: bool) -> None:
        self._place = place
        self._anyway = anyway
        self._keys = ChangingKeys()
        self._journal: Journal | None = None

    def run(self) -> None:
        """Take every step, whatever becomes of the one before."""
        for number, kind in enumerate(LIFE, 1):
            self._try(number, kind)
        with suppress(ReflectError):
            self._open().settle()

    def go_on(self) -> None:
        """Save, change keys, settle and close: nothing may fail now."""
        number, _, name = AFTERWARDS
        EntryStore(self._open()).save(name, FREE, content(words_of(number)))
        self._keys.change(self._place)
        self._open().settle()
        self._open().close()

    def _try(self, number: int, kind: str) -> None:
        name = entry_id(1 + number % 5)
        promise = json.dumps([number, kind, name])
        try:
            if kind == "keys":
                promise = f"keys {self._keys.change(self._place)}"
            else:
                Writer(self._open(), random.Random()).step(kind, number, name)  # noqa: S311
        except ReflectError as error:
            say(f"told {type(error).__name__}")
            if not self._anyway:
                return
        say(promise)

    def _open(self) -> Journal:
        self._journal = self._journal or opened(JournalFolder(self._place / "Test.reflect"))
        return self._journal


def say(what: str) -> None:
    """Promise something, with a call that never fails."""
    os.writev(PROMISES, [what.encode() + b"\n"])


@contextmanager
def sync_errors_ignored() -> Iterator[None]:
    """A careless program, which takes a sync that failed for one that did not."""
    flush = files._flush

    def careless(descriptor: int) -> None:
        with suppress(OSError):
            flush(descriptor)

    with patch.object(files, "_flush", careless):
        yield


def log_not_written_again() -> AbstractContextManager[object]:
    """A program that goes on with whatever a failure has left in the log."""
    return patch.object(connection, "write_again", str)


CONTROLS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "promise-anyway": nullcontext,
    "sync-errors-ignored": sync_errors_ignored,
    "log-not-written-again": log_not_written_again,
}
"""Ways to be careless, each of which must lose something."""


@dataclass(frozen=True, slots=True)
class Child:
    """A process that lives a `Life` when told to begin, and goes on when told to."""

    pid: int
    tell: int
    hear: Any

    @classmethod
    def born(cls, place: Path, control: str) -> Child:
        """Fork one."""
        listen, tell = os.pipe()
        hear, speak = os.pipe()
        pid = os.fork()
        if not pid:
            os.dup2(speak, PROMISES)
            _live(place, listen, control)
        os.close(listen)
        os.close(speak)
        return cls(pid, tell, os.fdopen(hear))

    def next(self) -> str:
        """Let it do its next part; what it said to the end of it."""
        os.write(self.tell, b"x")
        return "".join(takewhile(lambda line: line != "done\n", self.hear))

    def end(self) -> int:
        """Wait for its end; how it went."""
        os.close(self.tell)
        self.hear.close()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _live(place: Path, listen: int, control: str) -> None:
    """All of a child's life."""
    ended = 1
    try:
        ctypes.CDLL(None).prctl(_TRACE_ME, ctypes.c_long(_ANYBODY), 0, 0, 0)
        life = Life(place, anyway=control == "promise-anyway")
        os.read(listen, 1)
        with CONTROLS[control]() if control else nullcontext():
            life.run()
        say("done")
        os.read(listen, 1)
        life.go_on()
        ended = 0
    finally:
        if ended:
            traceback.print_exc()
        os._exit(ended)


@contextmanager
def watched(pid: int, trace: Path, options: Sequence[str]) -> Iterator[None]:
    """Trace a process for a while."""
    given = ["-f", "-xx", "-s", str(2**24), "-e", "signal=none", "-e", TRACED, "-o", str(trace)]
    command = [strace() or "strace", *given, *options, "-p", str(pid)]
    # The command is our own.
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:  # noqa: S603
        assert tracer.stderr
        said = tracer.stderr.readline()
        assert "attached" in said, said
        try:
            yield
        finally:
            tracer.send_signal(signal.SIGTERM)
            tracer.stderr.read()


class Bench:
    """Where one life after another is lived."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._origin = place / "origin"
        self._shelf = Shelf(place / "cut")
        Saving().prepare(self._origin)
        ChangingKeys().prepare(self._origin)

    def run(self, options: Sequence[str], control: str) -> tuple[str, Record, int]:
        """Live once; what was said, what was done to the disk, and how it ended."""
        folder, trace = self._place / "life", self._place / "trace"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._origin, folder)
        before = tree_of(folder)
        child = Child.born(folder, control)
        with watched(child.pid, trace, options):
            said = child.next()
        record = read_record(trace, folder, before)
        child.next()
        return said, record, child.end()

    def states(self, said: str, record: Record, seed: str) -> Iterator[tuple[str, Tree, list[str]]]:
        """The folder as it is in the end, and as it may be had the power been cut."""
        promised = [*said.splitlines(), json.dumps(AFTERWARDS)]
        yield "in the end", tree_of(record.folder), promised
        yield from states_of(record, CUTS, seed)

    def check(self, tree: Tree, promised: Sequence[str]) -> None:
        """Raise `LostError`, or what keeps the journal or its keys from being opened."""
        self._shelf.put(tree)
        keys = [line.split()[1] for line in promised if line.startswith("keys")]
        Saving().check(self._shelf.folder, [line for line in promised if line.startswith("[")])
        ChangingKeys().check(self._shelf.folder, keys)


def every_fault(record: Record) -> list[Fault]:
    """Each call of a life without faults, with each error, once and for longer."""
    numbers = Counter(call.name for call in record.calls if call.name in CALLS)
    return [
        Fault(call, first, error, lasts)
        for call in CALLS
        for first in range(1, numbers[call] + 1)
        for error in ("EIO", "ENOSPC", "EINTR")
        for lasts in LASTING
        # No system interrupts for ever.
        if (error, lasts) != ("EINTR", "for ever")
    ]


def chosen(faults: list[Fault], seed: int, runs: int, control: str) -> list[Fault]:
    """So many of them, or all; for a control those of the syncs, which say most."""
    if control:
        faults = [fault for fault in faults if fault.call == "fsync"]
    chance = random.Random(seed)  # noqa: S311 - no keys
    return chance.sample(faults, min(runs or len(faults), len(faults)))


def run(place: Path, seed: int, runs: int, control: str = "") -> Found:
    """Live so many lives, each with another fault; with a control until the first failure."""
    place = place.resolve()
    bench, found = Bench(place), Found()
    said, record, _ = bench.run([], "")
    assert said.count("\n") == len(LIFE), said
    faults = every_fault(record)
    for fault in chosen(faults, seed, runs, control):
        name = f"seed {seed}, {fault}"
        said, record, ended = bench.run(fault.options(), control)
        found.runs += 1
        for error in re.findall(r"told (\w+)", said):
            found.told[error] = found.told.get(error, 0) + 1
        if ended:
            found.broken.append(name)
        _judge(bench, found, name, said, record)
        if control and (found.lost or found.unopenable):
            break
    return found


def _judge(bench: Bench, found: Found, name: str, said: str, record: Record) -> None:
    for which, tree, promised in bench.states(said, record, name):
        try:
            bench.check(tree, promised)
        except LostError as lost:
            found.lost.append(f"{name}, {which}: {lost}")
        except (ReflectError, OSError) as error:
            found.unopenable.append(f"{name}, {which}: {type(error).__name__} {error}")


if __name__ == "__main__":
    folder, seed, runs, *control = sys.argv[1:]
    with remembered_statements():
        result = run(Path(folder), int(seed), int(runs), "".join(control))
    sys.stdout.write(json.dumps(asdict(result)) + "\n")

"""Records what a program asks of the system, and does the same to a `disk.Disk`.

The record is strace's. Its truth is checked each time: at its end, what the model says a program
would see in the folder is compared with what is really there, byte for byte. A call that could
change the folder in a way that the model does not know ends the recording.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.power_cut.disk import Disk, File, Folder, Node, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

# Whatever can change a file. Of these `Replay` refuses those that it has no method for.
TRACED = (
    "trace=openat,close,fcntl,lseek,write,writev,pwrite64,ftruncate,fsync,fdatasync,?rename,"
    "?renameat,renameat2,?unlink,unlinkat,?rmdir,?mkdir,mkdirat,mmap,"
    "?open,?creat,dup,?dup2,dup3,pwritev,pwritev2,truncate,fallocate,?link,linkat,?symlink,"
    "symlinkat,sendfile,copy_file_range"
)
PROMISES = 1
"""The descriptor on which a program says what is durable: its standard output."""

_LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(?: (E[A-Z]+))?")


class UnfaithfulError(Exception):
    """The record is not the whole truth."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the system, as strace shows it."""

    name: str
    given: str
    """The arguments, without what is in their strings."""
    strings: tuple[bytes, ...]
    result: int
    error: str

    @property
    def data(self) -> bytes:
        """All strings, one after the other."""
        return b"".join(self.strings)

    def argument(self, place: int) -> str:
        """One of the arguments, where none before it has a comma."""
        return self.given.split(", ")[place]


def calls_in(trace: Iterable[str]) -> Iterator[Call]:
    """The calls of the first process in a trace, in the order in which they ended."""
    first, begun = "", ""
    for line in trace:
        process, _, said = line.rstrip("\n").partition(" ")
        first = first or process
        if process != first:
            continue
        said = said.lstrip()
        if said.endswith("<unfinished ...>"):
            begun = said.removesuffix("<unfinished ...>")
            continue
        if said.startswith("<..."):
            said, begun = begun + said.partition("resumed>")[2], ""
        if found := _LINE.match(said):
            yield _call(*found.groups())


def _call(name: str, given: str, result: str, error: str | None) -> Call:
    # Every second part is a string; strace writes all its bytes as numbers, quotes too.
    parts = given.split('"')
    strings = tuple(bytes.fromhex(each.replace("\\x", "")) for each in parts[1::2])
    return Call(name, '""'.join(parts[::2]), strings, int(result), error or "")


@dataclass(slots=True)
class Open:
    """A descriptor of something in the folder."""

    path: str
    node: Node
    position: int = 0
    appends: bool = False


class Replay:
    """Does to a disk what the calls of a program did to a folder."""

    def __init__(self, folder: Path, before: Tree) -> None:
        self.disk = Disk(before)
        self.promised = b""
        """All that the program has said to be durable so far."""
        self._root = str(folder)
        self._files: dict[int, Open] = {}

    def do(self, call: Call) -> bool:
        """Do the same; whether it had to do with the folder or was a promise."""
        if call.result < 0 and call.name not in {"fsync", "fdatasync"}:
            return False
        return bool(getattr(self, f"_{call.name}", self._refuse)(call))

    def _refuse(self, call: Call) -> bool:
        numbers = {int(each) for each in re.findall(r"(?<!\S)\d+(?=,|$)", call.given)}
        paths = (self._inside(path.decode()) is not None for path in call.strings)
        if numbers & self._files.keys() or any(paths):
            what = f"{call.name}({call.given[:80]}) changes a file in an unknown way"
            raise UnfaithfulError(what)
        return False

    def _inside(self, path: str, at: str = "AT_FDCWD") -> str | None:
        """The path below the folder, or None for other places."""
        whole = os.path.normpath(os.path.join(self._where(at), path))
        if whole == self._root:
            return ""
        below = whole.removeprefix(f"{self._root}/")
        return None if below == whole else below

    def _where(self, at: str) -> str:
        if at == "AT_FDCWD":
            return os.getcwd()
        found = self._files.get(int(at))
        return os.path.join(self._root, found.path) if found else os.devnull

    def _file(self, call: Call) -> Open | None:
        """What the first argument stands for, if it is a file in the folder."""
        found = self._files.get(int(call.argument(0)))
        return found if found and isinstance(found.node, File) else None

    def _openat(self, call: Call) -> bool:
        path = self._inside(call.data.decode(), call.argument(0))
        self._files.pop(call.result, None)
        if path is None:
            return False
        node = self.disk.find(path)
        if node is None:
            node = File()
            self.disk.make(path, node)
        elif isinstance(node, File) and "O_TRUNC" in call.given:
            node.resize(0)
        self._files[call.result] = Open(path, node, appends="O_APPEND" in call.given)
        return True

    def _close(self, call: Call) -> bool:
        return self._files.pop(int(call.given), None) is not None

    def _fcntl(self, call: Call) -> bool:
        found = self._files.get(int(call.argument(0)))
        if found and "F_DUPFD" in call.given:
            self._files[call.result] = found
        return found is not None

    def _lseek(self, call: Call) -> bool:
        found = self._files.get(int(call.argument(0)))
        if found:
            found.position = call.result
        return found is not None

    def _write(self, call: Call) -> bool:
        if int(call.argument(0)) == PROMISES:
            self.promised += call.data[: call.result]
            return True
        found = self._file(call)
        if found is None:
            return False
        node = found.node
        assert isinstance(node, File)
        at = len(node.seen) if found.appends else found.position
        node.write(at, call.data[: call.result])
        found.position = at + call.result
        return True

    _writev = _write

    def _pwrite64(self, call: Call) -> bool:
        found = self._file(call)
        if found is None:
            return False
        assert isinstance(found.node, File)
        found.node.write(int(call.given.rpartition(", ")[2]), call.data[: call.result])
        return True

    def _ftruncate(self, call: Call) -> bool:
        found = self._file(call)
        if found is None:
            return False
        assert isinstance(found.node, File)
        found.node.resize(int(call.argument(1)))
        return True

    def _fsync(self, call: Call) -> bool:
        found = self._files.get(int(call.given))
        if found is None:
            return False
        if call.result == 0:
            self.disk.sync(found.node)
        # What was interrupted will still be written; after any other error nobody tries again.
        elif isinstance(found.node, File) and call.error != "EINTR":
            found.node.fail_to_sync()
        return True

    _fdatasync = _fsync

    def _rename(self, call: Call) -> bool:
        old, new = (self._inside(path.decode()) for path in call.strings)
        return self._renamed(old, new, call)

    def _renameat(self, call: Call) -> bool:
        (old, new), given = call.strings, call.given.split(", ")
        return self._renamed(
            self._inside(old.decode(), given[0]), self._inside(new.decode(), given[2]), call
        )

    _renameat2 = _renameat

    def _renamed(self, old: str | None, new: str | None, call: Call) -> bool:
        if (old is None) != (new is None):
            what = f"{call.name} crosses the edge of the folder"
            raise UnfaithfulError(what)
        if old is not None and new is not None:
            both = "RENAME_EXCHANGE" in call.given
            (self.disk.exchange if both else self.disk.rename)(old, new)
        return old is not None

    def _unlink(self, call: Call) -> bool:
        return self._removed(self._inside(call.data.decode()))

    _rmdir = _unlink

    def _unlinkat(self, call: Call) -> bool:
        return self._removed(self._inside(call.data.decode(), call.argument(0)))

    def _removed(self, path: str | None) -> bool:
        if path is not None:
            self.disk.remove(path)
        return path is not None

    def _mkdir(self, call: Call) -> bool:
        return self._made(self._inside(call.data.decode()))

    def _mkdirat(self, call: Call) -> bool:
        return self._made(self._inside(call.data.decode(), call.argument(0)))

    def _made(self, path: str | None) -> bool:
        if path is not None:
            self.disk.make(path, Folder())
        return path is not None

    def _mmap(self, call: Call) -> bool:
        given = call.given.split(", ")
        shared = "MAP_SHARED" in given[3] and "PROT_WRITE" in given[2]
        if shared and int(given[4]) in self._files:
            what = "a file is written through memory, which no record shows"
            raise UnfaithfulError(what)
        return False


@dataclass(frozen=True, slots=True)
class Record:
    """What a program did to a folder."""

    folder: Path
    before: Tree
    calls: Sequence[Call]
    """Only those that had to do with the folder, and the promises."""

    def replay(self) -> Replay:
        """A disk as it was before the first call."""
        return Replay(self.folder, self.before)


def tree_of(folder: Path) -> Tree:
    """What is really below a folder."""
    paths = sorted(folder.rglob("*"))
    return {str(p.relative_to(folder)): None if p.is_dir() else p.read_bytes() for p in paths}


def strace() -> str | None:
    """The program that sees what another asks of the system, where there is one."""
    return shutil.which("strace") if sys.platform == "linux" else None


def recorded(command: Sequence[str], folder: Path) -> Record:
    """Run a program to its end and record what it does below a folder."""
    folder = folder.resolve()
    trace, before = folder.with_name(f"{folder.name}.trace"), tree_of(folder)
    tool = [strace() or "strace", "-f", "--seccomp-bpf", "-qq", "-xx", "-s", str(2**24)]
    given = ["-e", "signal=none", "-e", TRACED, "-o", str(trace), *command]
    # The command is the test's own.
    done = subprocess.run([*tool, *given], stdout=subprocess.DEVNULL, check=False)  # noqa: S603
    assert done.returncode == 0, f"{command} ended with {done.returncode}"
    record = read_record(trace, folder, before)
    trace.unlink()
    return record


def read_record(trace: Path, folder: Path, before: Tree) -> Record:
    """What a trace shows; raises `UnfaithfulError` if the folder looks otherwise."""
    replay = Replay(folder, before)
    with trace.open() as lines:
        calls = [call for call in calls_in(lines) if replay.do(call)]
    if replay.disk.seen() != tree_of(folder):
        what = "the record ends with another content than the folder"
        raise UnfaithfulError(what)
    return Record(folder, before, calls)

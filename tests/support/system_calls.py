"""What a program asked of the system, as strace wrote it down: what it wrote, where it talked."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WRITES = ("write", "writev", "pwrite64", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg")
COPIES = ("sendfile", "copy_file_range", "splice", "vmsplice", "tee")
_NEW = ("fork", "vfork", "clone", "clone3")
OTHERS = ("mmap", "socket", "connect", "bind", "execve", *_NEW)

_CALL = re.compile(r"(\d+) +(\w+)\((.*)")
_PLACE = re.compile(r"\d+<(.*?)>(?:\(deleted\))?[,)]")
_FILE = re.compile(r"\d+<(.*?)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


def has_strace() -> bool:
    """Whether this computer has it; ``packaging/setup.sh test`` sees to it."""
    return shutil.which("strace") is not None


def traced(log: Path) -> list[str]:
    """How a command begins whose calls are to be written down, with all that it writes."""
    calls = ",".join((*WRITES, *COPIES, *OTHERS))
    return ["strace", "-f", "-qq", "-yy", "-xx", "-s", "2000000", "-e", f"trace={calls}",
            "-e", "signal=none", "-o", str(log)]  # fmt: skip


@dataclass(slots=True)
class Calls:
    """The calls of all threads and processes."""

    written: dict[str, bytearray] = field(default_factory=dict)
    """What was written to each file, pipe or socket, in this order."""
    shared: list[str] = field(default_factory=list)
    """The files that were mapped to be written in memory."""
    copied: list[str] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    connections: list[str] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    processes: list[str] = field(default_factory=list)


def read_calls(log: Path) -> Calls:
    """All that is in a log of strace's."""
    calls = Calls()
    begun: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            whole = _joined(line.rstrip("\n"), begun)
            found = _CALL.match(whole) if whole else None
            if found:
                _note(calls, found[2], found[3])
    return calls


def _joined(line: str, begun: dict[str, str]) -> str:
    """A call that was interrupted by another thread's, in one line; empty while it is not whole."""
    pid = line.partition(" ")[0]
    if line.endswith(" <unfinished ...>"):
        begun[pid] = line.removesuffix(" <unfinished ...>")
        return ""
    if " resumed>" in line:
        return begun.pop(pid, "") + line.partition(" resumed>")[2]
    return line


def _note(calls: Calls, name: str, given: str) -> None:
    if name in WRITES:
        _note_write(calls, given)
    elif name == "mmap":
        shared = "PROT_WRITE" in given and "MAP_SHARED" in given
        calls.shared.extend(plain(each) for each in _FILE.findall(given) if shared)
    elif name == "socket":
        calls.sockets.append(given.partition(",")[0])
    elif name not in _NEW or "CLONE_THREAD" not in given:
        _list_for(calls, name).append(plain(given))


def _list_for(calls: Calls, name: str) -> list[str]:
    if name in COPIES:
        return calls.copied
    if name in _NEW:
        return calls.processes
    return calls.programs if name == "execve" else calls.connections


def _note_write(calls: Calls, given: str) -> None:
    place = _PLACE.match(given)
    # A write that cannot be read would be a write that nobody looks at.
    assert place, given[:200]
    stream = calls.written.setdefault(plain(place[1]), bytearray())
    for text, cut in _TEXT.findall(given):
        assert not cut, "strace left something out"
        stream += bytes.fromhex(text.replace("\\x", ""))


def plain(text: str) -> str:
    """The words that strace was told to write in hexadecimal."""
    return re.sub(r"(?:\\x[0-9a-f]{2})+", _words, text)


def _words(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("\\x", "")).decode(errors="replace")

from __future__ import annotations

import ctypes
import re
import sys

import pytest

from reflect.services.process_hardening import (
    NO_HEAP,
    OWNER_ONLY,
    PR_SET_DUMPABLE,
    PT_DENY_ATTACH,
    QUIET,
    harden,
)
from tests.support.child import run_python

if sys.platform != "win32":
    import resource

LOOK = """
import pathlib
from reflect.services.process_hardening import harden
harden()
limits = pathlib.Path("/proc/self/limits").read_text()
print([line.split()[4] for line in limits.splitlines() if "core file" in line])
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what was set")
def test_the_process_writes_no_core_and_hides_its_memory():
    assert run_python(LOOK).split() == ["['0']", "0"]


class Function:
    """One of the system's; remembers that it was called, and answers as it is told."""

    def __init__(self, name, asked, answer):
        self._name, self._asked, self._answer = name, asked, answer

    def __call__(self, *values):
        self._asked.append((self._name, *values))
        return self._answer


class Library:
    """Remembers what the system was asked for. That the system does it is not tried with it."""

    def __init__(self, asked, answer=1):
        self._asked, self._answer = asked, answer

    def __getattr__(self, name):
        return Function(name, self._asked, self._answer)


@pytest.fixture
def asked(monkeypatch):
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _which, most: calls.append(("core", most)))
    return calls


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows none of it")
@pytest.mark.parametrize(
    ("platform", "wanted"),
    [
        ("linux", [("core", (0, 0)), ("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0)]),
        ("darwin", [("core", (0, 0)), ("ptrace", PT_DENY_ATTACH, 0, None, 0)]),
        ("freebsd", [("core", (0, 0))]),
    ],
)
def test_each_system_is_asked_for_what_it_knows(monkeypatch, asked, platform, wanted):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Library(asked))
    harden()
    assert asked == wanted


@pytest.mark.parametrize(("understood", "set_to"), [(1, ["SetKernelObjectSecurity"]), (0, [])])
def test_windows_is_asked_for_no_report_and_for_rights_that_it_understands(
    monkeypatch, asked, understood, set_to
):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Library(asked, understood))
    harden()
    assert asked[:2] == [("SetErrorMode", QUIET), ("WerSetFlags", NO_HEAP)]
    assert [name for name, *_ in asked if str(name).startswith("SetKernel")] == set_to


# From winnt.h.
RIGHTS = {"end it": 0x0001, "see that it runs": 0x1000, "wait for it": 0x100000}
READING = {"read its memory": 0x0010, "write its memory": 0x0020, "copy its handles": 0x0040,
           "make a thread in it": 0x0002, "change its rights": 0x40000}  # fmt: skip


def test_on_windows_the_owner_may_end_the_process_and_nobody_may_read_it():
    assert re.fullmatch(r"D:P\(A;;0x[0-9a-f]+;;;OW\)", OWNER_ONLY)
    granted = int(OWNER_ONLY.split(";")[2], 16)
    assert granted == sum(RIGHTS.values())
    assert not any(granted & right for right in READING.values())

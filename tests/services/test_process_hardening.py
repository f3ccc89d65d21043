from __future__ import annotations

import ctypes
import sys

import pytest

from reflect.services.process_hardening import PR_SET_DUMPABLE, harden
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


class Library:
    """Remembers what the system was asked for."""

    def __init__(self, asked):
        self.prctl = lambda *values: asked.append(("prctl", *values))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows none of it")
@pytest.mark.parametrize(
    ("platform", "wanted"),
    [
        ("linux", [("core", (0, 0)), ("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0)]),
        ("darwin", [("core", (0, 0))]),
        ("win32", []),
    ],
)
def test_each_system_is_asked_for_what_it_knows(monkeypatch, platform, wanted):
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(resource, "setrlimit", lambda _which, most: asked.append(("core", most)))
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Library(asked))
    harden()
    assert asked == wanted

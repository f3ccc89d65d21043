from __future__ import annotations

import sys

import pytest

from tests.support.child import run_python

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

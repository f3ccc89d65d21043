"""The process that reads is bounded; each bound is tried with and without it."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading

import pytest

from reflect.imports.confinement import MEMORY, OPEN_FILES, SECONDS

CONFINED = "from reflect.imports import confinement\n{before}\nconfinement.confine()\n"


def run(deed, *, confined, before=""):
    """Whether a process of its own could do it."""
    code = (CONFINED.format(before=before) if confined else "") + deed
    # The code is the test's own.
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, timeout=60, check=False
    )
    return done.returncode == 0


def only_free_can(deed, before=""):
    assert run(deed, confined=False)
    assert not run(deed, confined=True, before=before)


def test_memory_is_bounded():
    only_free_can(f"kept = bytearray({MEMORY})")
    assert run(f"kept = bytearray({MEMORY // 2})", confined=True)


def test_time_is_bounded():
    burn = "import time\nwhile time.process_time() < 2: pass"
    only_free_can(burn, before="confinement.SECONDS = 1")
    assert SECONDS == 10


def test_no_file_is_written(tmp_path):
    path = tmp_path / "written"
    only_free_can(f"open({str(path)!r}, 'wb', buffering=0).write(b'x')")
    path.unlink()
    assert not run(f"open({str(path)!r}, 'wb', buffering=0).write(b'x')", confined=True)
    assert path.read_bytes() == b""


def test_few_files_are_open_at_once():
    only_free_can(f"kept = [open('/dev/null') for _ in range({OPEN_FILES})]")


def test_no_memory_is_written_to_a_core():
    said = "import resource, sys\nsys.exit(resource.getrlimit(resource.RLIMIT_CORE) != (0, 0))"
    assert run(said, confined=True)


LEAVES = "import ctypes, sys\nsys.exit(ctypes.CDLL(None).unshare(0x50000000) != 0)"


@pytest.mark.skipif(not run(LEAVES, confined=False), reason="this system lets nobody leave")
def test_there_is_no_network():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        call = f"import socket\nsocket.create_connection({listening.getsockname()!r}, timeout=5)"
        only_free_can(call)


def test_a_system_that_refuses_all_of_it_is_gone_on_with():
    refuses = (
        "import resource\n"
        "def refuse(*_): raise OSError\n"
        "resource.setrlimit = refuse\n"
        "confinement._leave_network = lambda: None"
    )
    assert run("kept = 1", confined=True, before=refuses)


def test_the_tests_own_process_is_free():
    # Bounds of the test's process would make every trial above blind.
    assert threading.active_count() >= 1
    assert len(bytearray(MEMORY)) == MEMORY

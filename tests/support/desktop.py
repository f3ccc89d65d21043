"""A private bus with a fake desktop on it, for the tests of what a desktop tells."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHON = "/usr/bin/python3"
SERVICE = Path(__file__).with_name("fake_desktop.py")


def can_be_faked() -> bool:
    """Whether there is what a private bus needs; ``packaging/setup.sh test`` sees to it."""
    if sys.platform != "linux" or not shutil.which("dbus-daemon"):
        return False
    asked = [PYTHON, "-c", "import dbus, gi"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0  # noqa: S603 - ours


@contextmanager
def private_bus() -> Iterator[str]:
    """The address of a bus that nobody else is on."""
    command = ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address"]
    with subprocess.Popen(  # noqa: S603 - the arguments are ours
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


class FakeDesktop:
    """Tells what it is told to tell."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tell(self, order: str) -> str:
        """Do this and wait until it is done; returns what was answered."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        lines = list(iter(self._process.stdout.readline, "done\n"))
        return "".join(lines).strip()


@contextmanager
def fake_desktop(address: str) -> Iterator[FakeDesktop]:
    """A login service and screen savers on the bus with this address."""
    with subprocess.Popen(  # noqa: S603 - the arguments are ours
        [PYTHON, str(SERVICE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"DBUS_SESSION_BUS_ADDRESS": address},
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        try:
            yield FakeDesktop(process)
        finally:
            process.terminate()

"""A screen of X11 that nobody sees, and the real program on it, used by keys from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 30.0
"""Seconds to wait for anything."""
WIDE, HIGH = 1280, 900
_DEPTH = 4
ROOT = Path(__file__).parents[2]
_PAUSE = threading.Event()
"""Never set: a look at the program must not take the processor from it."""
_CARET = 80
"""So many lines may change while nothing happens."""
_CALM = 0.3
"""Seconds without a change, after which nothing more is expected."""


def until(there: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Wait until this gives something, and return it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = there()
        if found:
            return found
        _PAUSE.wait(0.01)
    message = f"not in time: {what}"
    raise AssertionError(message)


class Screen:
    """The server's picture in a file, and a hand on its keyboard."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._picture = folder / "Xvfb_screen0"

    def rows(self) -> list[bytes]:
        """What is on it, line by line."""
        data = self._picture.read_bytes()
        line = WIDE * _DEPTH
        first = len(data) - HIGH * line
        return [data[at : at + line] for at in range(first, len(data), line)]

    def shows_a_window(self) -> bool:
        """Whether most of it is not black."""
        return _differing(self.rows(), [bytes(WIDE * _DEPTH)] * HIGH) > HIGH / 2

    def shows(self, picture: list[bytes]) -> bool:
        """Whether it looks like this, but for a caret that blinks."""
        return _differing(self.rows(), picture) < _CARET

    def calm(self) -> list[bytes]:
        """Wait until nothing changes any more, and return what is on it."""
        before, since = self.rows(), time.monotonic()
        end = since + PATIENCE
        while time.monotonic() - since < _CALM:
            assert time.monotonic() < end, "it never came to rest"
            _PAUSE.wait(0.05)
            now = self.rows()
            if _differing(now, before) >= _CARET:
                before, since = now, time.monotonic()
        return before

    def type(self, text: str) -> None:
        """Type this, a key at a time."""
        self._hand("type", "--delay", "2", text)

    def press(self, *keys: str) -> None:
        """Press these, as xdotool calls them."""
        self._hand("key", *keys)

    def _hand(self, *order: str) -> None:
        command = ["xdotool", *order]
        subprocess.run(command, check=True, env={**os.environ, "DISPLAY": self.name})  # noqa: S603


def _differing(one: list[bytes], other: list[bytes]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def has_screen() -> bool:
    """Whether this computer has all that these need; ``packaging/setup.sh test`` sees to it."""
    return all(shutil.which(name) for name in ("Xvfb", "openbox", "xdotool"))


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """A screen with a window manager, until the end."""
    ours, theirs = os.pipe()
    size = f"{WIDE}x{HIGH}x24"
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", size, "-nolisten", "tcp",
               "-fbdir", str(folder)]  # fmt: skip
    with subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL) as server:  # noqa: S603
        os.close(theirs)
        with os.fdopen(ours) as said:
            name = f":{said.readline().strip()}"
        environment, quiet = {**os.environ, "DISPLAY": name}, subprocess.DEVNULL
        with subprocess.Popen(["openbox"], env=environment, stderr=quiet, stdout=quiet) as manager:  # noqa: S607
            try:
                yield Screen(name, folder)
            finally:
                manager.terminate()
                server.terminate()


class Running:
    """The program; the same process before and after a lock."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self._place = Path("/proc") / str(process.pid)

    @property
    def pid(self) -> int:
        """Its number."""
        return self.process.pid

    def arguments(self) -> bytes:
        """What it was started with, a zero after each."""
        return (self._place / "cmdline").read_bytes()

    def maps(self) -> str:
        """The files that it has in memory, libraries too."""
        return (self._place / "maps").read_text()

    def seconds_in_line(self) -> float:
        """How long its window's thread has waited for a processor that others used."""
        return int((self._place / "schedstat").read_text().split()[1]) / 1e9

    def has_open(self, path: Path) -> bool:
        """Whether it has this file open."""
        for one in (self._place / "fd").iterdir():
            # Closed in the meantime.
            try:
                if one.readlink() == path:
                    return True
            except FileNotFoundError:
                continue
        return False


@contextmanager
def running(shown_on: Screen, *arguments: str) -> Iterator[Running]:
    """The real program on this screen, until the end."""
    command = [sys.executable, "-m", "reflect", *arguments]
    environment = {**os.environ, "DISPLAY": shown_on.name, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:  # noqa: S603
        try:
            yield Running(process)
        finally:
            process.kill()

"""A text in the person's own editor, without a trace on the disk."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import Refused
from reflect.paths import memory_backed_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_INSTEAD = "Answer in a file with --answers FILE, or in the window"
_ASKED_TO_END = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
# What these write beside the text, they write into the person's home: words that were cut,
# changes that can be undone.
_KEEPS_TRACES = frozenset({"vim", "nvim", "gvim"})
_WITHOUT_TRACES = ("-n", "-i", "NONE", "-c", "set noundofile")


@dataclass(frozen=True, slots=True)
class Edited:
    """A text as the editor left it."""

    text: str
    finished: bool
    """Whether the editor ended well; if not, the text is what had been saved until then."""


class Editor:
    """The person's editor, working on one file in a folder that is in memory."""

    def __init__(self, command: list[str], file: Path) -> None:
        self._command = command
        self._file = file

    def edit(self, text: str) -> Edited:
        """Let the person change the text; returns when the editor has ended, or we were told to."""
        self._file.write_text(text, encoding="utf-8", newline="\n")
        finished = self._run()
        left = self._file.read_bytes() if self._file.exists() else b""
        return Edited(left.decode("utf-8", "replace").replace("\r\n", "\n"), finished)

    def _run(self) -> bool:
        # Ctrl-C is for the editor. An ignored signal would be ignored by the editor as well.
        before = signal.signal(signal.SIGINT, _stay)
        try:
            # The person's own choice of program, for their own text.
            done = subprocess.run([*self._command, str(self._file)], check=False)  # noqa: S603
        except KeyboardInterrupt:
            return False
        except OSError as error:
            what = f"the editor {self._command[0]} cannot be started: {error.strerror}. {_INSTEAD}"
            raise Refused(what) from None
        finally:
            signal.signal(signal.SIGINT, before)
        return done.returncode == 0


@contextmanager
def editor_in_memory(command: str | None, name: str) -> Iterator[Editor]:
    """An editor for a text that never reaches the disk.

    Raises `Refused` with the reason where that cannot be. The folder is gone afterwards, whatever
    happens within the block; when the system ends us there, `KeyboardInterrupt` is raised in it.
    """
    words = shlex.split(command or "")
    if not words:
        what = f"neither VISUAL nor EDITOR says which editor to open. {_INSTEAD}"
        raise Refused(what)
    memory = memory_backed_folder()
    if memory is None:
        what = (
            "on this system no folder is known to be in memory only, so an editor would leave "
            f"your words on the disk. {_INSTEAD}"
        )
        raise Refused(what)
    if Path(words[0]).name in _KEEPS_TRACES:
        words += _WITHOUT_TRACES
    with _told_to_end():
        # Made with mode 0700.
        folder = tempfile.mkdtemp(prefix="reflect-", dir=memory)
        try:
            yield Editor(words, Path(folder) / name)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _told_to_end() -> Iterator[None]:
    """Raise `KeyboardInterrupt` when the system asks us to end, so that nothing stays behind."""
    before = {number: signal.signal(number, _stop) for number in _ASKED_TO_END}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _stay(_number: int, _frame: FrameType | None) -> None:
    """Do nothing."""

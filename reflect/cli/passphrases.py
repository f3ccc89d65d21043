"""Where a passphrase comes from: a file, standard input or the terminal, never an argument."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reflect.cli.files import refusing_faults
from reflect.errors import Refused

STDIN = "-"
_MAX_BYTES = 64 * 1024

_NO_TERMINAL = (
    "there is no terminal to ask for the passphrase on. "
    "Give it with --passphrase-file FILE, or --passphrase-file - for a line of standard input"
)
_NEW_ONE = (
    "there is no new passphrase. Put it on a second line, run the command in a terminal, "
    "or let --six-words make one"
)
_ONCE_MORE = (
    "the passphrase is asked for once more before a whole journal leaves. "
    "Put it on a second line, or run the command in a terminal"
)


class Passphrases:
    """Hands out passphrases in the order in which they are asked for."""

    def __init__(self) -> None:
        self.file: str | None = None
        """As given: a path, or `STDIN`."""
        self._lines: list[bytes] | None = None
        self._asked = 0

    def __repr__(self) -> str:
        return "Passphrases(hidden)"

    def ask(self, question: str = "Passphrase") -> str:
        """The passphrase; asked again, the next line or another answer on the terminal."""
        self._asked += 1
        again = self._asked > 1
        given = self._line() if self.file else None
        if given is not None:
            return given
        if self.file and not again:
            what = "the passphrase file is empty. Put the passphrase on its first line"
            raise Refused(what)
        if not sys.stdin.isatty():
            raise Refused(_ONCE_MORE if again else _NO_TERMINAL)
        return prompted("The passphrase once more" if again else question)

    def choose(self) -> str:
        """A new passphrase, typed twice on a terminal."""
        if self.file:
            return self.ask()
        if not sys.stdin.isatty():
            raise Refused(_NO_TERMINAL)
        return _typed_twice("A passphrase for this journal")

    def choose_another(self) -> str:
        """A new passphrase for a journal that is open: the next line, or typed twice."""
        given = self._line() if self.file else None
        if given is not None:
            return given
        if not sys.stdin.isatty():
            raise Refused(_NEW_ONE)
        return _typed_twice("The new passphrase")

    def _line(self) -> str | None:
        line = self._next_of_stdin() if self.file == STDIN else self._next_of_file()
        stripped = line.removesuffix(b"\n").removesuffix(b"\r")
        try:
            return stripped.decode("utf-8-sig") or None
        except UnicodeDecodeError:
            what = "the passphrase is not UTF-8. Save the file in that encoding"
            raise Refused(what) from None

    def _next_of_stdin(self) -> bytes:
        # One line and no more: what follows may be meant for something else.
        return sys.stdin.buffer.readline(_MAX_BYTES)

    def _next_of_file(self) -> bytes:
        if self._lines is None:
            path = Path(self.file or "")
            with refusing_faults(path), path.open("rb") as file:
                self._lines = file.read(_MAX_BYTES).split(b"\n")
        return self._lines.pop(0) if self._lines else b""


def _typed_twice(question: str) -> str:
    chosen = prompted(question)
    if prompted("The same once more") != chosen:
        what = "the two passphrases are not the same. Nothing has been made or changed. Try again"
        raise Refused(what)
    return chosen


def prompted(question: str) -> str:
    """An answer typed on the terminal, which does not show it."""
    # Not click's visible prompt, and on standard error: what is printed may be piped away.
    answer: str = click.prompt(question, hide_input=True, err=True, type=str)
    return answer

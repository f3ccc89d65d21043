"""The command line as a test uses it: real journals, with keys that cost little."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reflect.app import Reflect, local_now
from reflect.cli.main import run
from reflect.paths import Places
from reflect.services.journals import Journals
from reflect.storage.stretching import Cost
from tests.support.keychains import FakeKeychain

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SIX_WORDS = "lantern pebble orchard thistle harbour kettle"
CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)


@dataclass(frozen=True)
class Printed:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The JSON value on standard output."""
        return json.loads(self.out)

    @property
    def id(self) -> str:
        """The id that was printed, in text or in JSON."""
        return self.out.strip() if self.out[0] != "{" else self.value["id"]


class Terminal(io.StringIO):
    """Standard input that is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


class Console:
    """Runs commands in a home of their own, each with a program that was just started."""

    def __init__(
        self, home: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.home = home
        self.places = Places(
            journals=home / "Documents" / "Reflect",
            config_file=home / "config" / "settings.json",
            log_folder=home / "logs",
        )
        self.passphrase_file = home / "passphrase"
        self.passphrase_file.parent.mkdir(parents=True, exist_ok=True)
        self.passphrase_file.write_text(f"{SIX_WORDS}\n")
        self.keychain = FakeKeychain()
        self.clock = local_now
        """Tells the time to each program."""
        self._capsys = capsys
        self._patch = patch

    def reflect(self) -> Reflect:
        """The program as it starts, but quick to unlock."""
        reflect = Reflect(self.places)
        reflect.journals = Journals(
            reflect.library, clock=self.clock, cost=lambda: CHEAP, keychain=self.keychain
        )
        return reflect

    def bare(self, *arguments: object, stdin: str | bytes | Terminal = b"") -> Printed:
        """Run a command with these arguments and no other."""
        if not isinstance(stdin, Terminal):
            data = stdin.encode() if isinstance(stdin, str) else stdin
            self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        else:
            self._patch.setattr(sys, "stdin", stdin)
        self._capsys.readouterr()
        code = run([str(argument) for argument in arguments], self.reflect())
        return Printed(code, *self._capsys.readouterr())

    def __call__(self, *arguments: object, stdin: str | bytes = b"") -> Printed:
        """Run a command with the passphrase."""
        return self.bare(*arguments, "--passphrase-file", self.passphrase_file, stdin=stdin)

    def done(self, *arguments: object, stdin: str | bytes = b"") -> Printed:
        """Run a command that must succeed."""
        printed = self(*arguments, stdin=stdin)
        assert (printed.code, printed.err) == (0, ""), printed
        return printed

    def file(self, name: str, text: str) -> Path:
        """A file to give to a command."""
        path = self.home / name
        path.write_text(text, encoding="utf-8")
        return path

"""What a scene is: a program that is cut short, and the judge of what it leaves."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from reflect.paths import SUFFIX
from reflect.storage.folder import JournalFolder
from reflect.storage.keys import new_key_file
from reflect.storage.recovery_code import CODE_BYTES, RecoveryCode
from tests.support.builders import CHEAP, PASSPHRASE
from tests.support.fakes import FakeChance

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reflect.storage.key_file import KeyFile
    from reflect.storage.master_key import MasterKey

    Promise = Callable[[str], None]
    """Says that this much is durable from now on."""


class LostError(Exception):
    """Something that was promised is not there."""


def require(*, so: bool, what: str) -> None:
    """Raise `LostError` for what is not as it must be."""
    if not so:
        raise LostError(what)


class Scene(Protocol):
    """A program that is cut short, and what is asked of what it leaves."""

    def prepare(self, place: Path) -> None:
        """Make what is there, and durable, before the scene begins."""

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Do what may be cut short."""

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """Open what is left. Raises `LostError`, or whatever keeps it from being opened."""


def journal_in(place: Path, name: str = "Test") -> JournalFolder:
    """The journal that most scenes are about."""
    return JournalFolder(place / f"{name}{SUFFIX}")


@cache
def first_keys() -> tuple[KeyFile, MasterKey]:
    """A key file that the passphrase opens, and the first of all codes."""
    return new_key_file(PASSPHRASE, code_of(1), cost=CHEAP, random=FakeChance())


def code_of(number: int) -> RecoveryCode:
    """A recovery code like no other."""
    return RecoveryCode(number.to_bytes(CODE_BYTES, "big"))

"""What is done to a folder while the power is cut, and what must be true of what is left.

A scene is a program and its judge. To add one: say what is there before (`prepare`, not recorded),
do things and promise each that must last (`act`, in a process of its own), and open what is left
(`check`: raise `LostError`, or let the error out that kept it from being opened).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.paths import SUFFIX
from reflect.storage.files import read_file, replace_file
from reflect.storage.key_file import LARGEST, decode, encode
from reflect.storage.keys import open_with_recovery, with_new_recovery
from reflect.storage.recovery_code import new_code
from reflect.storage.state_file import decode_state
from reflect.storage.wishes import WishStore
from tests.support.builders import JOURNAL_ID, MASTER, PASSPHRASE, cheap_journals, new_journal
from tests.support.fakes import FakeChance, FakeClock
from tests.support.kill_cycles import Promises, Writer, faults_of, opened
from tests.support.power_cut.larger_scenes import LARGER
from tests.support.power_cut.scene import LostError, code_of, first_keys, journal_in

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

    from tests.support.power_cut.scene import Promise, Scene


class Saving:
    """Entries and drafts are saved, deleted, brought back and settled."""

    def prepare(self, place: Path) -> None:
        """A journal with nothing in it."""
        new_journal(place, FakeClock()).close()

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Write as the writers do that are killed elsewhere."""
        journal = opened(journal_in(place))
        Writer(journal, chance).run(1, 60, promise)
        journal.close()

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """All that was saved is there, and every check of the files finds them whole."""
        journal = opened(journal_in(place))
        try:
            promises = Promises()
            for line in promised:
                promises.heard(line)
            promises.check(journal)
            missing = [*promises.lost, *faults_of(journal)]
        finally:
            journal._drop()
        if missing:
            raise LostError(str(missing[:3]))


class Settling:
    """``journal.state`` is replaced after each change."""

    def prepare(self, place: Path) -> None:
        """A journal that has settled once."""
        new_journal(place, FakeClock()).close()

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Change something and settle, again and again; close and open now and then."""
        journal = opened(journal_in(place))
        for number in range(1, 40):
            WishStore(journal).put("wish", "x" * chance.randrange(9000))
            journal.settle()
            promise(str(number))
            if chance.random() < 0.1:
                journal.close()
                journal = opened(journal_in(place))
        journal.close()

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """The state can be read, is not older than said and not newer than the database."""
        folder = journal_in(place)
        said = int(promised[-1]) if promised else 0
        state = decode_state(folder.state.read_bytes(), JOURNAL_ID, MASTER)
        if state is None or state.generation < said:
            raise LostError(folder.state.name)
        journal = opened(folder)
        try:
            raw = journal._opened().raw
            if raw.execute("SELECT generation FROM journal").fetchone()[0] < said:
                raise LostError(folder.database.name)
        finally:
            journal._drop()


class ChangingKeys:
    """The recovery code is changed again and again, and each time the key file is replaced."""

    def prepare(self, place: Path) -> None:
        """A journal's key file."""
        folder = journal_in(place)
        folder.path.mkdir(parents=True, exist_ok=True)
        replace_file(folder.keys, encode(first_keys()[0]))

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Change the code forty times."""
        for _ in range(40):
            promise(str(self.change(place)))

    def change(self, place: Path) -> int:
        """Set another code; the number of both is the file's generation from then on."""
        folder = journal_in(place)
        key_file = decode(read_file(folder.keys, at_most=LARGEST))
        number = key_file.generation + 1
        changed = with_new_recovery(key_file, first_keys()[1], code_of(number))
        replace_file(folder.keys, encode(changed), keep=folder.last_good_keys)
        return number

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """The last code opens it, or the one that was being set; so it is with the spare file."""
        folder = journal_in(place)
        said = int(promised[-1]) if promised else 1
        if self._opened(folder.keys) < said:
            raise LostError(folder.keys.name)
        if (said > 1 or folder.last_good_keys.exists()) and (
            self._opened(folder.last_good_keys) < said - 1
        ):
            raise LostError(folder.last_good_keys.name)

    def _opened(self, path: Path) -> int:
        """How often the file had been written; raises what keeps its code from opening it."""
        key_file = decode(read_file(path, at_most=LARGEST))
        open_with_recovery(key_file, code_of(key_file.generation))
        return key_file.generation


class Making:
    """Journals are made, where there was no folder for them yet."""

    def prepare(self, place: Path) -> None:
        """Nothing."""

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Make two, as the window does."""
        for name in ("First", "Second"):
            cheap_journals().make(_shelf(place), name, PASSPHRASE).journal.close()
            promise(name)

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """Each that was made is there; whatever has the name of a journal is whole."""
        code = new_code(FakeChance()).text
        for name in promised:
            if not (_shelf(place) / f"{name}{SUFFIX}").exists():
                raise LostError(name)
        for path in _shelf(place).glob(f"*{SUFFIX}"):
            if not path.name.startswith("."):
                cheap_journals().unlock(path, recovery_code=code).close()


def _shelf(place: Path) -> Path:
    return place / "Documents" / "Reflect"


SCENES: dict[str, Scene] = {
    "save": Saving(),
    "state": Settling(),
    "keys": ChangingKeys(),
    "make": Making(),
    **LARGER,
}

"""Scenes in which whole journals are copied or changed: backup, restore, migration, import."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from reflect.domain.backup import LEAST, Reason
from reflect.domain.prompts import FREE
from reflect.services.backups import FOLDER_SUFFIX
from reflect.services.jobs import JobContext
from reflect.services.quiet_backup import Ended
from reflect.services.turns import at_once
from reflect.services.whole_journal import WholeFormat, write_whole_journal
from reflect.storage.backups import backups_in
from reflect.storage.entries import EntryStore
from reflect.storage.recovery_code import new_code
from tests.support.builders import PASSPHRASE, cheap_journals, content, entry_id
from tests.support.fakes import FakeChance, FakeClock
from tests.support.imported import imported, imported_entry, picture
from tests.support.kill_cycles import faults_of, words_of
from tests.support.old_journals import GOLDEN, OldJournal
from tests.support.power_cut.judging import Judge, content_below
from tests.support.power_cut.scene import journal_in, require

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reflect.services.open_journal import OpenJournal
    from tests.support.power_cut.scene import Promise, Scene

ENTRIES, NEW = 12, 1000
"""How many entries a journal has before its scene begins, and the first number after those."""


class BackingUp:
    """Backups are made beside the journal and on a stick, two a day, and the old ones go."""

    def __init__(self) -> None:
        self._judge = Judge(_code(), _entries)

    def prepare(self, place: Path) -> None:
        """A journal, and the folder of the stick."""
        (place / "Stick").mkdir()
        with _made(place) as journal:
            journal.backups.choose_folder(place / "Stick")

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Save and back up for four days."""
        clock = FakeClock()
        with _opened(place, clock) as journal:
            for number in range(ENTRIES + 1, ENTRIES + 9):
                _save(journal, number)
                clock.go(hours=12)
                row = journal.backups.make(JobContext())
                assert not journal.backups.failed()
                promise(f"{number} {row.generation}")

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """Each backup that is listed is whole, the last is there, and so is what was saved."""
        saved, generation = _numbers(promised[-1]) if promised else (ENTRIES, 0)
        for where in (journal_in(place).backups, place / "Stick" / f"Test{FOLDER_SUFFIX}"):
            backups = self._judge.backups(where)
            newest = max((each.name.generation for each in backups), default=0)
            enough = newest >= generation and len(backups) >= min(LEAST, len(promised))
            require(so=enough, what=f"{where.name}: {[str(each.name) for each in backups]}")
        _refuse_less(self._judge, place, "Test", saved)


class BackingUpQuietly(BackingUp):
    """As `BackingUp`, in the steps that are taken while the writer rests and sometimes writes."""

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Save and rest for eight days; on some of them a backup is disturbed and begun again."""
        clock = FakeClock()
        with _opened(place, clock) as journal:
            for number in range(ENTRIES + 1, ENTRIES + 9):
                _save(journal, number)
                clock.go(days=1)
                if chance.random() < DISTURBED:
                    steps = journal.backups.quiet.steps(_nothing)
                    for _ in range(chance.randrange(1, 3)):
                        next(steps)
                    _save(journal, number)
                    assert at_once(steps) is Ended.DISTURBED
                assert at_once(journal.backups.quiet.steps(_nothing)) is Ended.WELL
                generation = max(row.generation for row in journal.backups.rows())
                promise(f"{number} {generation}")


class ChangingAllKeys:
    """All keys of a journal are changed, as after a leak, and it is written in between."""

    def __init__(self) -> None:
        self._found: dict[bytes, tuple[int, list[str], int, int]] = {}

    def prepare(self, place: Path) -> None:
        """A journal, and a backup that moves with it."""
        with _made(place) as journal:
            journal.backups.make(JobContext())

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Save and change, with the old journal thrown away or kept beside the new one."""
        with _opened(place, FakeClock()) as journal:
            for number in range(1, 5):
                _save(journal, ENTRIES + number)
                promise(f"{number} {KEPT if number == KEPT else 0}")
                journal.keys.change_all(PASSPHRASE, keep_old=number == KEPT)

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """The passphrase opens it, with all that was saved; the backup is in it or in the old one.

        Nothing else is left beside it.
        """
        saved = _numbers(promised[-1])[0] if promised else 0
        mark = content_below(place)
        if mark not in self._found:
            self._found[mark] = self._look(place)
        entries, faults, backups, beside = self._found[mark]
        require(so=entries >= ENTRIES + saved, what=f"{saved} saved, {entries} there")
        require(so=not faults, what=f"{faults[:2]}")
        require(so=backups == 1, what=f"{backups} backups")
        require(so=beside <= (saved >= KEPT), what=f"{beside} folders are left beside it")

    def _look(self, place: Path) -> tuple[int, list[str], int, int]:
        """What a person finds who opens it: entries, faults, backups, folders beside it."""
        journal = cheap_journals().unlock(journal_in(place).path, passphrase=PASSPHRASE)
        try:
            entries = _entries(journal._journal._opened().raw)
            faults = faults_of(journal._journal)
        finally:
            journal._journal._drop()
        backups = len(list(place.glob("*/backups/*")))
        return entries, faults, backups, len(list(place.iterdir())) - 1


KEPT = 3
"""Which change keeps the old journal."""
DISTURBED = 0.4
"""How often somebody writes while a backup is made."""


def _nothing() -> None:
    """Nobody asks the work to stop."""


class Restoring:
    """Backups are brought back as journals of their own, and those are written on."""

    def __init__(self) -> None:
        self._judge = Judge(_code(), _entries)

    def prepare(self, place: Path) -> None:
        """A journal with three backups."""
        with _made(place) as journal:
            for number in range(1, 4):
                _save(journal, ENTRIES + number)
                journal.backups.make(JobContext())

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Bring one back, write in it, close it, and again."""
        backups = backups_in(journal_in(place).backups)
        for number in range(1, 7):
            path = chance.choice(backups).folder.path
            final = journal_in(place, f"Back {number}").path
            back = cheap_journals().restore(path, final, recovery_code=_code())
            promise(f"{number} {back.entries}")
            _save(back.journal, NEW)
            promise(f"{number} {back.entries + 1}")
            back.journal.close()

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """Each that came back is there with all that is in it, and the backups are as they were."""
        last = dict(map(_numbers, promised))
        for number, entries in last.items():
            _refuse_less(self._judge, place, f"Back {number}", entries)
        for path in place.glob("Back *"):
            _refuse_less(self._judge, place, path.stem, ENTRIES + 1)
        _refuse_less(self._judge, place, "Test", ENTRIES + 3)
        backups = self._judge.backups(journal_in(place).backups)
        require(so=len(backups) == 3, what="a backup that was only read")


class Migrating:
    """Journals of the first format are opened, which brings them up to date, and written in."""

    def __init__(self) -> None:
        self._judge = Judge((GOLDEN.parent / "recovery-code.txt").read_text(), _rows)
        self._before: frozenset[str] = frozenset()

    def prepare(self, place: Path) -> None:
        """Five of them, all alike."""
        old = OldJournal(place)
        old.grow(ENTRIES)
        database = old.database()
        self._before = _rows(database.raw)
        database.close()
        for number in range(1, 6):
            shutil.copytree(old.folder.path, journal_in(place, f"Old {number}").path)
        shutil.rmtree(old.folder.path)

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Open one, write in it, close it, and again."""
        code = (GOLDEN.parent / "recovery-code.txt").read_text()
        for number in range(1, 6):
            path = journal_in(place, f"Old {number}").path
            journal = cheap_journals().unlock(path, recovery_code=code)
            promise(f"{number} 0")
            _save(journal, NEW)
            promise(f"{number} 1")
            journal.close()

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """Each has all that was in it, and of what is new there is a backup of what was old."""
        last = dict(map(_numbers, promised))
        for number in range(1, 6):
            folder = journal_in(place, f"Old {number}")
            is_new, rows = self._judge.look(folder)
            saved = any(entry_id(NEW) in row for row in rows)
            more = [row for row in rows - self._before if entry_id(NEW) not in row]
            require(so=self._before <= rows and not more, what=f"{folder.name}: other rows")
            promise_kept = number not in last or (is_new and saved >= last[number])
            require(so=promise_kept, what=f"{folder.name}: new {is_new}, saved {saved}")
            kept = not is_new or bool(self._judge.backups(folder.backups))
            require(so=kept, what=f"{folder.name}: no backup of it")


class Importing:
    """Other journals and a whole one are brought in, each after a backup."""

    def __init__(self) -> None:
        self._judge = Judge(_code(), _imports)

    def prepare(self, place: Path) -> None:
        """A journal, and the file of a whole one."""
        with _made(place) as journal:
            self._bring_in(journal, WHOLE)
            write_whole_journal(
                journal._journal, place / "whole.json", WholeFormat.JSON, JobContext()
            )
        shutil.rmtree(journal.path)
        with _made(place):
            pass

    def act(self, place: Path, promise: Promise, chance: random.Random) -> None:
        """Bring one in a day; one of them is the whole one."""
        clock = FakeClock()
        with _opened(place, clock) as journal:
            for number in range(1, 8):
                clock.go(days=1)
                if number == WHOLE:
                    preview = journal.whole_file.preview(place / "whole.json", JobContext())
                    journal.whole_file.bring_in(preview, JobContext(), back_up=_backed_up(journal))
                else:
                    self._bring_in(journal, number)
                promise(f"{number}")

    def check(self, place: Path, promised: Sequence[str]) -> None:
        """Each is there wholly or not at all, and before each a backup was made."""
        _, (found, files) = self._judge.look(journal_in(place))
        whole = set(found.values()) <= {BROUGHT} and files == len(found)
        there = set(map(int, promised)) <= found.keys()
        require(so=whole and there, what=f"{len(promised)} promised, {found}, {files} files")
        backups = self._judge.backups(journal_in(place).backups)
        require(so=len(backups) >= min(LEAST, len(found)), what="the backups made before")

    def _bring_in(self, journal: OpenJournal, number: int) -> None:
        entries = [
            imported_entry(number * 10 + each, f"Import {number}, entry {each}. {words_of(each)}")
            for each in range(1, BROUGHT)
        ]
        last = imported_entry(number * 10, f"Import {number}, the last", files=(picture(),))
        preview = journal.importing.preview(imported(*entries, last), JobContext())
        journal.importing.bring_in(preview, {}, JobContext(), back_up=_backed_up(journal))


BROUGHT, WHOLE = 6, 4
"""Entries in each import, and the number of the import that is a whole journal."""


@contextmanager
def _made(place: Path) -> Iterator[OpenJournal]:
    """A new journal with some entries, let go of without a backup."""
    journal = cheap_journals().make(place, "Test", PASSPHRASE).journal
    for number in range(1, ENTRIES + 1):
        _save(journal, number)
    yield journal
    journal._journal.close()


@contextmanager
def _opened(place: Path, clock: FakeClock) -> Iterator[OpenJournal]:
    """The journal as a person opens it, let go of without a backup."""
    path = journal_in(place).path
    journal = cheap_journals(clock).unlock(path, recovery_code=_code())
    yield journal
    journal._journal.close()


def _code() -> str:
    """What opens every journal that cheap services make."""
    return new_code(FakeChance()).text


def _save(journal: OpenJournal, number: int) -> None:
    EntryStore(journal._journal).save(entry_id(number), FREE, content(words_of(number)))


def _backed_up(journal: OpenJournal) -> Any:
    return partial(journal.backups.back_up, Reason.IMPORT)


def _numbers(promise: str) -> tuple[int, int]:
    first, second = map(int, promise.split())
    return first, second


def _refuse_less(judge: Judge, place: Path, name: str, entries: int) -> None:
    _, found = judge.look(journal_in(place, name))
    require(so=found >= entries, what=f"{name}: {found} entries of {entries}")


def _entries(raw: Any) -> int:
    return int(raw.execute("SELECT count(*) FROM entry").fetchone()[0])


def _rows(raw: Any) -> frozenset[str]:
    """What writers wrote, whatever the format; each row with the name of its table."""
    tables = ("entry", "revision", "account", "departure", "draft", "commitment")
    return frozenset(
        f"{table} {row}"
        for table in tables
        for row in raw.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name of ours
    )


def _imports(raw: Any) -> tuple[Counter[int], int]:
    """How many entries of each import there are, and how many files in all."""
    texts = raw.execute("SELECT content FROM revision").fetchall()
    found = (re.search(r"Import (\d+),", json.loads(text)["answers"]["text"]) for (text,) in texts)
    counted = Counter(int(each[1]) for each in found if each)
    return counted, int(raw.execute("SELECT count(*) FROM evidence").fetchone()[0])


LARGER: dict[str, Scene] = {
    "backup": BackingUp(),
    "quiet": BackingUpQuietly(),
    "all-keys": ChangingAllKeys(),
    "restore": Restoring(),
    "migration": Migrating(),
    "import": Importing(),
}

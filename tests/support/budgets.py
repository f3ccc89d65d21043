"""Times what must not keep a writer waiting, in a journal with as many entries as one wants.

Runs as a program, in a process of its own: ``python -m tests.support.budgets FOLDER SEED ENTRIES
as-it-is|slow``. The second is made slow on purpose. Prints one line of JSON: milliseconds, and what
was allowed.
"""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks.searching import queries
from benchmarks.texts import Writer
from benchmarks.timing import Times
from reflect.domain.search import Filter
from reflect.services.jobs import JobContext
from reflect.services.journals import Journals
from reflect.services.prompt_library import PromptLibrary
from reflect.storage.entries import EntryStore, save_entry
from reflect.storage.journal import Journal
from reflect.storage.key_file import decode
from reflect.storage.keys import open_with_passphrase
from tests.support.builders import PASSPHRASE
from tests.support.fakes import FakeClock
from tests.support.keychains import FakeKeychain

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.services.open_journal import OpenJournal

ALLOWED = {"unlock beyond the key": 300, "save": 50, "search": 100, "backup": 2000, "close": 2000}
"""Milliseconds, but those in line for a processor: the 95th percentile of save and search, and the
median of five of the others."""
ROUNDS, OTHERS = 200, 5


def in_line() -> float:
    """Milliseconds for which this thread has waited for a processor: other programs' time."""
    told = Path("/proc/thread-self/schedstat")
    return int(told.read_text().split()[1]) / 1e6 if told.exists() else 0.0


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that one call takes of its own: the processor, the disk, and no line."""
    begun, stood = perf_counter(), in_line()
    work()
    return (perf_counter() - begun) * 1000 - (in_line() - stood)


def times(work: Callable[[], object], count: int) -> Times:
    """So many calls, after one that does not count."""
    work()
    return Times(tuple(timed(work) for _ in range(count)))


def journals(clock: FakeClock | None = None) -> Journals:
    """The service with the keys that a real journal has."""
    keychain = FakeKeychain()
    return Journals(PromptLibrary(tuple), clock=clock or FakeClock(), keychain=keychain)


def filled(place: Path, entries: int) -> Path:
    """A journal with so many entries of a few hundred words."""
    journal = journals().make(place, "Test", PASSPHRASE).journal
    samples = Writer().samples(entries)
    while together := list(islice(samples, 500)):
        with journal._journal.writing() as writing:
            for each in together:
                save_entry(writing, each.id, each.prompts, each.content)
    journal._journal.close()
    return journal.path


def measured(path: Path, seed: int) -> dict[str, float]:
    """How long each takes."""
    found = {"unlock beyond the key": _unlocking(path)}
    journal = journals().unlock(path, passphrase=PASSPHRASE)
    samples = iter(Writer(seed).samples(ROUNDS + 2 * OTHERS + 2))
    store = EntryStore(journal._journal)

    def save() -> None:
        each = next(samples)
        store.save(each.id, each.prompts, each.content)

    found["save"] = times(save, ROUNDS).p95
    typed = [words for kind in queries(Writer().vocabulary).values() for words in kind]
    searched = [timed(partial(journal.finder.rows, Filter(text=words))) for words in typed * 5]
    found["search"] = Times(tuple(searched)).p95
    found["backup"] = times(lambda: journal.backups.make(JobContext()), OTHERS).median
    found["close"] = _closing(journal, path)
    return found


def _unlocking(path: Path) -> float:
    """What unlocking takes besides the derivation of the key, which is slow on purpose."""
    key_file = decode((path / "journal.keys").read_bytes())
    keys, whole = list[float](), list[float]()
    for _ in range(OTHERS):
        keys.append(timed(lambda: open_with_passphrase(key_file, PASSPHRASE)))
        opened: list[OpenJournal] = []
        whole.append(timed(partial(_unlock_into, opened, path)))
        opened[0]._journal.close()
    return Times(tuple(whole)).median - Times(tuple(keys)).median


def _unlock_into(opened: list[OpenJournal], path: Path) -> None:
    opened.append(journals().unlock(path, passphrase=PASSPHRASE))


def _closing(journal: OpenJournal, path: Path) -> float:
    """What a lock does to a journal in which something was just written, a due backup included."""
    took, clock = [], FakeClock()
    for number in range(OTHERS):
        journal._journal.close()
        clock.go(days=2)
        journal = journals(clock).unlock(path, passphrase=PASSPHRASE)
        journal.wishes.set_favourite(f"set-{number}", on=True)
        assert journal.backups.due()
        took.append(timed(journal.close))
    return Times(tuple(took)).median


def slowly() -> Any:
    """Every change of the journal takes a tenth of a second more."""
    commit = Journal._commit

    def slow(journal: Journal, *given: Any, **named: Any) -> None:
        commit(journal, *given, **named)
        end = process_time() + 0.1
        while process_time() < end:
            pass

    return patch.object(Journal, "_commit", slow)


if __name__ == "__main__":
    folder, seed, entries, how = sys.argv[1:]
    journal_path = filled(Path(folder), int(entries))
    with slowly() if how == "slow" else nullcontext():
        found = measured(journal_path, int(seed))
    over = [f"{what}: {found[what]:.0f} ms of {ALLOWED[what]}" for what in ALLOWED
            if found[what] > ALLOWED[what]]  # fmt: skip
    sys.stdout.write(json.dumps({"milliseconds": found, "over": over}) + "\n")

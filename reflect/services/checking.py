"""Looking whether a journal is whole and of today."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from reflect.domain.check import CheckResult, Counts, Fault, Finding, Level
from reflect.errors import StorageError, VaultError
from reflect.services.changes import Announcer, Changes
from reflect.storage.checks import JournalCheck
from reflect.storage.wishes import WishStore

if TYPE_CHECKING:
    from collections.abc import Generator

    from reflect.services.jobs import JobContext
    from reflect.storage.journal import Journal

    Steps = Generator[tuple[int, int], None, CheckResult]
    """What is done and what there is, after each step; others may use the journal between two."""

_LAST, _STRUCTURE = "last_check", "last_structure_check"
STRUCTURE_EVERY = timedelta(days=7)
"""How often the quick check looks how the pages hang together: it takes longer than the rest."""


class Checking:
    """Checks of an open journal. They change nothing but the note of the last one."""

    def __init__(self, journal: Journal, announcer: Announcer) -> None:
        self._journal = journal
        self._announcer = announcer
        self._wishes = WishStore(journal)
        self._last: CheckResult | None = None
        # Once: the next change writes the file anew.
        self._unknown = not journal.progress_known

    def quick(self, context: JobContext) -> CheckResult:
        """Read every page; once a week also how they hang together. Raises a `StorageError`."""
        return _run(self.quick_steps(), context)

    def full(self, context: JobContext) -> CheckResult:
        """Read every row as well, and see whether each fits the others. It may take seconds."""
        return _run(self.full_steps(), context)

    def quick_steps(self) -> Steps:
        """As `quick`, one step at a time."""
        structure = self._is_structure_due()
        check = JournalCheck(self._journal)
        yield from check.pages()
        if structure:
            yield from check.structure()
        return self._ended(check, Level.QUICK, structure=structure)

    def full_steps(self) -> Steps:
        """As `full`, one step at a time."""
        check = JournalCheck(self._journal)
        yield from check.pages()
        yield from check.structure(thorough=True)
        yield from check.rows()
        return self._ended(check, Level.FULL, structure=True)

    def last(self) -> CheckResult | None:
        """What the last check found; None before the first."""
        if self._last:
            return self._last
        kept = self._wishes.get(_LAST, None)
        return _from_plain(kept) if kept else None

    def _is_structure_due(self) -> bool:
        text = self._wishes.get(_STRUCTURE, "")
        now = self._journal.clock()
        # A clock that was set back must not put it off.
        return not text or not timedelta() <= now - datetime.fromisoformat(text) < STRUCTURE_EVERY

    def _ended(self, check: JournalCheck, level: Level, *, structure: bool) -> CheckResult:
        unknown = (Finding(fault=Fault.PROGRESS),) if self._unknown else ()
        result = CheckResult(
            level=level,
            when=self._journal.clock(),
            generation=self._journal.generation(),
            structure=structure,
            counts=check.counts,
            findings=unknown + check.findings,
        )
        self._last = result
        # A journal that is damaged, or a disk that is full, has been checked all the same.
        with suppress(VaultError, StorageError):
            self._remember(result)
        return result

    def _remember(self, result: CheckResult) -> None:
        self._wishes.put(_LAST, _to_plain(result))
        if result.structure:
            self._wishes.put(_STRUCTURE, result.when.isoformat())
        self._announcer.tell(Changes(settings=True))


def _run(steps: Steps, context: JobContext) -> CheckResult:
    while True:
        try:
            done, total = next(steps)
        except StopIteration as ended:
            result: CheckResult = ended.value
            return result
        context.step(done, total)


def _to_plain(result: CheckResult) -> dict[str, Any]:
    plain = asdict(result)
    findings = [{**asdict(f), "day": f.day.isoformat() if f.day else None} for f in result.findings]
    return {**plain, "when": result.when.isoformat(), "findings": findings}


def _from_plain(kept: dict[str, Any]) -> CheckResult:
    findings = tuple(
        Finding(
            **{
                **finding,
                "fault": Fault(finding["fault"]),
                "day": date.fromisoformat(finding["day"]) if finding["day"] else None,
            }
        )
        for finding in kept["findings"]
    )
    return CheckResult(
        **{
            **kept,
            "level": Level(kept["level"]),
            "when": datetime.fromisoformat(kept["when"]),
            "counts": Counts(**kept["counts"]),
            "findings": findings,
        }
    )

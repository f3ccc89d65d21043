"""Lets what was deleted go for good, as time and two looks into the bin do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.services.open_journal import OpenJournal
    from tests.support.fakes import FakeClock


def let_go(journal: OpenJournal, clock: FakeClock) -> int:
    """How many have gone, a month and two days later."""
    clock.go(days=31)
    first = journal.entries.purge_expired()
    clock.go(days=1)
    return first + journal.entries.purge_expired()

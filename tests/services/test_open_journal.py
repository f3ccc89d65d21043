from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.errors import DiskFull, NotFound
from reflect.services.changes import Changes
from reflect.storage.journal import Journal
from tests.support.builders import EVERY_ANSWER, EVERY_KIND


@pytest.fixture
def entry(unlocked):
    """An entry with every kind of answer."""
    draft = unlocked.entries.begin(EVERY_KIND)
    return unlocked.entries.finish(
        replace(draft, content=replace(draft.content, answers=EVERY_ANSWER))
    )


class TestTheBin:
    @pytest.fixture
    def heard(self, unlocked):
        told: list[Changes] = []
        unlocked.announcer.listen(told.append)
        return told

    def test_what_was_in_it_for_a_month_is_gone_for_good(self, unlocked, entry, clock, heard):
        unlocked.entries.delete(entry.id)
        clock.go(days=31)
        unlocked.empty_bin()
        assert unlocked.entries.bin() == ()
        assert heard[-1] == Changes(entries=frozenset({entry.id}), drafts=True)
        with pytest.raises(NotFound):
            unlocked.entries.entry(entry.id)

    def test_what_is_in_it_for_less_stays_and_nothing_is_announced(
        self, unlocked, entry, clock, heard
    ):
        unlocked.entries.delete(entry.id)
        clock.go(days=29)
        heard.clear()
        unlocked.empty_bin()
        assert [row.id for row in unlocked.entries.bin()] == [entry.id]
        assert heard == []

    def test_a_disk_that_is_full_is_not_told_to_who_asked_for_nothing(
        self, unlocked, entry, clock, monkeypatch
    ):
        def fail(_journal):
            raise DiskFull

        unlocked.entries.delete(entry.id)
        clock.go(days=31)
        monkeypatch.setattr(Journal, "compact", fail)
        unlocked.empty_bin()
        assert unlocked.entries.bin() == ()

"""Checks of an open journal: how much is looked at, and what is remembered of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reflect.domain.check import Fault, Level
from reflect.domain.prompts import FREE
from reflect.errors import Cancelled
from reflect.services.jobs import JobContext
from tests.support.builders import PASSPHRASE, cheap_journals, content

PAGE = 4096


@pytest.fixture
def written(unlocked):
    """A journal with some entries."""
    for number in range(3):
        draft = unlocked.entries.begin(FREE)
        unlocked.entries.finish(
            type(draft)(id=draft.id, prompts=FREE, content=content(f"albatross {number}"))
        )
    return unlocked


def reopened(journal, clock=None):
    journal.close()
    return cheap_journals(clock).unlock(journal.path, passphrase=PASSPHRASE)


def damage(journal):
    """Change one byte of the last page."""
    journal.close()
    database = journal.path / "journal.db"
    data = bytearray(database.read_bytes())
    data[-PAGE + 9] ^= 1
    database.write_bytes(data)
    return cheap_journals().unlock(journal.path, passphrase=PASSPHRASE)


def test_a_whole_journal_is_fine(written) -> None:
    for check, level in (
        (written.checking.quick, Level.QUICK),
        (written.checking.full, Level.FULL),
    ):
        result = check(JobContext())
        assert result.fine
        assert not result.damaged
        assert result.level is level
    assert result.counts.entries == 3


def test_a_bad_page_is_found(written) -> None:
    harmed = damage(written)
    result = harmed.checking.quick(JobContext())
    assert result.damaged
    assert result.count(Fault.PAGES) == 1
    harmed.close()


def test_how_pages_hang_together_is_looked_at_once_a_week(written, clock) -> None:
    check = written.checking.quick
    assert check(JobContext()).structure
    assert not check(JobContext()).structure
    clock.now += timedelta(days=7)
    assert check(JobContext()).structure
    clock.now -= timedelta(days=30)
    assert check(JobContext()).structure


def test_the_last_check_is_remembered_in_the_journal(written) -> None:
    assert written.checking.last() is None
    result = written.checking.full(JobContext())
    assert written.checking.last() == result
    again = reopened(written)
    assert again.checking.last() == result
    again.close()


def test_what_was_found_is_remembered_too(written) -> None:
    with written._journal.database() as database:
        database.raw.execute("UPDATE entry SET title = 'Another'")
    result = written.checking.full(JobContext())
    assert {f.title for f in result.findings if f.entry_id} == {"Another"}
    again = reopened(written)
    assert again.checking.last() == result
    again.close()


def test_a_check_that_cannot_be_noted_has_its_result(written, monkeypatch) -> None:
    from reflect.errors import DiskFull

    def full(*_args, **_how):
        raise DiskFull

    monkeypatch.setattr(written.checking._wishes, "put", full)
    result = written.checking.quick(JobContext())
    assert written.checking.last() is result


def test_what_nobody_can_say_is_a_finding_of_the_session(written) -> None:
    written.close()
    (written.path / "journal.state").unlink()
    again = reopened(written)
    assert not again.is_progress_known
    result = again.checking.quick(JobContext())
    assert [f.fault for f in result.findings] == [Fault.PROGRESS]
    assert not result.damaged
    once_more = reopened(again)
    assert once_more.checking.quick(JobContext()).fine
    once_more.close()


def test_a_check_can_be_stopped_and_tells_how_far_it_is(written) -> None:
    far = []
    written.checking.full(JobContext(lambda done, total: far.append((done, total))))
    assert len(far) > 5
    context = JobContext()
    context.cancel()
    with pytest.raises(Cancelled):
        written.checking.full(context)


def test_others_may_write_between_two_steps(written) -> None:
    steps = written.checking.full_steps()
    for _ in steps:
        written.wishes.set_last_used("x")
    assert written.checking.last().fine

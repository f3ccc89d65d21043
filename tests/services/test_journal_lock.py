"""Whether the journal is open: every screen follows one machine."""

from __future__ import annotations

import pytest

from reflect.errors import StorageFailed, WrongPassphrase
from reflect.services.journal_lock import JournalLock, LockState
from tests.support.journal_backups import write

LOCKED, UNLOCKING, UNLOCKED = LockState.LOCKED, LockState.UNLOCKING, LockState.UNLOCKED
LOCKING, FAILED = LockState.LOCKING, LockState.FAILED


@pytest.fixture
def lock():
    return JournalLock()


@pytest.fixture
def seen(lock):
    """The states that a listener was told."""
    told: list[LockState] = []
    lock.listen(told.append)
    return told


def fail(error=WrongPassphrase):
    def failing():
        raise error

    return failing


def test_it_begins_locked(lock) -> None:
    assert (lock.state, lock.journal) == (LOCKED, None)


def test_unlocking_and_locking_are_told_step_by_step(lock, seen, unlocked) -> None:
    assert lock.unlock(lambda: unlocked) is unlocked is lock.journal
    lock.lock()
    assert lock.journal is None
    assert seen == [UNLOCKING, UNLOCKED, LOCKING, LOCKED]


@pytest.mark.parametrize("how", [JournalLock.lock, JournalLock.close])
def test_a_journal_that_was_locked_is_closed(lock, unlocked, how) -> None:
    lock.unlock(lambda: unlocked)
    how(lock)
    with pytest.raises(RuntimeError, match="closed"):
        unlocked.finder.count()


@pytest.mark.parametrize("error", [WrongPassphrase, ZeroDivisionError, KeyboardInterrupt])
def test_what_fails_can_be_tried_again(lock, seen, unlocked, error) -> None:
    with pytest.raises(error):
        lock.unlock(fail(error))
    assert (lock.state, lock.journal) == (FAILED, None)
    lock.unlock(lambda: unlocked)
    assert seen == [UNLOCKING, FAILED, UNLOCKING, UNLOCKED]


@pytest.mark.parametrize(("how", "backups"), [(JournalLock.lock, 0), (JournalLock.close, 1)])
def test_closing_waits_for_the_backup_that_is_due_and_locking_for_none(
    lock, unlocked, how, backups
) -> None:
    write(unlocked)
    lock.unlock(lambda: unlocked)
    how(lock)
    assert len(list(unlocked.path.glob("backups/*"))) == backups


@pytest.mark.parametrize("error", [StorageFailed, ZeroDivisionError])
def test_a_journal_that_cannot_be_closed_stays_open(
    lock, seen, unlocked, monkeypatch, error
) -> None:
    lock.unlock(lambda: unlocked)
    with monkeypatch.context() as patch:
        patch.setattr(unlocked, "let_go", fail(error))
        with pytest.raises(error):
            lock.lock()
    assert lock.journal is unlocked
    lock.lock()
    assert seen[-4:] == [LOCKING, UNLOCKED, LOCKING, LOCKED]


def test_locking_what_is_locked_does_nothing(lock, seen) -> None:
    lock.lock()
    lock.close()
    assert seen == []


def test_a_step_out_of_order_is_a_mistake_of_ours(lock, unlocked) -> None:
    lock.unlock(lambda: unlocked)
    with pytest.raises(RuntimeError, match="from unlocked to unlocking"):
        lock.unlock(lambda: unlocked)
    assert lock.journal is unlocked

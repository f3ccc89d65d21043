from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtGui import QClipboard

from reflect.errors import DiskFull
from reflect.services.journal_lock import JournalLock, LockState
from reflect.ui.idle_watch import LockReason
from reflect.ui.locking import Locking, clear_clipboard, fresh_command
from reflect.ui.program import Start, read_start
from tests.support.journals import FakeJournal


class Relaunch(list[Any]):
    """Remembers instead of replacing the process."""

    def __call__(self, path, reason):
        self.append((path, reason))


@pytest.fixture
def journal():
    return FakeJournal(Path("Practice.reflect"))


@pytest.fixture
def lock(journal):
    made = JournalLock()
    made.unlock(lambda: journal)
    return made


@pytest.fixture
def relaunch():
    return Relaunch()


@pytest.fixture
def steps():
    return []


@pytest.fixture
def leave(steps):
    """How the views leave: at once, and all is kept."""

    def left(answer):
        steps.append("left")
        answer(True)

    return left


@pytest.fixture
def locking(lock, jobs, messages, steps, leave, relaunch):
    made = Locking(
        lock, jobs, leave=leave, closed=lambda: steps.append("closed"),
        failed=messages.failed, start_anew=relaunch,
    )  # fmt: skip
    made.began.connect(lambda: steps.append("began"))
    made.kept_open.connect(lambda: steps.append("kept open"))
    return made


def test_locking_covers_keeps_closes_and_starts_anew(locking, journal, steps, relaunch, qtbot):
    locking.lock(LockReason.IDLE)
    qtbot.waitUntil(lambda: relaunch != [])
    assert steps == ["began", "left", "closed"]
    assert journal.asked == ["let go"]
    assert relaunch == [(journal.path, LockReason.IDLE)]


def test_what_the_views_save_is_saved_before_the_journal_closes(
    locking, leave, jobs, journal, relaunch, qtbot
):
    with qtbot.waitSignal(locking.began):
        jobs.start(lambda _context: journal.asked.append("saved"), owner=locking)
        locking.lock(LockReason.ASKED)
    qtbot.waitUntil(lambda: relaunch != [])
    assert journal.asked == ["saved", "let go"]


def test_other_work_is_stopped_and_waited_for(locking, jobs, relaunch, qtbot):
    stopped = []

    def long(context):
        try:
            while True:
                context.step(0, 1)
        finally:
            stopped.append(len(relaunch))

    jobs.start(long, owner=locking, journal=False)
    locking.lock(LockReason.ASKED)
    qtbot.waitUntil(lambda: relaunch != [])
    assert stopped == [0]


def refuse(answer):
    answer(False)


@pytest.mark.parametrize("leave", [refuse])
def test_words_that_cannot_be_kept_keep_the_journal_open(locking, journal, lock, steps, leave):
    locking.lock(LockReason.IDLE)
    assert steps == ["began", "kept open"]
    assert (journal.asked, lock.state) == ([], LockState.UNLOCKED)


@pytest.mark.parametrize("leave", [lambda _answer: None])
def test_a_view_that_never_answers_is_shown_again(locking, journal, steps, leave):
    locking.lock(LockReason.IDLE)
    locking.patience.timeout.emit()
    assert steps == ["began", "kept open"]
    assert journal.asked == []


@pytest.mark.parametrize("leave", [lambda answer: (answer(True), answer(True))])
def test_a_view_that_answers_twice_is_heard_once(locking, journal, relaunch, leave, qtbot):
    locking.lock(LockReason.IDLE)
    qtbot.waitUntil(lambda: relaunch != [])
    assert (journal.asked, len(relaunch)) == (["let go"], 1)


def test_a_journal_that_cannot_close_stays_open_and_says_why(
    locking, journal, lock, recorder, qtbot
):
    journal.fails = DiskFull()
    with qtbot.waitSignal(locking.kept_open):
        locking.lock(LockReason.IDLE)
    assert lock.state is LockState.UNLOCKED
    assert recorder.said == ["Not saved: the disk is full."]


def test_a_journal_that_could_not_close_can_be_locked_later(locking, journal, relaunch, qtbot):
    journal.fails = DiskFull()
    with qtbot.waitSignal(locking.kept_open):
        locking.lock(LockReason.IDLE)
    journal.fails = None
    locking.lock(LockReason.IDLE)
    qtbot.waitUntil(lambda: relaunch != [])


def test_asking_twice_locks_once(locking, journal, steps, relaunch, qtbot):
    locking.lock(LockReason.ASKED)
    locking.lock(LockReason.IDLE)
    qtbot.waitUntil(lambda: relaunch != [])
    assert steps.count("began") == 1
    assert relaunch == [(journal.path, LockReason.ASKED)]


def test_without_an_open_journal_there_is_nothing_to_lock(jobs, messages, relaunch):
    done = []
    locking = Locking(JournalLock(), jobs, leave=refuse, closed=list, failed=messages.failed,
                      start_anew=relaunch)  # fmt: skip
    locking.lock(LockReason.ASKED)
    locking.close(lambda: done.append(1))
    assert (relaunch, done) == ([], [1])


def test_closing_ends_without_starting_anew(locking, journal, relaunch, qtbot):
    with qtbot.waitCallback() as ended:
        locking.close(ended)
    assert (journal.asked, relaunch) == (["close"], [])


@pytest.mark.parametrize("reason", list(LockReason))
def test_the_fresh_process_is_told_the_journal_and_the_reason(reason):
    command = fresh_command(Path("My journal.reflect"), reason)
    assert command[0] == sys.executable
    arguments = command[command.index("reflect") + 1 :]
    assert read_start(arguments) == Start(Path("My journal.reflect"), reason)


def test_the_fresh_process_imports_nothing_from_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert fresh_command(tmp_path, LockReason.IDLE)[1:4] == ["-P", "-m", "reflect"]


def test_a_program_in_the_current_folder_starts_from_there(monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[2])
    assert fresh_command(Path("x"), LockReason.IDLE)[1:3] == ["-m", "reflect"]


def test_a_packaged_program_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert fresh_command(Path("x"), LockReason.IDLE)[1] == "--locked"


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], Start()),
        (["--locked"], Start()),
        (["--locked", "x"], Start(Path("x"))),
        (["--locked", "x", "whim"], Start(Path("x"))),
        (["--locked", "x", "idle"], Start(Path("x"), LockReason.IDLE)),
    ],
)
def test_how_it_was_started_is_read_from_the_arguments(arguments, start):
    assert read_start(arguments) == start


class FakeClipboard:
    """Owned by us or by another program; the hidden screen of the tests does not tell."""

    def __init__(self, *, ours):
        self.ownsClipboard = self.ownsSelection = lambda: ours
        self.cleared = []

    def clear(self, mode=QClipboard.Mode.Clipboard):
        self.cleared.append(mode)


def test_our_words_leave_the_clipboard_and_the_selection():
    clipboard = FakeClipboard(ours=True)
    clear_clipboard(cast("QClipboard", clipboard))
    assert clipboard.cleared == [QClipboard.Mode.Clipboard, QClipboard.Mode.Selection]


def test_what_others_put_on_the_clipboard_stays():
    clipboard = FakeClipboard(ours=False)
    clear_clipboard(cast("QClipboard", clipboard))
    assert clipboard.cleared == []

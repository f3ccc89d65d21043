from __future__ import annotations

import threading
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from shiboken6 import delete

from reflect.errors import Cancelled, DiskFull
from reflect.ui.jobs import Jobs
from tests.support.child import run_python


@pytest.fixture
def owner(qapp):
    return QObject()


class Log(list[Any]):
    """What was called, in order."""

    def note(self, word):
        return lambda *values: self.append((word, *values))

    def then(self):
        return {word: self.note(word) for word in ("done", "failed", "settled")}


@pytest.fixture
def log():
    return Log()


def _fail(error, _context):
    raise error


def test_done_comes_once_then_settled(jobs, owner, log, qtbot):
    jobs.start(lambda _context: 7, owner=owner, **log.then())
    qtbot.waitUntil(lambda: len(log) == 2)
    assert log == [("done", 7), ("settled",)]


def test_an_error_goes_to_failed_and_not_to_done(jobs, owner, log, qtbot):
    error = DiskFull()
    jobs.start(partial(_fail, error), owner=owner, **log.then())
    qtbot.waitUntil(lambda: len(log) == 2)
    assert log == [("failed", error), ("settled",)]


def test_a_failure_nobody_asked_for_is_told_to_the_writer(jobs, owner, recorder, qtbot):
    jobs.start(partial(_fail, DiskFull()), owner=owner)
    qtbot.waitUntil(lambda: recorder.notices != [])
    assert recorder.said == ["Not saved: the disk is full."]


def test_a_fault_of_ours_is_reported_and_told(jobs, owner, recorder, qtbot):
    fault = ZeroDivisionError()
    jobs.start(partial(_fail, fault), owner=owner)
    qtbot.waitUntil(lambda: recorder.notices != [])
    assert recorder.faults == [fault]


def test_nothing_is_called_before_start_returns(jobs, owner, log, qtbot):
    ended = threading.Event()
    jobs.start(lambda _context: ended.set(), owner=owner, **log.then())
    assert ended.wait(5)
    assert log == []
    qtbot.waitUntil(lambda: len(log) == 2)


def test_results_come_home_to_the_thread_of_the_window(jobs, owner, qtbot):
    threads = []

    def note(*_values):
        threads.append(QThread.currentThread())

    jobs.start(lambda context: context.step(1, 1), owner=owner, progress=note, done=note)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads == [QThread.currentThread()] * 2


@pytest.mark.parametrize("journal", [True, False])
def test_hundreds_of_instant_jobs_are_all_heard(jobs, owner, log, qtbot, journal):
    for number in range(500):
        jobs.start(lambda _context, n=number: n, owner=owner, done=log.append, journal=journal)
    qtbot.waitUntil(lambda: len(log) == 500)
    assert sorted(log) == list(range(500))


def test_work_for_the_journal_is_done_in_order_on_one_thread(jobs, owner, qtbot):
    seen = []
    for number in range(100):
        jobs.start(lambda _context, n=number: seen.append((n, threading.get_ident())), owner=owner)
    with qtbot.waitCallback() as drained:
        jobs.drain(drained)
    assert [number for number, _ in seen] == list(range(100))
    assert len({thread for _, thread in seen}) == 1


def test_other_work_does_not_wait_for_the_journal(jobs, owner, qtbot):
    free = threading.Event()
    jobs.start(lambda _context: free.wait(5), owner=owner)
    with qtbot.waitCallback() as done:
        jobs.start(lambda _context: free.set(), owner=owner, journal=False, done=done)


def test_cancelled_work_calls_only_settled(jobs, owner, log, qtbot):
    job = jobs.start(_until_cancelled, owner=owner, **log.then())
    job.cancel()
    qtbot.waitUntil(lambda: log != [])
    assert log == [("settled",)]


def _until_cancelled(context):
    while True:
        context.step(0, 1)


def test_cancelling_after_the_end_still_silences_done(jobs, owner, log, qtbot):
    ended = threading.Event()
    job = jobs.start(lambda _context: ended.set(), owner=owner, **log.then())
    assert ended.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: log != [])
    assert log == [("settled",)]


def test_work_cancelled_while_it_waits_is_never_begun(jobs, owner, log, qtbot):
    free = threading.Event()
    jobs.start(lambda _context: free.wait(5), owner=owner)
    jobs.start(log.note("begun"), owner=owner).cancel()
    free.set()
    with qtbot.waitCallback() as drained:
        jobs.drain(drained)
    assert log == []


def test_work_that_stops_itself_is_neither_done_nor_failed(jobs, owner, log, qtbot):
    jobs.start(partial(_fail, Cancelled()), owner=owner, **log.then())
    qtbot.waitUntil(lambda: log != [])
    assert log == [("settled",)]


def test_hundreds_of_cancels_settle(jobs, owner, log, qtbot):
    for _ in range(300):
        jobs.start(_until_cancelled, owner=owner, journal=False, **log.then()).cancel()
    qtbot.waitUntil(lambda: len(log) == 300)
    assert set(log) == {("settled",)}


def test_nothing_is_called_when_the_owner_is_gone(jobs, log, qtbot):
    for _ in range(300):
        gone = QObject()
        jobs.start(lambda context: context.step(1, 1), owner=gone, **log.then())
        delete(gone)
    with qtbot.waitCallback() as drained:
        jobs.drain(drained)
    assert log == []


def test_settled_is_not_called_when_done_removed_the_owner(jobs, log, qtbot):
    owner = QObject()
    jobs.start(
        lambda _context: 1, owner=owner, done=lambda _v: delete(owner), settled=log.note("settled")
    )
    with qtbot.waitCallback() as drained:
        jobs.drain(drained)
    assert log == []


def test_settled_comes_even_when_done_breaks(jobs, owner, log, qtbot):
    with qtbot.captureExceptions() as broken:
        jobs.start(lambda _c: 1, owner=owner, done=lambda _v: 1 / 0, settled=log.note("settled"))
        qtbot.waitUntil(lambda: log != [])
    assert [error[0] for error in broken] == [ZeroDivisionError]


def test_progress_is_told_before_done_and_its_last_step_is_never_lost(jobs, owner, log, qtbot):
    def work(context):
        for step in range(1, 10_001):
            context.step(step, 10_000)

    jobs.start(work, owner=owner, progress=log.note("progress"), done=log.note("done"))
    qtbot.waitUntil(lambda: ("done", None) in log)
    assert log[-2:] == [("progress", 10_000, 10_000), ("done", None)]
    assert len(log) < 10_000


def test_an_error_arrives_without_what_its_frames_held(jobs, owner, log, qtbot):
    def work(_context):
        words = "correct horse"
        try:
            _fail(KeyError(words), None)
        except KeyError as error:
            raise DiskFull from error

    jobs.start(work, owner=owner, failed=log.append)
    qtbot.waitUntil(lambda: log != [])
    frames = log[0].__traceback__.tb_frame, log[0].__cause__.__traceback__.tb_frame
    assert all("words" not in frame.f_locals for frame in frames)


def test_drain_waits_for_what_was_started(jobs, owner, log, qtbot):
    for _ in range(50):
        jobs.start(lambda _context: 1, owner=owner, journal=False, done=log.note("done"))
    with qtbot.waitCallback() as drained:
        jobs.drain(drained)
    assert len(log) == 50


def test_drain_with_nothing_to_wait_for_still_comes_later(jobs, log, qtbot):
    jobs.drain(log.note("drained"))
    assert log == []
    qtbot.waitUntil(lambda: log == [("drained",)])


def test_stop_ends_long_work_and_lets_short_work_finish(jobs, owner, log, qtbot):
    began = threading.Event()

    def long(context):
        began.set()
        _until_cancelled(context)

    jobs.start(long, owner=owner)
    jobs.start(log.note("saved"), owner=owner)
    assert began.wait(5)
    jobs.stop()
    with qtbot.waitCallback() as drained:
        jobs.drain(drained)
    assert [word for word, *_ in log] == ["saved"]


def test_shutting_down_finishes_short_work_and_calls_nobody(qapp, messages, owner, log, qtbot):
    for _ in range(50):
        jobs = Jobs(messages.failed)
        jobs.start(_until_cancelled, owner=owner, journal=False, **log.then())
        jobs.start(log.note("saved"), owner=owner, **log.then())
        jobs.shut_down()
        qapp.processEvents()
    assert [word for word, *_ in log] == ["saved"] * 50


TRIAL = """
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
class Bell(QObject):
    rung = Signal(object, bool)
app, bell, heard = QCoreApplication([]), Bell(), []
bell.rung.connect(lambda what, yes: heard.append(what), Qt.ConnectionType.QueuedConnection)
for _ in range(20):
    for _ in range(1000):
        bell.rung.emit(None, True)
    app.processEvents()
print(len(heard))
"""


def test_many_thousand_signals_do_not_end_the_interpreter():
    assert run_python(TRIAL) == "20000\n"

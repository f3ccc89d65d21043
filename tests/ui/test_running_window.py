"""Who has a journal in a window: real lock files, of real processes."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QSysInfo

from reflect.ui.running_window import (
    HANDED_FILE,
    LOCK_FILE,
    Holder,
    RunningWindow,
    call_forward,
    hand_over,
    holder_of,
    taken_from,
)
from tests.support.ordinary_user import ordinary_user

ELSEWHERE = "4242\npython3.11\nward-7\nx\ny\n"
HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reflect.ui.running_window import RunningWindow
app = QCoreApplication([])
window = RunningWindow(Path(sys.argv[1]))
window.called.connect(app.quit)
print("held", flush=True)
app.exec()
print("called", flush=True)
"""


@pytest.fixture
def here(qapp):
    return QSysInfo.machineHostName()


@pytest.fixture
def running(tmp_path, qapp):
    made = RunningWindow(tmp_path)
    yield made
    made.release()


def held_here(folder):
    holder = holder_of(folder)
    assert holder
    return holder.here


@contextmanager
def held_elsewhere(folder):
    """Another process that has the journal in its window."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_file_names_this_process_and_is_private(running, tmp_path, here):
    file = tmp_path / LOCK_FILE
    assert file.read_text().split()[2] == here
    assert file.stat().st_mode & 0o777 == 0o600
    assert running.before is None


def test_nothing_is_left_when_the_journal_is_closed(running, tmp_path):
    running.release()
    assert list(tmp_path.iterdir()) == []
    assert holder_of(tmp_path) is None


def test_looking_leaves_nothing_behind(tmp_path, qapp):
    assert holder_of(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_second_start_finds_the_first_and_calls_it_forward(tmp_path, here):
    with held_elsewhere(tmp_path) as process:
        holder = holder_of(tmp_path)
        assert holder == Holder(process.pid, here)
        assert holder.here
        call_forward(tmp_path, holder)
        assert process.stdout.readline() == "called\n"


def test_a_window_that_keeps_its_journal_in_another_folder_is_called_once_more(
    tmp_path, here, qtbot
):
    window = RunningWindow(tmp_path)
    aside = tmp_path / "aside"
    aside.mkdir()
    with qtbot.assertNotEmitted(window.called, wait=200):
        # As a change of all keys does: away with the old folder, and back into the new one.
        (tmp_path / LOCK_FILE).rename(aside / LOCK_FILE)
        (aside / LOCK_FILE).rename(tmp_path / LOCK_FILE)
    with qtbot.waitSignal(window.called):
        call_forward(tmp_path, Holder(1, here))
    window.release()


def test_looking_does_not_call(running, tmp_path, qtbot):
    with qtbot.assertNotEmitted(running.called, wait=100):
        assert holder_of(tmp_path) is not None


def test_the_file_of_a_process_that_was_killed_holds_nobody_up(tmp_path, here):
    with held_elsewhere(tmp_path) as process:
        process.kill()
        process.wait()
    assert (tmp_path / LOCK_FILE).exists()
    window = RunningWindow(tmp_path)
    assert window.before is None
    assert held_here(tmp_path)
    window.release()


def test_a_file_of_another_computer_is_told_and_replaced(tmp_path, here):
    (tmp_path / LOCK_FILE).write_text(ELSEWHERE)
    assert holder_of(tmp_path) == Holder(4242, "ward-7")
    assert not held_here(tmp_path)
    window = RunningWindow(tmp_path)
    assert window.before == Holder(4242, "ward-7")
    assert held_here(tmp_path)
    window.release()


def test_a_file_that_is_no_lock_file_names_nobody(tmp_path):
    (tmp_path / LOCK_FILE).write_text("rubbish")
    assert holder_of(tmp_path) is None
    window = RunningWindow(tmp_path)
    assert window.before is None
    window.release()


def test_a_folder_that_cannot_be_written_in_does_without(tmp_path):
    tmp_path.chmod(0o500)
    with ordinary_user():
        window = RunningWindow(tmp_path)
        assert (window.before, holder_of(tmp_path)) == (None, None)
        window.release()
    tmp_path.chmod(0o700)


def test_calling_a_window_that_has_just_gone_does_nothing(tmp_path):
    call_forward(tmp_path, Holder(1, "ward-7"))
    assert list(tmp_path.iterdir()) == []


def test_what_is_handed_over_is_for_the_owner_alone_and_taken_away(running, tmp_path, qtbot):
    holder = holder_of(tmp_path)
    assert holder
    pack = tmp_path / "a b.reflectpack"
    with qtbot.waitSignal(running.handed) as handed:
        assert hand_over(tmp_path, holder, [pack])
        if sys.platform != "win32":
            assert (tmp_path / HANDED_FILE).stat().st_mode & 0o077 == 0
    assert handed.args == [(pack,)]
    assert not (tmp_path / HANDED_FILE).exists()


def test_paths_that_are_not_whole_are_not_taken(tmp_path):
    (tmp_path / HANDED_FILE).write_text("a.reflectpack\n\n")
    assert taken_from(tmp_path) == ()


def test_what_nobody_took_is_gone_when_the_journal_is_opened(tmp_path, qapp):
    (tmp_path / HANDED_FILE).write_text(str(tmp_path / "a.reflectpack"))
    RunningWindow(tmp_path).release()
    assert not (tmp_path / HANDED_FILE).exists()


def test_where_nothing_can_be_written_nothing_is_handed_over(tmp_path, here):
    assert not hand_over(tmp_path / "gone", Holder(1, here), [tmp_path])

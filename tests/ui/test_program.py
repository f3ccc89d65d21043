from __future__ import annotations

import sys
import threading

import pytest

from reflect.services.changes import Changes
from reflect.settings import Geometry
from reflect.ui.application import _hook
from reflect.ui.idle_watch import LockReason
from reflect.ui.main_window import Cover
from reflect.ui.program import Start
from tests.support.child import run_python
from tests.support.keys import press
from tests.support.programs import begin, journal, program, reflect, relaunched, said, screens

__all__ = ["begin", "journal", "program", "reflect", "relaunched", "screens"]


@pytest.fixture
def journal_folder(reflect):
    """The folder of the journal, which is really there."""
    folder = reflect.places.journals / "Practice.reflect"
    folder.mkdir(parents=True)
    return folder


def test_the_entrance_is_shown_first_and_may_take_the_focus(program, screens):
    assert program.session is None
    assert screens.threshold.reflect.lock.journal is None
    assert program.window.focusWidget() is not None


def test_the_window_follows_the_lock(journal, screens):
    assert screens.today.isVisible()
    assert screens.desk.journal is journal


def test_the_journal_opened_is_offered_first_the_next_time(journal, reflect):
    assert reflect.settings.current.last_journal == str(journal.path)


def test_errors_speak_of_the_open_journal(journal, program):
    assert program.messages.journal_name == "Practice"


def test_changes_come_home_to_the_window(journal, screens, program, qtbot):
    heard = []
    screens.desk.changed.connect(lambda changes: heard.append((changes, threading.get_ident())))
    news = Changes(entries=frozenset({"0192"}))
    program.jobs.start(lambda _context: journal.announcer.tell(news), owner=program)
    qtbot.waitUntil(lambda: heard != [])
    assert heard == [(news, threading.get_ident())]


def test_the_journal_settles_when_writing_rests(journal, program, screens, qtbot):
    program.session._timer.stop()
    program._app.tell(Changes(drafts=True))
    timer = program.session._timer
    qtbot.waitUntil(timer.isActive)
    timer.timeout.emit()
    qtbot.waitUntil(lambda: "settle" in journal.asked)


def test_the_bin_is_emptied_once_after_unlocking_and_not_before_it_is_quiet(
    journal, program, qtbot
):
    timer = program.session._timer
    assert (timer.isActive(), journal.asked) == (True, [])
    timer.timeout.emit()
    timer.timeout.emit()
    qtbot.waitUntil(lambda: journal.asked == ["empty_bin", "settle", "settle"])


def test_global_commands_work_in_every_place(journal, screens):
    press("Ctrl+K")
    assert screens.done == ["search_all"]


def test_ctrl_l_keeps_closes_and_starts_anew(journal, screens, relaunched, qtbot):
    press("Ctrl+L")
    qtbot.waitUntil(lambda: relaunched != [])
    assert screens.today.asked[-1] == "leave"
    assert journal.asked == ["let go"]
    assert relaunched == [(journal.path, LockReason.ASKED)]


def test_nothing_of_the_journal_is_seen_while_it_locks(journal, screens, program):
    screens.today.keeps = None
    press("Ctrl+L")
    assert not screens.today.isVisible()
    assert program.window.findChild(Cover).isVisible()


def test_words_that_cannot_be_kept_are_shown_again(journal, screens, program):
    screens.today.keeps = False
    press("Ctrl+L")
    assert screens.today.isVisible()


def test_an_idle_program_locks(journal, program, relaunched, qtbot):
    program._idle.fired.emit(LockReason.IDLE)
    qtbot.waitUntil(lambda: relaunched == [(journal.path, LockReason.IDLE)])


@pytest.fixture
def guarded(journal, program, qtbot):
    """The program once it watches over its open journal."""
    qtbot.waitUntil(lambda: program.guard is not None)
    return program


def test_a_program_that_nobody_is_at_locks(guarded, journal, relaunched, qtbot):
    guarded.guard.left.emit(LockReason.SCREEN)
    qtbot.waitUntil(lambda: relaunched == [(journal.path, LockReason.SCREEN)])
    assert guarded.guard is None


def test_a_window_that_is_called_comes_forward(guarded, qtbot):
    guarded.window.showMinimized()
    guarded.guard.running.called.emit()
    assert not guarded.window.isMinimized()
    assert guarded.window.isVisible()


def test_a_journal_that_another_computer_has_not_closed_is_told(
    program, reflect, journal_folder, qtbot
):
    (journal_folder / "journal.lock").write_text("4242\npython3.11\nward-7\nx\ny\n")
    program.jobs.start(lambda _context: reflect.open(), owner=program)
    qtbot.waitUntil(lambda: said(program) != [])
    assert "Practice may be open on the computer ward-7 too." in said(program)[0]


def test_a_journal_that_closes_at_once_is_not_watched(journal, program, relaunched, qtbot):
    program._guarding.stop()
    program.locking.lock(LockReason.ASKED)
    qtbot.waitUntil(lambda: relaunched != [])
    program._guard()
    assert program.guard is None


def test_closing_the_window_closes_the_journal_and_starts_nothing(
    journal, program, relaunched, qtbot
):
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert (journal.asked, relaunched) == (["close"], [])


def test_closing_the_window_remembers_where_it_was(program, reflect, qtbot):
    program.window.setGeometry(30, 40, 700, 500)
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert reflect.settings.current.window == Geometry(30, 40, 700, 500)
    assert reflect.settings.path.exists()


def test_a_window_closed_before_any_journal_was_open_closes_at_once(program):
    program.window.close()
    assert not program.window.isVisible()


def test_the_end_closes_a_journal_that_was_just_being_opened(begin, reflect):
    run = begin()
    opened = []
    run.jobs.start(lambda _context: opened.append(reflect.open()), owner=run)
    run.end()
    assert opened[0].asked == ["close"]


def test_the_end_of_the_session_waits_until_the_words_are_kept(journal, screens, program):
    kept = []
    jobs = screens.desk.jobs
    screens.today.leave = lambda _left: jobs.start(lambda _c: kept.append(1), owner=program)
    program._on_session_ends()
    assert kept == [1]


@pytest.mark.parametrize(
    ("reason", "minutes", "words"),
    [
        (LockReason.IDLE, 5, "Locked after 5 minutes. What you were writing is saved."),
        (LockReason.IDLE, 1, "Locked after 1 minute. What you were writing is saved."),
        (LockReason.LONG, 5, "Locked after 12 hours. What you were writing is saved."),
        (LockReason.SCREEN, 5, "Locked together with the screen. What you were writing is saved."),
        (LockReason.SWITCHED, 5,
         "Locked because somebody else took over. What you were writing is saved."),
        (LockReason.ASLEEP, 5,
         "Locked because the computer slept. What you were writing is saved."),
    ],
)  # fmt: skip
def test_why_it_locked_is_said_on_the_unlock_page(begin, reflect, reason, minutes, words):
    reflect.settings.change(idle_minutes=minutes)
    assert said(begin(Start(reflect.places.journals / "x.reflect", reason))) == [words]


def test_who_asked_for_the_lock_is_not_told_why(begin, reflect, screens):
    path = reflect.places.journals / "Practice.reflect"
    assert said(begin(Start(path, LockReason.ASKED))) == []
    assert screens.threshold.locked == path


def test_unreadable_preferences_are_said(begin, reflect):
    reflect.settings.damaged = True
    assert "usual ones" in said(begin())[0]


def test_text_grows_and_shrinks_within_its_range(program):
    for _ in range(15):
        press("Ctrl++")
    assert program.look.scale == 2.0
    for _ in range(15):
        press("Ctrl+-")
    assert program.look.scale == 0.8
    press("Ctrl+0")
    assert program.look.scale == 1.0


def test_the_look_changes_only_when_it_must(program, qtbot):
    with qtbot.assertNotEmitted(program.look.changed):
        program.preferences.change(idle_minutes=7)
    with qtbot.waitSignal(program.look.changed):
        program.preferences.change(theme="dark")


def test_preferences_that_cannot_be_written_are_said_and_still_hold(program, reflect):
    reflect.settings.path.mkdir()
    program.preferences.change(idle_minutes=7)
    program.preferences.save()
    assert reflect.settings.current.idle_minutes == 7
    assert "could not be written" in said(program)[0]


def test_a_slider_that_is_dragged_is_written_once(program, reflect, qtbot):
    for minutes in (6, 7, 8):
        program.preferences.change(idle_minutes=minutes)
    assert not reflect.settings.path.exists()
    qtbot.waitUntil(reflect.settings.path.exists)


def test_a_fault_of_ours_is_kept_and_told(program, reflect, monkeypatch):
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, None)
    _hook(program)
    sys.excepthook(KeyError, KeyError("Heron Ward"), None)
    log = (reflect.places.log_folder / "faults.log").read_text(encoding="utf-8")
    assert "KeyError" in log
    assert "Heron" not in log + said(program)[0]


START = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from reflect.app import Reflect
from reflect.ui.application import Application
from reflect.ui.program import Program, Start
from reflect.ui.screens import real_screens
app = Application()
program = Program(app, Reflect(), Start(), screens=real_screens())
program.show()
program.window.grab()
print(*(name for name in sys.modules if "." not in name))
print(*(name for name in sys.modules if name.startswith(("PySide6.", "reflect.ui.guard"))))
program.window.let_close()
program.end()
"""
HEAVY = {"sqlalchemy", "sqlcipher3", "alembic", "typst", "docx", "markdown", "cryptography",
         "zxcvbn", "nh3", "pypdfium2", "keyring"}  # fmt: skip


OPEN = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from reflect.ui.application import Application, open_window
Application.exec = lambda self: 7
print(open_window(["--locked", "Practice.reflect", "idle"]))
"""


def test_a_run_begins_and_ends_and_has_an_exit_code():
    assert run_python(OPEN) == "7\n"


def test_the_entrance_is_on_screen_before_anything_heavy_is_loaded():
    loaded = set(run_python(START).split())
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


def test_what_watches_over_an_open_journal_is_not_loaded_before_there_is_one():
    loaded = set(run_python(START).split())
    assert "PySide6.QtWidgets" in loaded
    assert {name for name in loaded if "DBus" in name or "Network" in name} == set()
    assert {name for name in loaded if name.startswith("reflect.ui.guard")} == set()

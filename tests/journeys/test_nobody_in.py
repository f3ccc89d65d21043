"""After a lock nothing of the journal is in memory: the real program, its memory read from outside.

Fifty in a row, before a release: ``python -m tests.support.lock_cycles 50``.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.builders import PASSPHRASE
from tests.support.desktop import can_be_faked, fake_desktop, private_bus
from tests.support.lock_cycles import cycles, made_journal
from tests.support.real_screen import ROOT, has_screen, running, screen, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("screen"),
    pytest.mark.skipif(not has_screen(), reason="no hidden screen on this computer"),
]
MAY_LOOK = sys.platform == "linux" and os.geteuid() == 0


@pytest.fixture
def home(own_home):
    own_home.mkdir(mode=0o700)
    return own_home


@pytest.fixture
def journal(home):
    """A journal that is locked."""
    return made_journal(home / "journals")[0]


def unlock(shown, program, journal):
    """Give the passphrase to the window that has the keyboard."""
    until(shown.shows_a_window, "a window")
    shown.calm()
    shown.type(PASSPHRASE)
    shown.press("Return")
    # The last thing that a window does with a journal that it opens.
    until((journal / "journal.lock").exists, "the journal")
    assert program.has_open(journal / "journal.db")
    shown.calm()


@pytest.mark.skipif(not MAY_LOOK, reason="only the administrator may look into its memory")
def test_nothing_of_a_journal_is_in_memory_once_it_is_locked(home):
    (cycle,) = cycles(home, 1)
    # That each of them was found before is what shows that the search can see.
    assert min(cycle.before.values()) > 0
    assert cycle.after == {}
    assert cycle.seconds - cycle.waited <= 2


@pytest.mark.skipif(not can_be_faked(), reason="no private bus on this computer")
def test_the_program_locks_when_the_desktop_says_that_the_screen_is_locked(
    home, journal, monkeypatch
):
    with private_bus() as bus, fake_desktop(bus) as desktop, screen(home) as shown:
        for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
            monkeypatch.setenv(name, bus)
        with running(shown, "--locked", str(journal), "asked") as program:
            unlock(shown, program, journal)
            until(lambda: desktop.tell("brake") == "held", "the brake of sleep")
            desktop.tell("lock")
            until(lambda: program.arguments().endswith(b"\0screen\0"), "the lock")
            # The fresh process holds nothing of the one before: the computer may sleep.
            until(lambda: desktop.tell("brake") == "free", "the brake let go")
            assert not program.has_open(journal / "journal.db")
            assert "libQt6Network" not in program.maps()


def test_a_second_start_brings_the_window_forward_in_which_the_journal_is_open(home, journal):
    with screen(home) as shown, running(shown, "--locked", str(journal), "asked") as first:
        unlock(shown, first, journal)
        mine = shown.calm()
        with running(shown, "--locked", str(journal), "asked") as second:
            until(lambda: not shown.shows(mine), "the second window")
            shown.calm()
            shown.type(PASSPHRASE)
            asking = shown.calm()
            shown.press("Return")
            until(lambda: not shown.shows(asking), "the page that says why it does not open")
            shown.calm()
            # The safe way has the keyboard: "Go to it".
            shown.press("Return")
            assert second.process.wait(30) == 0
        until(lambda: shown.shows(mine), "the first window")
        assert first.has_open(journal / "journal.db")


SELECT_WHAT_IS_SHOWN = """
import sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from reflect.ui.parts.field import SecretEdit
app = QApplication([])
left = Qt.MouseButton.LeftButton
for kind in (QLineEdit, SecretEdit):
    line = kind()
    line.setText("a passphrase")
    if kind is SecretEdit:
        line.set_shown(shown=True)
    line.show()
    QTest.mouseDClick(line, left, pos=QPoint(40, 10))
    QTest.mouseRelease(line, left, pos=QPoint(40, 10))
    print(line.selectedText() != "", repr(app.clipboard().text(QClipboard.Mode.Selection)))
"""


def test_a_passphrase_that_is_shown_and_selected_is_on_no_clipboard(home):
    """A line edit of Qt's would put it there."""
    with screen(home) as shown:
        told = {**os.environ, "DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-c", SELECT_WHAT_IS_SHOWN]
        said = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True)  # noqa: S603, PLW1510 - ours, and checked below
    assert said.stdout.splitlines() == ["True 'passphrase'", "True ''"], said.stderr

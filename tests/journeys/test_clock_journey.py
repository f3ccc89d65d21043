"""The real program under a clock that is ten years off, and one that jumps while it runs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.cli.process import command
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.fakes import FakeClock

pytestmark = pytest.mark.skipif(not shutil.which("faketime"), reason="no faketime here")

# As in life, what counts seconds since the start is not what shows the time.
ONLY_THE_TIME = {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def under(shift, words, typed):
    """Run a command when the computer's clock is so far off; returns what it printed."""
    done = subprocess.run(  # noqa: S603 - the arguments are ours
        ["faketime", "-f", shift, *words],  # noqa: S607 - Debian's
        env=os.environ | ONLY_THE_TIME, input=typed, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.fixture
def journal(tmp_path):
    journal = cheap_journals(FakeClock()).make(tmp_path, "Practice", PASSPHRASE).journal
    journal.close()
    return journal.path


def reflect(shift, journal, *words):
    asked = command(*words, "--journal", journal, "--passphrase-file", "-", "--json")
    return json.loads(under(shift, asked, f"{PASSPHRASE}\n"))


@pytest.mark.slow
@pytest.mark.parametrize("shifts", [("+0d", "+3650d", "-3650d"), ("-3650d", "+3650d", "+0d")])
def test_an_entry_is_saved_and_found_again_whatever_the_clock_shows(tmp_path, journal, shifts):
    words = tmp_path / "words.md"
    words.write_text("Wording number 1.")
    written = reflect(shifts[0], journal, "write", "--free", "--answers", words)
    for number, shift in enumerate(shifts[1:], start=2):
        words.write_text(f"Wording number {number}.")
        reflect(shift, journal, "edit", written["id"], "--answers", words)
    rows = reflect(shifts[2], journal, "history", written["id"])
    assert [row["number"] for row in rows] == [3, 2, 1]
    assert any(row["clock_back"] for row in rows)
    shown = reflect(shifts[0], journal, "show", written["id"])
    assert shown["answers"] == {"text": "Wording number 3."}
    dates = [row["written_at"] for row in reflect(shifts[1], journal, "list")]
    assert dates == [shown["written_at"]]


IDLE = """
import os, sys, time
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from reflect.ui.idle_watch import IdleWatch
app = QApplication([])
watch = IdleWatch(app, lambda: 5)
fired = []
watch.fired.connect(fired.append)
watch.watch()
before = time.time()
open(sys.argv[1], "w").write(sys.argv[2])
while abs(time.time() - before) < 1000:
    pass
print(watch.look(), fired)
watch.rest()
"""


@pytest.mark.slow
@pytest.mark.parametrize("jump", ["+3650d", "-3650d"])
def test_a_clock_that_jumps_neither_locks_nor_holds_off_the_lock(tmp_path, jump):
    """The program sees the jump, and counts its idle minutes by another clock."""
    setting = tmp_path / "clock"
    setting.write_text("+0d")
    told = {"FAKETIME_TIMESTAMP_FILE": str(setting), "FAKETIME_NO_CACHE": "1", **ONLY_THE_TIME}
    done = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-c", IDLE, str(setting), jump],
        env=os.environ | told | {"LD_PRELOAD": library()},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout == "False []\n"


def library():
    """What faketime puts before the program's own clock."""
    asked = ["faketime", "-f", "+0d", "printenv", "LD_PRELOAD"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - ours

"""The proofs of the program as a whole: its traces, its memory, its words, its times."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.soak.parts import Part
from tests.support.real_screen import has_screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.soak.parts import Soak

BUDGETS, LOCKS = "tests.support.budgets", "tests.support.lock_cycles"
LONGEST = 2.0
"""Seconds of its own that a lock may take."""
TRACES = ("tests/journeys/test_traces.py",)
SAID = ("tests/services/test_canary.py", "tests/ui/test_fault_log.py")
INSTANCES = (
    *("tests/ui/test_running_window.py", "tests/journeys/test_nobody_in.py"),
    *("tests/storage/test_connection.py", "tests/storage/test_disk.py"),
    *("tests/storage/test_journal.py", "tests/storage/test_log_guard.py"),
    *("tests/services/test_journals.py", "tests/services/test_journal_lock.py"),
)
CLOCKS = (
    *("tests/storage/test_clock.py", "tests/journeys/test_clock_journey.py"),
    *("tests/storage/test_backups.py", "tests/domain/test_backup.py"),
    *("tests/services/test_drills.py", "tests/ui/test_idle_watch.py"),
    *("tests/storage/test_keychain.py", "tests/services/test_journal_keys.py"),
)


def traces(soak: Soak) -> Iterator[Part]:
    """T09: what a whole session writes, wherever it writes it; the control is among the tests."""
    yield _tests(soak, "tests of a traced session", TRACES)


def locks(soak: Soak) -> Iterator[Part]:
    """T10: locks, and the memory after each."""
    if not has_screen() or os.geteuid() != 0:
        return
    command = [sys.executable, "-m", LOCKS, str(soak.sized(50))]
    sys.stdout.write(f"  python -m {LOCKS} {soak.sized(50)}\n")
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603 - ours
    cycles = [json.loads(line) for line in said.splitlines()]
    own = [each["seconds"] - each["waited"] for each in cycles]
    found = [each["after"] for each in cycles if each["after"]]
    late = [f"{each:.2f} s" for each in own if each > LONGEST]
    yield Part(f"locks, slowest {max(own):.2f} s of its own", len(cycles), [*found, *late])
    before = [each["before"] for each in cycles if all(each["before"].values())]
    yield Part("control before the lock", len(cycles), before, must_fail=True)


def words(soak: Soak) -> Iterator[Part]:
    """T20: a canary through forced errors; the control is among the tests."""
    yield _tests(soak, "tests of what errors say", SAID)


def budgets(soak: Soak) -> Iterator[Part]:
    """T22: times in a large journal."""
    found = soak.found(BUDGETS, soak.seed, soak.sized(10_000), "as-it-is")
    shown = ", ".join(f"{what} {took:.0f} ms" for what, took in found["milliseconds"].items())
    yield Part(shown, len(found["milliseconds"]), found["over"])
    found = soak.found(BUDGETS, soak.seed, 200, "slow")
    yield Part("control slow", len(found["milliseconds"]), found["over"], must_fail=True)


def instances(soak: Soak) -> Iterator[Part]:
    """T23: several programs, media that cannot be written, logs and files that are not there."""
    yield _tests(soak, "tests of instances", INSTANCES)


def clocks(soak: Soak) -> Iterator[Part]:
    """T24: clocks that are years off, or change."""
    yield _tests(soak, "tests of clocks", CLOCKS)


def _tests(soak: Soak, what: str, files: tuple[str, ...]) -> Part:
    """Tests that are run as they are in ``make test``; one that is left out has not been shown."""
    report = soak.folder() / "report.xml"
    command = ["-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", f"--junitxml={report}"]
    sys.stdout.write(f"  python -m pytest {' '.join(files)}\n")
    # Ours.
    subprocess.run(  # noqa: S603
        [sys.executable, *command, *files], stdout=subprocess.DEVNULL, check=False
    )
    # Written by pytest just now.
    cases = list(ET.parse(report).iter("testcase"))  # noqa: S314
    failed = [each.get("name") for each in cases if len(each) and each[0].tag != "skipped"]
    skipped = sum(each.find("skipped") is not None for each in cases)
    return Part(f"{what}, {skipped} left out", len(cases) - skipped, failed)

"""A writer that is killed at any moment has lost nothing that it said was saved."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

KILLS, SEED = 50, 20261122

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs to fork")


def killed(tmp_path, kills, promise):
    """What the cycles report; the seed is printed with a failure."""
    command = [sys.executable, "-m", "tests.support.kill_cycles"]
    given = [str(tmp_path), str(SEED), str(kills), promise]
    # The program is our own.
    done = subprocess.run(  # noqa: S603
        command + given, capture_output=True, text=True, check=False, timeout=110
    )
    assert done.returncode == 0, done.stderr
    sys.stdout.write(f"seed {SEED}, {kills} kills: {done.stdout}")
    return json.loads(done.stdout)


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_the_files_stay_whole(tmp_path) -> None:
    found = killed(tmp_path, KILLS, "promise-after")
    assert found["lost"] == found["faults"] == []
    assert found["steps"] > KILLS


@pytest.mark.slow
def test_a_making_that_is_killed_leaves_a_whole_journal_or_none(tmp_path) -> None:
    found = killed(tmp_path, 20, "make")
    assert found["broken"] == []
    assert found["left"] > 0
    assert found["whole"] + found["left"] == 20


@pytest.mark.slow
def test_a_writer_that_acknowledges_too_early_is_caught(tmp_path) -> None:
    assert killed(tmp_path, 20, "promise-before")["lost"]

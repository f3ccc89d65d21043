"""A maker of backups that is killed at any point leaves no bad backup among those that count."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from reflect.domain.backup import LEAST

KILLS = 60

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs to fork"),
    pytest.mark.slow,
]


def killed(tmp_path, kills, how):
    """What was found after so many kills, each at another point of making and thinning."""
    command = [sys.executable, "-m", "tests.support.backup_kills", str(tmp_path), str(kills), how]
    # The program is our own.
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=115)  # noqa: S603
    assert done.returncode == 0, done.stderr
    sys.stdout.write(f"{kills} kills, {how}: {done.stdout}")
    return json.loads(done.stdout)


def test_none_that_is_listed_is_bad_and_three_are_kept_whatever_the_clock(tmp_path) -> None:
    found = killed(tmp_path, KILLS, "careful")
    assert found["bad"] == []
    assert found["least"] >= LEAST
    assert found["points"] > KILLS
    # What the last one left is swept away by the next.
    assert found["left"] <= 1


def test_a_maker_that_gives_the_name_at_once_is_caught(tmp_path) -> None:
    assert killed(tmp_path, 12, "careless")["bad"]

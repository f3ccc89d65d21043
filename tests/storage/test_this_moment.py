"""Neither a clock that is set nor a start of the computer goes unnoticed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reflect.storage import this_moment as module
from reflect.storage.this_moment import DRIFT, Moment, this_moment

THEN = Moment(clock=1_000_000, running=500_000, boot="a")


def later(*, clock: int, running: int, boot: str = "a") -> bool:
    return THEN.goes_on_to(Moment(THEN.clock + clock, THEN.running + running, boot))


def test_a_computer_that_runs_on_goes_on() -> None:
    assert THEN.goes_on_to(THEN)
    assert later(clock=9_000_000, running=9_000_000)


def test_a_small_correction_of_the_clock_is_no_setting() -> None:
    assert later(clock=60_000 - DRIFT, running=60_000)
    assert not later(clock=60_000 - DRIFT - 1, running=60_000)


@pytest.mark.parametrize("by", [-10 * DRIFT, 10 * DRIFT])
def test_a_clock_that_was_set_is_noticed(by) -> None:
    assert not later(clock=60_000 + by, running=60_000)


def test_another_start_is_noticed_by_its_name_or_by_its_time() -> None:
    assert not later(clock=60_000, running=60_000, boot="b")
    unnamed = Moment(THEN.clock, THEN.running, "")
    assert not unnamed.goes_on_to(Moment(THEN.clock + 700_000, THEN.running + 1, ""))
    assert not unnamed.goes_on_to(Moment(THEN.clock, THEN.running - 1, ""))


def test_this_computer_runs_on() -> None:
    first = this_moment()
    assert first.goes_on_to(this_moment())
    assert first.running > 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux names its starts")
def test_linux_names_its_start_unless_it_hides_the_name(monkeypatch) -> None:
    assert len(this_moment().boot) == 36
    monkeypatch.setattr(module, "_BOOT_ID", Path("not there"))
    assert this_moment().boot == ""

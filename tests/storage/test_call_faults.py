"""Whichever call to the system fails: what was said to be saved is there, the next save works."""

from __future__ import annotations

import sys

import pytest

from tests.support.child import run_module
from tests.support.power_cut.record import strace

SEED, RUNS = 20261122, 100

pytestmark = [
    pytest.mark.skipif(not strace(), reason="needs strace"),
    pytest.mark.slow,
]


def failed(quick_folder, runs, *control):
    return run_module("tests.support.call_faults", quick_folder, SEED, runs, *control)


@pytest.mark.timeout(300)
def test_nothing_is_lost_or_said_falsely_and_the_next_save_works(quick_folder) -> None:
    found = failed(quick_folder, RUNS)
    sys.stdout.write(f"seed {SEED}: {found}")
    assert found["lost"] == found["unopenable"] == found["broken"] == []
    assert found["runs"] == RUNS
    assert {"StorageFailed", "DiskFull"} <= found["told"].keys()


@pytest.mark.parametrize("control", ["promise-anyway", "sync-errors-ignored"])
def test_a_program_that_takes_failure_for_success_is_caught(quick_folder, control) -> None:
    found = failed(quick_folder, RUNS, control)
    assert found["lost"] + found["unopenable"]

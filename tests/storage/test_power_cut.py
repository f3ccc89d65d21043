"""Whenever the power is cut, what was said to be saved is there and the journal opens."""

from __future__ import annotations

import sys

import pytest

from tests.support.power_cut.controls import MUST_FAIL
from tests.support.power_cut.cuts import cut
from tests.support.power_cut.record import strace
from tests.support.power_cut.scenes import SCENES

SEED = 20261122

pytestmark = [
    pytest.mark.skipif(not strace(), reason="needs strace"),
    pytest.mark.slow,
]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_promised_is_lost_and_all_that_is_left_opens(quick_folder, scene) -> None:
    outcome = cut(scene, quick_folder, seed=SEED, states=1000)
    sys.stdout.write(f"seed {SEED}: {outcome}")
    assert outcome.states == 1000
    assert outcome.lost == outcome.unopenable == []


@pytest.mark.parametrize(("scene", "control"), MUST_FAIL)
def test_a_program_that_syncs_too_little_is_caught(quick_folder, scene, control) -> None:
    assert cut(scene, quick_folder, seed=SEED, states=500, control=control).failed

"""Wherever the disk gets full: nothing that was said to be saved is lost, and then it goes on."""

from __future__ import annotations

import sys

import pytest

from tests.support.child import run_module
from tests.support.small_disk import can_mount, run_module_on_small_disk

SEED, POINTS = 20261122, 15
NAME = "tests.support.fill_points"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")


@pytest.mark.slow
def test_files_that_may_not_grow_lose_nothing(quick_folder) -> None:
    found = run_module(NAME, quick_folder, SEED, POINTS, "limit")
    assert found == {"points": POINTS, "full": POINTS, "lost": []}


@pytest.mark.slow
@pytest.mark.skipif(not can_mount(), reason="no disk of our own can be had here")
def test_a_disk_that_gets_full_loses_nothing(quick_folder) -> None:
    found = run_module_on_small_disk(NAME, quick_folder, SEED, POINTS, "ballast", size="2m")
    assert found == {"points": POINTS, "full": POINTS, "lost": []}


def test_a_program_that_promises_too_early_is_caught(quick_folder) -> None:
    assert run_module(NAME, quick_folder, SEED, 3, "limit", "promise-early")["lost"]

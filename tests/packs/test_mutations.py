"""Packs spoilt by chance are refused, or are what their bytes say; never anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reflect.packs.built import read_signed
from tests.support.child import run_module
from tests.support.pack_attacks import good
from tests.support.pack_mutations import run, without_verifying

if TYPE_CHECKING:
    from reflect.packs.built import BuiltPack

COUNT, SEED = 20_000, 20261126


@pytest.mark.slow
def test_no_spoilt_pack_is_taken_for_another():
    found = run_module("tests.support.pack_mutations", COUNT, SEED)

    assert (found["count"], found["failures"]) == (COUNT, [])
    assert found["refused"] > COUNT * 0.99
    assert found["read"] > 20


def that_fails(data: bytes) -> BuiltPack:
    """A reader that lets an error out."""
    if data != good():
        raise ZeroDivisionError
    return read_signed(data)


def test_a_reader_that_does_not_verify_is_caught():
    assert any("taken for a pack" in each for each in run(400, SEED, without_verifying).failures)


def test_a_reader_that_lets_an_error_out_is_caught():
    assert len(run(5, SEED, that_fails).failures) == 5

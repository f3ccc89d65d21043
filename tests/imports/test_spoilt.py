"""A journal of another program that was spoilt is refused, or read as one that can be kept."""

from __future__ import annotations

import pytest

from tests.support.hostile_journals import meet, with_careless_json

SEED, CASES, CHILDREN = 20261126, 20_000, 10


@pytest.mark.slow
def test_nothing_but_entries_or_a_refusal_comes_out(tmp_path):
    met = meet(SEED, CASES, tmp_path, child_every=CASES // CHILDREN)
    assert (met.wrong, met.cases) == ([], CASES)
    assert met.refused > CASES // 10
    assert met.entries > CASES
    assert met.brought > 0


def test_a_reader_that_takes_whatever_python_takes_is_caught(tmp_path):
    with with_careless_json():
        assert meet(SEED, 300, tmp_path).wrong

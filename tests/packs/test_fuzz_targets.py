"""Any bytes, given to every reader of packs: only the errors that it promises come out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.run import WORDS, has_atheris, tried
from tests.fuzz.targets import CONTROL, TARGETS, seeds

NAMES = [name for name in TARGETS if name != CONTROL]
SEEDS = {name: seeds(name) for name in NAMES}
PIECES = st.one_of(st.binary(max_size=8), st.sampled_from([each.encode() for each in WORDS]))


@st.composite
def bent(draw, target):
    """One of the inputs to begin with, with something of it lost and something put in."""
    data = draw(st.sampled_from(SEEDS[target]))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(PIECES) + data[at + draw(st.integers(0, 30)) :]
    return data


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_bytes_that_were_bent_are_read_or_refused(name, data):
    TARGETS[name](data.draw(bent(name)))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name, data):
    TARGETS[name](data)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_target_begins_with_is_no_finding(name):
    for data in SEEDS[name]:
        TARGETS[name](data)


def test_a_careless_reader_is_caught():
    with pytest.raises(UnicodeDecodeError):
        TARGETS[CONTROL](b"\xff")


@pytest.mark.slow
@pytest.mark.skipif(not has_atheris(), reason="atheris is for the long proofs only")
def test_atheris_catches_the_careless_reader_and_counts_what_it_tried(tmp_path):
    caught = tried(CONTROL, tmp_path, 10, 1)
    assert "Error" in caught.found[0]

    clean = tried("public-key", tmp_path, 1, 1)
    assert clean.found == []
    assert clean.count > 100

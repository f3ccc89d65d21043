"""Which pieces of two rows are the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reflect.domain import same_pieces as module
from reflect.domain.same_pieces import same_pieces

ROWS = st.lists(st.sampled_from("abcdef"), max_size=40)


def rises(pairs):
    return all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(ROWS, ROWS)
def test_pairs_are_of_the_same_piece_and_rise(before, after) -> None:
    pairs = same_pieces(before, after)
    assert all(before[a] == after[b] for a, b in pairs)
    assert rises(pairs)


@given(ROWS)
def test_everything_is_the_same_as_itself(row) -> None:
    assert same_pieces(row, row) == [(n, n) for n in range(len(row))]


def test_long_rows_are_split_at_what_occurs_once() -> None:
    before = [str(n) for n in range(1000)]
    after = [word for n in range(1000) for word in (("new", str(n)) if n % 10 == 5 else (str(n),))]
    pairs = same_pieces(before, after)
    assert [before[a] for a, _ in pairs] == before
    assert rises(pairs)


def test_what_changed_places_stays_in_one_of_them() -> None:
    one, other = [f"a{n}" for n in range(300)], [f"b{n}" for n in range(200)]
    pairs = same_pieces(one + other, other + one)
    assert [(one + other)[a] for a, _ in pairs] == one


def test_a_long_stretch_without_a_mark_counts_as_changed() -> None:
    assert same_pieces(["a", "b"] * 200, ["b", "c"] * 200) == []


@given(ROWS, ROWS)
def test_splitting_finds_no_pair_that_is_none(before, after) -> None:
    small = module._SMALL
    try:
        module._SMALL = 4
        pairs = same_pieces(before, after)
    finally:
        module._SMALL = small
    assert all(before[a] == after[b] for a, b in pairs)
    assert rises(pairs)

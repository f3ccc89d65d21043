"""Values written as TOML read back as themselves, and look as a person would write them."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.packs.toml_writing import bare, one_line, pair, pairs

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.one_of(
        TEXTS,
        st.booleans(),
        st.integers(-(2**63), 2**63 - 1),
        st.floats(allow_nan=False),
        st.dates(),
        st.times(),
        st.datetimes(),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)


@given(values=st.dictionaries(TEXTS, VALUES, max_size=4))
def test_what_is_written_reads_back(values):
    assert tomllib.loads(pairs(values)) == values


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain", 'key = "plain"\n'),
        ('a "b" \\', 'key = "a \\"b\\" \\\\"\n'),
        ("one\n\ntwo", 'key = """\none\n\ntwo"""\n'),
        (True, "key = true\n"),
        (5, "key = 5\n"),
        ([], "key = []\n"),
        ({}, "key = {}\n"),
        (["a", 2], 'key = ["a", 2]\n'),
        ([{"id": "a"}], 'key = [\n  { id = "a" },\n]\n'),
        (["x" * 60, "y" * 60], f'key = [\n  "{"x" * 60}",\n  "{"y" * 60}",\n]\n'),
        ({"a b": ["c\nd"], "e": [1, 2]}, 'key = { "a b" = ["c\\nd"], e = [1, 2] }\n'),
        (date(2026, 3, 14), "key = 2026-03-14\n"),
        (datetime(2026, 3, 14, 9, 5, tzinfo=UTC), "key = 2026-03-14 09:05:00+00:00\n"),
        (time(9, 5), "key = 09:05:00\n"),
    ],
)
def test_a_value_is_written_as_a_person_would(value, written):
    assert pair("key", value) == written


def test_a_key_is_quoted_only_where_it_must_be():
    assert [bare("after-a_night1"), bare("B.2"), bare("")] == ["after-a_night1", '"B.2"', '""']


def test_what_toml_lets_not_stand_for_itself_is_escaped():
    assert one_line("a\x7fb\tc") == '"a\\u007fb\\tc"'

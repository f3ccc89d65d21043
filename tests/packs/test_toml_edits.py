"""A value is changed where it stands; comments, order and all else stay."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.packs.toml_edits import comments_in, edited
from reflect.packs.toml_writing import pairs
from tests.packs.test_toml_writing import TEXTS, VALUES

LINES = """# Above.
one = "a"  # beside

# Of two.
  two = [1, 2] # its own
three = { a = 1, b = "c" }
many = [
  # first
  "x", # ex
  "y"
]
"""


def changed(text, **new):
    values = tomllib.loads(text)
    wanted = {**values, **new}
    return edited(text, (), {key: each for key, each in wanted.items() if each is not None})


@pytest.mark.parametrize(
    ("new", "before", "after"),
    [
        ({"one": "b"}, 'one = "a"  # beside', 'one = "b"  # beside'),
        ({"one": ["b"]}, 'one = "a"  # beside', 'one = ["b"]  # beside'),
        ({"one": None}, 'one = "a"  # beside\n', "# beside\n"),
        ({"two": [1, 3]}, "[1, 2] # its own", "[1, 3] # its own"),
        ({"two": [1, 2, 3]}, "[1, 2] # its own", "[1, 2, 3] # its own"),
        ({"two": None}, "  two = [1, 2] # its own\n", "# its own\n"),
        ({"three": {"a": 1, "b": "d"}}, 'b = "c"', 'b = "d"'),
        ({"three": {"a": 1}}, '{ a = 1, b = "c" }', "{ a = 1 }"),
        ({"three": {"a": 1, "b": "c", "d": 2}}, 'b = "c" }', 'b = "c", d = 2 }'),
        ({"many": ["x", "z"]}, '"y"\n', '"z"\n'),
        ({"many": ["x", "y", "z"]}, '"y"\n', '"y",\n  "z",\n'),
        ({"many": ["x", "a", "y"]}, '"x", # ex\n', '"x", # ex\n  "a",\n'),
        ({"many": ["w", "x", "y"]}, "many = [\n", 'many = [\n  "w",\n'),
        ({"many": ["x"]}, '  "y"\n', ""),
        ({"many": ["y"]}, '  "x", # ex\n', "# ex\n"),
        ({"many": []}, '  "x", # ex\n  "y"\n', "# ex\n"),
        ({"many": "z"}, LINES[LINES.index("many") :], '# first\n# ex\nmany = "z"\n'),
    ],
)
def test_only_what_is_new_is_changed(new, before, after):
    assert LINES.count(before) == 1
    assert changed(LINES, **new) == LINES.replace(before, after)


def test_a_new_key_stands_behind_the_one_before_it_and_as_far_from_the_margin():
    text = "  a = 1 # one\n  c = 3\n"
    assert edited(text, (), {"a": 1, "b": 2, "d": 4, "c": 3}) == (
        "  a = 1 # one\n  b = 2\n  d = 4\n  c = 3\n"
    )


def test_a_new_key_stands_on_top_where_nothing_comes_before_it():
    assert edited("c = 3", (), {"b": 2, "c": 3}) == "b = 2\nc = 3"


def test_a_new_key_is_put_under_a_last_line_that_does_not_end():
    assert edited("a = 1", (), {"a": 1, "b": 2}) == "a = 1\nb = 2\n"


BLOCK = """# Above.
[[prompts]] # header
id = "a"
[prompts.scale] # a table
lowest = 1 # low
[[prompts.options]]
id = "x"
"""


def block(text, **new):
    values = tomllib.loads(text)["prompts"][0] | new
    told = {key: each for key, each in values.items() if each is not None}
    return edited(text, ("prompts", 0), told)


def test_a_new_key_of_a_table_with_tables_in_it_stands_above_those():
    assert block(BLOCK, kind="scale") == BLOCK.replace('"a"\n', '"a"\nkind = "scale"\n')


def test_a_new_key_of_an_inner_table_stands_under_its_header():
    scale = {"highest": 5, "lowest": 1}
    assert block(BLOCK, scale=scale) == BLOCK.replace("# a table\n", "# a table\nhighest = 5\n")


def test_an_inner_table_goes_with_its_header_and_leaves_its_comments():
    assert block(BLOCK, scale=None) == BLOCK.replace(
        "[prompts.scale] # a table\nlowest = 1 # low\n", "# a table\n# low\n"
    )


def test_what_cannot_be_changed_in_place_is_written_anew_under_its_comments():
    assert block(BLOCK, options=[{"id": "x"}, {"id": "y"}]) == (
        "# Above.\n# header\n# a table\n# low\n[[prompts]]\n"
        'id = "a"\nscale = { lowest = 1 }\noptions = [\n  { id = "x" },\n  { id = "y" },\n]\n'
    )


def test_what_has_no_header_is_written_anew_without_one():
    text = "a.b = 1 # dotted\n[c]\nd = 2\n"
    new = {"a": {"b": 1, "e": {"f": 1}}, "c": "x"}
    assert edited(text, (), new) == '# dotted\na = { b = 1, e = { f = 1 } }\nc = "x"\n'


def test_a_dotted_key_is_changed_where_it_stands():
    text = "a.b = 1 # dotted\na.c = 2\n"
    assert edited(text, (), {"a": {"b": 3}}) == "a.b = 3 # dotted\n"


def test_a_sign_for_a_comment_in_a_text_is_none():
    text = "a = \"# no\" # yes\nb = '''\n# no\n''' # and\n"
    assert comments_in(text) == ["# yes", "# and"]


@given(
    old=st.dictionaries(TEXTS, VALUES, max_size=4),
    new=st.dictionaries(TEXTS, VALUES, max_size=4),
    data=st.data(),
)
def test_whatever_is_changed_reads_back(old, new, data):
    comment = data.draw(st.sampled_from(["", "# one\n"]))
    text = comment + pairs(old)
    result = edited(text, (), new)
    assert tomllib.loads(result) == new
    assert comments_in(result) == comments_in(text)

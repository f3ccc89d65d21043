from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.packs.toml_lines import line_of, lines_of_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflect.packs.toml_lines import KeyPath

DOCUMENTS = [
    "",
    "a = @",
    "\n\n# a comment = [\na = @ # and another ]\n",
    "a = @\r\n\r\nb = @\r\n",
    "a.b.c = @\na . b . d = @\n",
    '"a b" = @\n\'c.d\' = @\n"\\u0065\\n" = @\n"" = @',
    "[t]\na = @\n[t.u]\na = @\n[ v . w ]\na = @\n",
    "[a.b]\nc = @\n[a]\nd = @\n",
    "[[t]]\na = @\n[[t]]\nb = @\n[[t]]\n",
    "[[t]]\n[[t.u]]\na = @\n[[t.u]]\na = @\n[[t]]\n[[t.u]]\na = @\n[t.u.v]\nb = @\n",
    "[[t]]\n[t.u]\n[[t.u.v]]\na = @\n[[t]]\nw = @\n",
    "a = [@, @,\n  @, # no ] here\n  @\n]\nb = @",
    "a = [ [@], [\n@, [\n@]]]\n",
    "a = { b = @, c.d = @, e = { f = @ } }\ng = @",
    "a = [{ b = @ },\n{ b = @, c = [\n@] }, ]\n",
    'a = """\nx = 1\n[t]\n"""\nb = @',
    'a = """"x\\"""y\n"""""\nb = @',
    "a = '''\n'x' = \"\n'''''\nb = @",
    'a = "\\"#[" # "\nb = @',
    "a = '\\'\nb = @",
    "a = ''\nb = \"\"\nc = ''''''\nd = \"\"\"\"\"\"\ne = @",
    "a = 1979-05-27 07:32:00Z # day\nb = 07:32:00\nc = -1.5e+9\nd = [inf,nan]\ne = @",
    'a = """\\\n   x \\\n  y"""\nb = @',
    "true = @\n1 = @\n2.5 = @\n-_- = @",
]
KEYS = st.one_of(
    st.sampled_from(["a", "b-1", "_", "12"]),
    st.text(max_size=3).map(lambda text: '"' + "".join(map(escaped, text)) + '"'),
)


def escaped(character: str) -> str:
    return f"\\U{ord(character):08x}" if ord(character) not in range(0xD800, 0xE000) else "x"


def joined(parts: list[str]) -> str:
    return ", ".join(parts)


VALUES = st.recursive(
    st.sampled_from(["@", "''", '"#"', '"""\n"]"""', "'''{\n'''", "true", "1.5", "1979-05-27"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: "[" + ",\n".join(parts) + "]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda pairs: "{" + joined([f"{key} = {value}" for key, value in pairs.items()]) + "}"
        ),
    ),
    max_leaves=6,
)
DOTTED = st.lists(KEYS, min_size=1, max_size=3).map(".".join)
LINES = st.one_of(
    st.tuples(DOTTED, VALUES).map(" = ".join),
    DOTTED.map(lambda name: f"[{name}]"),
    DOTTED.map(lambda name: f"[[ {name} ]] # [x"),
    st.just(""),
)


def numbered(document: str) -> str:
    """The document with each sign @ replaced by the number of its line."""
    lines = document.split("\n")
    return "\n".join(line.replace("@", str(at)) for at, line in enumerate(lines, start=1))


def paths(values: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    yield path, values
    for key, value in inside(values):
        yield from paths(value, (*path, key))


def inside(values: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(values, list):
        return enumerate(values)
    return values.items() if isinstance(values, dict) else ()


def check(document: str) -> None:
    source = numbered(document)
    expected = dict(paths(tomllib.loads(source)))
    lines = lines_of_keys(source)

    assert set(lines) == set(expected)
    for path, value in expected.items():
        assert type(value) is not int or value == lines[path]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_number_stands_on_its_line(document: str):
    check(document)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_each_number_stands_on_its_line_in_any_toml(document: str):
    try:
        tomllib.loads(numbered(document))
    except tomllib.TOMLDecodeError:
        return
    check(document)


def test_a_table_stands_where_its_header_does():
    lines = lines_of_keys("a = 1\n\n[[t]]\nb = 2\n[[t]]\n")

    assert (lines[("t", 0)], lines[("t", 1)]) == (3, 5)


def test_a_missing_key_stands_where_its_table_does():
    lines = lines_of_keys("\n[[t]]\nb = 2\n")

    assert line_of(("t", 0, "c", 1), lines) == 2


def test_what_tomllib_would_not_accept_is_a_mistake_of_ours():
    with pytest.raises(AssertionError):
        lines_of_keys("= 1")

"""YAML is read as plain tables, lists and words; what is more is refused."""

from __future__ import annotations

import pytest
import yaml

from reflect.imports import limits, strict_yaml
from reflect.imports.strict_yaml import NotPlain, read_yaml


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def loader(request, monkeypatch):
    """The parser in C, and the one that stands in where there is none."""
    made = getattr(yaml, request.param)
    monkeypatch.setattr(strict_yaml, "_LOADER", made)
    return made


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 2026-11-24T08:00:00+01:00\nb: no", {"a": "2026-11-24T08:00:00+01:00", "b": "no"}),
        ("tags: [a, b c]\nn: 007", {"tags": ["a", "b c"], "n": "007"}),
        ("a:\n- b: 'x: y'\n- |\n  two\n  lines", {"a": [{"b": "x: y"}, "two\nlines"]}),
        ("", ""),
        ("a:", {"a": ""}),
        ('"\\u00e9"', "é"),
    ],
)
def test_plain_yaml_stays_as_it_was_typed(text, value):
    assert read_yaml(text) == value


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x",
        "a: &x [1]",
        "a: !!python/object/apply:os.system [ls]",
        "a: !!str 1",
        "a: !mine 1",
        "a: 1\na: 2",
        "? [a]\n: 1",
        "--- 1\n--- 2",
        "a: [",
        "a: 'open",
        "\ta: 1",
        "a: \x01",
        "a: 1\n b: 2",
    ],
)
def test_what_is_more_than_plain_is_refused(text):
    with pytest.raises(NotPlain):
        read_yaml(text)


@pytest.mark.usefixtures("loader")
def test_a_billion_laughs_are_not_laughed():
    lines = ["a0: &a0 [lol]", *(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]" for n in range(1, 12))]
    with pytest.raises(NotPlain):
        read_yaml("\n".join(lines))


@pytest.mark.usefixtures("loader")
def test_nesting_goes_as_deep_as_the_limit_and_no_deeper():
    assert read_yaml("[" * limits.DEPTH + "]" * limits.DEPTH)
    with pytest.raises(NotPlain):
        read_yaml("[" * (limits.DEPTH + 1) + "]" * (limits.DEPTH + 1))
    with pytest.raises(NotPlain):
        read_yaml("[" * 20_000)

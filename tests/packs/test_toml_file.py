from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflect.errors import PackInvalid
from reflect.packs import toml_file
from reflect.packs.limits import MAX_FILE_BYTES
from reflect.packs.toml_file import TomlFile, read_bytes, read_toml

if TYPE_CHECKING:
    from pathlib import Path


def problem_in(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(PackInvalid) as caught:
        read_toml(read_bytes(path, "x.toml"), "x.toml")
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a", "x.toml:1: not TOML, at the end: "),
        (b"\xef\xbb\xbfa = 1", "x.toml:1: begins with a byte order mark; "),
        (b"a = 1\nb = '\xff'\n", "x.toml:2: is not UTF-8; "),
        (b"a = 1\r\n\r\nb = \xe4", "x.toml:3: is not UTF-8; "),
        (b"a = 1\r\n\r\nb = c", "x.toml:3: not TOML, column 5: "),
        (b"a = 1\rb = 2", "x.toml:1: not TOML, column 6: "),
        (b"a = 1\nb = 'x\nc = 1\n", "x.toml:2: not TOML, a text that begins here: "),
        (b"a = 'x\nb = 'y'", "x.toml:1: not TOML, column 7: "),
        (b"a = 1\nb = '''\n\n", "x.toml:2: not TOML, a text that begins here: "),
        (b"a = 1\nb = [\n\n\n", "x.toml:2: not TOML, at the end: "),
        (b"a = 2026-02-30", "x.toml:1: not TOML, column 5: "),
        (b"a = 1\nb = " + b"[" * 300 + b"]" * 300, "x.toml:2: nested deeper than 16 levels; "),
        (b"a = 1\nb = " + b"{a=" * 300 + b"}" * 300, "x.toml:2: nested deeper than 16 levels; "),
        (b"a = 1\n" + b"b." * 20 + b"b = 1", "x.toml:2: nested deeper than 16 levels; "),
        (b"a = 1\n[" + b"b." * 20 + b"b]", "x.toml:2: nested deeper than 16 levels; "),
        (b"a = 1\nb = " + b"1" * 5000, "x.toml:2: a number is too long; "),
        (b"a = 1\nb = 1e" + b"1_1" * 5000, "x.toml:2: a number is too long; "),
    ],
)
def test_a_file_that_cannot_be_parsed_is_told_by_line(tmp_path: Path, data: bytes, expected: str):
    assert problem_in(tmp_path / "x.toml", data).startswith(expected)


@pytest.mark.parametrize(
    "source",
    [
        "a = '" + "[" * 50 + "'",
        "a = '''\n" + "{" * 50 + "'''",
        'a = "' + "." * 50 + "9" * 50 + '" # ' + "[." * 50,
        "a = [" + "[1.5, 2.5, 3.5], " * 50 + "]",
        "\n".join(f"a{number}.b.c.d = {number}" for number in range(50)),
    ],
)
def test_what_only_looks_nested_is_read(tmp_path: Path, source: str):
    (tmp_path / "x.toml").write_text(source, encoding="utf-8")

    assert read_toml(read_bytes(tmp_path / "x.toml", "x.toml"), "x.toml").values


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path):
    (tmp_path / "x.toml").write_bytes(b"#" * MAX_FILE_BYTES)

    assert read_toml(read_bytes(tmp_path / "x.toml", "x.toml"), "x.toml").values == {}


def test_a_larger_file_is_refused(tmp_path: Path):
    problem = problem_in(tmp_path / "x.toml", b"#" * (MAX_FILE_BYTES + 1))

    assert problem == "x.toml: is larger than 256 KiB; split it into sets/"


def test_a_file_that_has_gone_is_refused(tmp_path: Path):
    with pytest.raises(PackInvalid, match=r"^x\.toml: cannot be read; check that you may open it$"):
        read_bytes(tmp_path / "x.toml", "x.toml")


def test_a_message_of_the_parser_is_cut_short(tmp_path: Path):
    key = b"k" * 5000

    assert len(problem_in(tmp_path / "x.toml", b"[%s]\n[%s]" % (key, key))) < 300


def test_problems_are_told_by_line():
    file = TomlFile("x.toml", "a = 1\n\nb = [\n2]", {"a": 1, "b": [2]})
    file.report(("b", 0), "second")
    file.report(("a",), "first")

    assert file.problems() == ("x.toml:1: first", "x.toml:4: second")


@pytest.mark.parametrize("enough", [1, 3])
def test_so_many_problems_end_the_reading(enough: int):
    file = TomlFile("x.toml", "a = 1", {"a": 1}, enough)
    for _ in range(enough - 1):
        file.report(("a",), "wrong")

    with pytest.raises(PackInvalid) as caught:
        file.report(("a",), "wrong")
    assert caught.value.problems == ("x.toml:1: wrong",) * enough


WASTE = {
    "texts that never end": (b'a = """' + b'\\"""' * 60_000, "not TOML, a text that begins here"),
    "many texts": (b"''" * 130_000, "not TOML, column 3"),
    "dots": (b"a." * 130_000 + b"a = 1", "nested deeper than 16 levels"),
    "brackets": (b"a = " + b"[" * 9_000, "nested deeper than 16 levels"),
    "backslashes": (b'a = "' + b"\\" * 250_001, "not TOML, at the end"),
    "digits": (b"a = " + b"1" * 250_000, "a number is too long"),
}


@pytest.mark.parametrize("one", [b"\n", b"a = 1\n", b"1,", b"''=''", b"["])
def test_a_file_of_too_many_parts_is_refused_unread(tmp_path: Path, one: bytes):
    assert problem_in(tmp_path / "x.toml", one * 10_001) == (
        "x.toml: holds more than 10000 lines and values together; split it into sets/"
    )


@pytest.mark.timeout(10)
@pytest.mark.parametrize(("data", "expected"), WASTE.values(), ids=WASTE.keys())
def test_a_file_made_to_waste_time_is_soon_refused(tmp_path: Path, data: bytes, expected: str):
    assert problem_in(tmp_path / "x.toml", data).startswith(f"x.toml:1: {expected}")


PIECES = (
    "[" * 9,
    "{" * 9,
    "]",
    "}",
    ".",
    ".a" * 9,
    ",",
    "=",
    "\n",
    "#",
    '"',
    '"""',
    "'",
    "1" * 20,
    "a",
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("[" * 17)
@example(".a" * 17)
@example("1" * 33)
def test_nothing_costly_is_overlooked_by_the_quick_look(text: str):
    try:
        toml_file._check_size_of_parts(text, "x.toml")
    except PackInvalid:
        assert not toml_file._is_surely_small(text)
    else:
        assert toml_file._is_surely_small(text) or text.count("1") > 32

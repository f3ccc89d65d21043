"""The search for plain words finds each form, and nothing where nothing is."""

from __future__ import annotations

import base64

import pytest

from tests.support.fakes import FakeChance
from tests.support.plain_words import plain_words_found

WORD = "Albatross"


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("utf-8", WORD.encode()),
        ("utf-8", WORD.upper().encode()),
        ("utf-16-le", WORD.encode("utf-16-le")),
        ("utf-16-be", WORD.encode("utf-16-be")),
        ("hex", WORD.encode().hex().encode()),
        ("hex", WORD.encode().hex().upper().encode()),
        ("hex of utf-16-le", WORD.encode("utf-16-le").hex().encode()),
    ],
)
@pytest.mark.parametrize("before", [b"", b"\xff", b"text "])
def test_each_form_is_found_wherever_it_stands(tmp_path, form, data, before) -> None:
    file = tmp_path / "below" / "file"
    file.parent.mkdir()
    file.write_bytes(before + data + b" more")
    found = plain_words_found([tmp_path], [WORD, "gannets"])
    assert [(f.path, f.word, f.form) for f in found] == [(file, WORD, form)]


@pytest.mark.parametrize("before", range(7))
@pytest.mark.parametrize("after", range(4))
def test_base64_is_found_at_every_place_of_a_group(tmp_path, before, after) -> None:
    whole = b"?" * before + WORD.encode() + b"!" * after
    (tmp_path / "file").write_bytes(b"{" + base64.b64encode(whole) + b"}")
    found = plain_words_found([tmp_path], [WORD])
    assert [f.form for f in found] == [f"base64 at {before % 3}"]


KEY = bytes(range(100, 132))


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("key", KEY),
        ("utf-8", KEY.hex().encode()),
        ("utf-16-le", KEY.hex().upper().encode("utf-16-le")),
        ("base64 at 0", base64.b64encode(KEY)),
        ("base64 at 2", base64.b64encode(b"??" + KEY)),
    ],
)
def test_a_key_is_found_as_it_is_and_as_it_is_written(tmp_path, form, data) -> None:
    (tmp_path / "file").write_bytes(b"\xff" + data)
    found = plain_words_found([tmp_path], [KEY])
    assert [(f.word, f.form) for f in found] == [(KEY.hex(), form)]


def test_names_of_files_and_folders_are_looked_at(tmp_path) -> None:
    (tmp_path / "my albatross.txt").touch()
    (tmp_path / "ALBATROSS").mkdir()
    assert [f.form for f in plain_words_found([tmp_path], [WORD])] == ["name", "name"]


def test_nothing_is_found_in_noise(tmp_path) -> None:
    (tmp_path / "noise").write_bytes(FakeChance()(1_000_000))
    assert plain_words_found([tmp_path, tmp_path / "gone"], [WORD, "gannets"]) == []


def test_a_word_that_chance_would_find_is_refused(tmp_path) -> None:
    with pytest.raises(ValueError, match="short"):
        plain_words_found([tmp_path], ["tern"])

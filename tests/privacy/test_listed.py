from __future__ import annotations

import pytest

from reflect.privacy.lexicon import EVERYDAY, FAMILY, GIVEN, LISTS, RARE, lexicon
from reflect.privacy.listed import ListedWords

LETTERS = {"a": 1, "b": 2}
LINES = b"ant a\nbee ab\n" + b"".join(b"word%04d b\n" % n for n in range(400)) + "öl b\n".encode()


@pytest.mark.parametrize("lines", [LINES, LINES.replace(b"\n", b"\r\n")], ids=["unix", "windows"])
def test_every_word_of_a_list_is_found_and_no_other(lines):
    listed = ListedWords(lines, LETTERS, {})
    found = {word: listed[word] for word in ("ant", "bee", "öl")}
    assert found == {"ant": 1, "bee": 3, "öl": 2}
    assert all(listed[f"word{n:04}"] == 2 for n in range(400))
    others = ["", "a", "an", "ants", "word", "word0400", "zz", "ant a", "ant a\nbee", "\ud800", "ö"]
    assert not any(listed[word] for word in others)


def test_words_from_elsewhere_add_their_meanings():
    listed = ListedWords(LINES, LETTERS, {"ant": 4, "cat": 4, "two words": 4})
    assert [listed[word] for word in ("ant", "bee", "cat", "two words")] == [5, 3, 4, 4]


def test_the_list_is_in_the_order_in_which_it_is_searched():
    lines = (LISTS / "known.txt").read_bytes().splitlines()
    words = [line.partition(b" ")[0] for line in lines]
    assert words == sorted({*words})


def test_the_short_everyday_words_are_those_of_the_long_list():
    lines = (line.split(" ") for line in (LISTS / "known.txt").read_text("utf-8").splitlines())
    assert lexicon().short == {word for word, sorts in lines if "e" in sorts and len(word) <= 6}


def test_the_long_list_is_known_from_its_first_word_to_its_last():
    words = lexicon().words
    assert words["rose"] & EVERYDAY
    assert words["rose"] & GIVEN
    assert words["abacus"] & (EVERYDAY | RARE)
    assert words["okonkwo"] & FAMILY
    lines = (LISTS / "known.txt").read_text("utf-8").splitlines()
    assert all(words[line.partition(" ")[0]] for line in (lines[0], lines[-1]))

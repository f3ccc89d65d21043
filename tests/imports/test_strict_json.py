"""JSON is refused where two readers could take it for two things."""

from __future__ import annotations

import json
import time

import pytest

from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.strict_json import read_json


@pytest.mark.parametrize(
    "text",
    ['{"a": [1, -2.5e3, "[{\\"]", null, true]}', "[]", '"x"', "9007199254740992", '{"é": "😀"}'],
)
def test_what_means_one_thing_is_read(text):
    assert read_json(text.encode()) == json.loads(text)


def test_a_byte_order_mark_is_passed_over():
    assert read_json(b"\xef\xbb\xbf[1]") == [1]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "a": 2}',
        '{"a": {"b": 1, "b": 1}}',
        "[NaN]",
        "[Infinity]",
        "[-Infinity]",
        "[1e999]",
        "9007199254740993",
        "-9007199254740993",
        "1" * 100_000,
        "[1",
        "[}",
        '"open',
        "",
        "[] []",
        "'a'",
        '["\n"]',
    ],
)
def test_what_means_two_things_or_nothing_is_refused(text):
    with pytest.raises(ImportFailed) as caught:
        read_json(text.encode())
    assert caught.value.what is ImportFault.DAMAGED


@pytest.mark.parametrize("data", [b"\xff", b'"\xed\xa0\x80"', b'"\xc0\xaf"', b"\xff\xfe[\0]\0"])
def test_bytes_that_are_no_utf_8_are_refused(data):
    with pytest.raises(ImportFailed):
        read_json(data)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_nesting_goes_as_deep_as_the_limit_and_no_deeper(opening, closing):
    def nested(deep):
        return (opening * deep + "1" + closing * deep).encode()

    assert read_json(nested(limits.DEPTH))
    with pytest.raises(ImportFailed, match="cannot be read"):
        read_json(nested(limits.DEPTH + 1))


@pytest.mark.parametrize("data", [b"[" * 5_000_000, b'{"a":' * 1_000_000, b'"\\' * 1_000_000])
def test_a_deep_bomb_is_refused_at_once(data):
    begun = time.process_time()
    with pytest.raises(ImportFailed):
        read_json(data)
    assert time.process_time() - begun < 5


def test_brackets_within_words_are_words():
    text = "[" * 500 + '\\"' + "{" * 500
    assert read_json(json.dumps([text]).encode()) == [text]

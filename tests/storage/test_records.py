"""Domain values in columns and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.answers import Promise
from reflect.domain.entry import HIT_END, HIT_START
from reflect.domain.prompts import FREE
from reflect.errors import JournalDamaged
from reflect.storage.records import (
    DAY,
    as_json,
    beginning_of,
    civil_seconds,
    content_from,
    content_json,
    first_second,
    from_json,
    indexed,
    milliseconds,
    moment,
    offset_minutes,
    whole_content,
    whole_text,
    wording_from,
    wording_json,
)
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, content

LONDON = ZoneInfo("Europe/London")

moments = st.datetimes(
    timezones=st.builds(
        timezone, st.builds(timedelta, minutes=st.integers(-23 * 60 - 59, 23 * 60 + 59))
    )
)


@given(moments)
def test_a_moment_comes_back_to_the_millisecond_on_the_writers_clock(written) -> None:
    again = moment(milliseconds(written), offset_minutes(written))
    assert again == written.replace(microsecond=written.microsecond // 1000 * 1000)
    assert again.utcoffset() == written.utcoffset()


@given(moments, moments)
def test_positions_order_by_what_the_writers_clock_showed(one, other) -> None:
    one, other = one.replace(microsecond=0), other.replace(microsecond=0)
    by_clock = one.replace(tzinfo=None) < other.replace(tzinfo=None)
    assert (civil_seconds(one) < civil_seconds(other)) == by_clock


@given(moments)
def test_a_position_is_of_the_day_on_the_writers_clock(written) -> None:
    assert 0 <= civil_seconds(written) - first_second(written.date()) < DAY


@pytest.mark.parametrize(
    ("clock", "seconds"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), 0),
        (datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC), -1),
        (datetime(1970, 1, 1, 5, tzinfo=timezone(timedelta(hours=5))), 18_000),
        (datetime(2026, 3, 29, 2, 30, tzinfo=LONDON), 1_774_751_400),
        (datetime(2026, 10, 25, 1, 30, tzinfo=LONDON), 1_792_891_800),
        (datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1), 1_792_891_800),
    ],
)
def test_summer_time_and_dates_before_1970_change_no_position(clock, seconds) -> None:
    assert civil_seconds(clock) == seconds


@pytest.mark.parametrize("offset", [-720, 0, 720])
@pytest.mark.parametrize("edge", [date.min, date.max])
def test_the_first_and_the_last_day_of_all_dates_can_be_read(edge, offset) -> None:
    zone = timezone(timedelta(minutes=offset))
    written = datetime(edge.year, edge.month, edge.day, 12, tzinfo=zone)
    assert moment(milliseconds(written), offset) == written


def test_a_day_begins_at_midnight() -> None:
    assert first_second(date(1970, 1, 2)) == DAY
    assert first_second(date(1969, 12, 31)) == -DAY


def test_json_is_canonical() -> None:
    assert as_json({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'


@pytest.mark.parametrize("read", [from_json, wording_from])
@pytest.mark.parametrize("text", ["", "{", '{"albatross": tr'])
def test_a_row_that_is_not_json_is_damage_and_is_not_quoted(read, text) -> None:
    with pytest.raises(JournalDamaged) as told:
        read(text)
    assert told.value.__cause__ is told.value.__context__ is None


def test_a_wording_comes_back_whole() -> None:
    digest, text = wording_json(EVERY_KIND)
    assert wording_from(text) == EVERY_KIND
    assert len(digest) == 64


def test_one_wording_has_one_digest() -> None:
    assert wording_json(EVERY_KIND) == wording_json(wording_from(wording_json(EVERY_KIND)[1]))
    assert wording_json(EVERY_KIND)[0] != wording_json(FREE)[0]


def test_every_kind_of_answer_comes_back() -> None:
    typed = content(
        title="A list",
        happened=date(2026, 3, 13),
        tags=("ward", "Late"),
        answers=EVERY_ANSWER,
        private=frozenset({"name"}),
    )
    assert content_from(EVERY_KIND, content_json(typed)) == typed


@given(
    st.text(), st.lists(st.text()), st.dictionaries(st.sampled_from(["story", "name"]), st.text())
)
def test_any_text_comes_back_as_it_was_kept(title, tags, answers) -> None:
    typed = whole_content(content(title=title, tags=tuple(tags), answers=answers))
    assert content_from(EVERY_KIND, content_json(typed)) == typed


def test_an_old_zone_with_seconds_comes_back() -> None:
    written = datetime(1900, 1, 1, 12, tzinfo=timezone(timedelta(seconds=-75)))
    assert content_from(FREE, content_json(content(written=written))).written == written


@pytest.mark.parametrize(
    "kept",
    [
        '{"title":"albatross"}',
        content_json(content()).replace('"written":"2026', '"written":"albatross'),
        content_json(content()).replace('"tags":[]', '"tags":"albatross"'),
        content_json(content()).replace('"happened":null', '"happened":"albatross"'),
    ],
)
def test_a_row_of_another_shape_is_damage_and_is_not_quoted(kept) -> None:
    with pytest.raises(JournalDamaged) as told:
        content_from(FREE, kept)
    assert told.value.__cause__ is told.value.__context__ is None


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("mood", "[9,9]"),
        ("setting", '"moon"'),
        ("day", '"yesterday"'),
        ("time", "true"),
        ("next", '{"when":1}'),
        ("unheard-of", '"text"'),
    ],
)
def test_an_answer_that_cannot_be_read_leaves_the_others(name, given) -> None:
    kept = content_json(content(answers={"story": "text"}))
    harmed = kept.replace('"story":"text"', f'"{name}":{given},"story":"text"')
    assert content_from(EVERY_KIND, harmed).answers == {"story": "text"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("plain", "plain"),
        ("\ud83d\ude00", "😀"),
        ("a\ud83d", "a\ufffd"),
        ("\ude00\ud83d!", "\ufffd\ufffd!"),
        ("é日😀", "é日😀"),
    ],
)
def test_halves_of_characters_are_joined_or_replaced(text, whole) -> None:
    assert whole_text(text) == whole
    assert as_json({text: [text, (text,)]}) == as_json({whole: [whole, [whole]]})


def test_every_text_of_an_entry_is_made_whole() -> None:
    half, answers = "a\ud83d", {"story": "a\ud83d", "next": Promise("a\ud83d"), "time": 5}
    kept = whole_content(content(title=half, tags=(half,), answers=answers))
    expected = {"story": "a\ufffd", "next": Promise("a\ufffd"), "time": 5}
    assert kept == content(title="a\ufffd", tags=("a\ufffd",), answers=expected)


@given(st.text())
def test_the_index_has_a_character_for_each_of_the_text(text) -> None:
    kept = indexed(text)
    assert len(kept) == len(text)
    assert not {HIT_START, HIT_END, "\0"} & set(kept)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("", ""),
        ("one\n two\t three", "one two three"),
        (" " * 1000 + "late", "late"),
        ("word " * 100, "word " * 48),
        ("x" * 1000, "x" * 240),
    ],
)
def test_a_beginning_is_one_line(text, beginning) -> None:
    assert beginning_of(text) == beginning

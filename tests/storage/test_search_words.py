"""What was typed into the search box, and what it finds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from reflect.domain.entry import HIT_END, HIT_START
from reflect.domain.prompts import FREE, Kind, Prompt, PromptSet
from reflect.domain.search import Filter, hits_by_answer, spans_of
from reflect.storage.entries import EntryStore
from reflect.storage.search import SearchStore
from tests.support.builders import EVERY_KIND, content, entry_id

ONE = entry_id(1)
THREE_TEXTS = PromptSet(
    id="three",
    title="Three",
    prompts=tuple(Prompt(id=name, heading=name, kind=Kind.LONG_TEXT) for name in "abc"),
)
IN_A_TEST = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def entries(journal):
    return EntryStore(journal)


@pytest.fixture
def search(journal):
    return SearchStore(journal)


@pytest.fixture
def finds(entries, search):
    """Whether a search finds an entry with these words."""

    def find(typed, words, **given):
        entries.save(ONE, FREE, content(words, **given))
        return bool(search.rows(Filter(text=typed)))

    return find


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("listening", "I listened to her"),
        ("listen", "Listening is hard"),
        ("reflections", "one reflection"),
        ("ward round", "on the round, in the ward"),
        ('"ward round"', "the ward round was long"),
        ('"ward round', "the ward rounds were long"),
        ("cafe", "the café"),
        ("CAFÉ", "the cafe\u0301"),
        ("naïve", "naive"),
        ("don't", "I don't know"),
        ("don\u2019t", "I don't know"),
        ("self-care", "self care"),
        ("हिन्दी", "मैं हिन्दी बोलता हूँ"),
        ("日本語", "日本語テキスト"),
        ("tired", "so tired🥺"),
        ("24", "at 24 weeks"),
        ("3.5", "a 3.5 mg dose"),
    ],
)
def test_words_find_what_a_person_means_by_them(finds, typed, words) -> None:
    assert finds(typed, words)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('"ward round"', "the round ward"),
        ("ward NOT round", "the ward round"),
        ("ward OR night", "the night shift"),
        ("title:ward", "the ward"),
        ("ward round", "the ward"),
        ("plan ", "the planet"),
        ('"plan"', "the planet"),
    ],
)
def test_words_find_nothing_else(finds, typed, words) -> None:
    assert not finds(typed, words)


@pytest.mark.parametrize("given", [{"title": "albatross"}, {"tags": ("albatross",)}])
def test_titles_and_tags_are_looked_through_too(finds, given) -> None:
    assert finds("albatross", "", **given)


def test_the_name_of_the_set_is_looked_through_too(entries, search) -> None:
    entries.save(ONE, EVERY_KIND, content(answers={"story": "x"}))
    assert search.rows(Filter(text="test"))


def test_an_answer_that_is_not_shown_is_not_found(entries, search) -> None:
    hidden = {"again": True, "why": "albatross"}
    entries.save(ONE, EVERY_KIND, content(answers=hidden))
    assert not search.rows(Filter(text="albatross"))


HALF_TYPED = """
accountability administrators analysis anxieties assumptions being capability commissioning
communicated compassionately confidentiality daylight debriefing decisiveness dependencies
differently effectiveness emotional empathising everywhere facilitators formative happiness
hoping identities incredibly indicators keyworker medication narratives necessity normative
organisational patients perioperative pharmacology planning possibilities professionalism
prioritised reassuring reflectively reflexivity relationships relatives responsibilities safely
supervision sympathetic systematically thoughtfulness traumatic uncertainties unplanned using
vulnerability wellbeing worrying
"""


def test_a_half_typed_word_is_found_at_every_letter(entries, search) -> None:
    for number, word in enumerate(HALF_TYPED.split()):
        entries.save(entry_id(number), FREE, content(word))
    for number, word in enumerate(HALF_TYPED.split()):
        for end in range(1, len(word) + 1):
            found = search.rows(Filter(text=word[:end]), limit=100)
            assert entry_id(number) in {row.id for row in found}, (word[:end], word)


def test_the_last_word_of_an_open_phrase_may_be_half_typed_too(entries, search) -> None:
    entries.save(ONE, FREE, content("an open conversation planning day"))
    typed = '"open conversation planning'
    ends = range(2, len(typed) + 1)
    missed = [typed[:end] for end in ends if not search.rows(Filter(text=typed[:end]))]
    assert missed == []


HOSTILE = [
    '"',
    '""',
    '"""',
    "'",
    "a'b",
    'a"b"c',
    '"a',
    "*",
    "a*",
    "*a",
    "a * b",
    "AND",
    "a AND",
    "OR NOT NEAR",
    "NEAR(a b, 3)",
    "NEAR(",
    "a + b",
    "title : a",
    "{title answers} : a",
    "-title:a",
    "^a",
    "(a",
    "a)",
    ";--",
    "a\0b",
    "\0",
    "\ud800",
    "a\ud800b",
    "\udc80\ud800",
    HIT_START,
    f"a{HIT_END}b",
    "😀",
    "🥺🥺",
    "日本",
    "\u0301",
    "a\u0301\u0302",
    "\u202eabc",
    "\ufeffa",
    "ﬁ",
    "ᦰ",
    "a\n\tb",
    "%_\\",
    "{}[]<>|~`",
    "a" * 10_000,
    "a " * 5_000,
    "ab\u00e9" * 3_333,
    '"' * 10_000,
    '"a b" ' * 1_600,
    "((((" * 2_500,
    "日" * 10_000,
    "ying " * 2_000,
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_typed_is_an_error(entries, search, typed) -> None:
    entries.save(ONE, FREE, content("a b c abc 日本 ying " * 50, title="a", tags=("a",)))
    for wanted in (Filter(text=typed), Filter(text=typed, tag=typed), Filter(set_id=typed)):
        search.rows(wanted)
        search.days(wanted)
    search.marked(ONE, typed)


@settings(max_examples=150, deadline=None, suppress_health_check=IN_A_TEST)
@given(st.text(st.characters(), max_size=60))
def test_no_text_at_all_is_an_error(entries, search, typed) -> None:
    entries.save(ONE, FREE, content("some words"))
    search.rows(Filter(text=typed, tag=typed))
    search.days(Filter(text=typed))
    search.marked(ONE, typed)


@settings(max_examples=60, deadline=None, suppress_health_check=IN_A_TEST)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_whatever_was_written_can_be_saved_and_the_index_stays_whole(
    entries, journal, words
) -> None:
    entries.save(ONE, FREE, content(words, title=words, tags=(words,)))
    with journal.writing() as writing:
        check = "INSERT INTO entry_text(entry_text, rank) VALUES('integrity-check', 1)"
        writing.connection.execute(text(check))


# Each is a word of its own to the index, none is the stem of another.
VOCABULARY = ("albatross", "gannet", "PUFFIN", "tern", "fulmär", "skua", "petrel🥺")
BETWEEN = (" ", "\n", ", ", " 😀 ", "\n\n", " \0 ", f" {HIT_START}", f"{HIT_END} ", "\t", " ﷺ. ")
pieces = st.lists(st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(BETWEEN)), max_size=12)


def written_in(parts):
    return "".join(word + between for word, between in parts)


def places_of(word, parts):
    """Where a word is in what was written."""
    at, found = 0, []
    for other, between in parts:
        if other == word:
            found.append((at, at + len(word)))
        at += len(other) + len(between)
    return tuple(found)


@settings(max_examples=150, deadline=None, suppress_health_check=IN_A_TEST)
@given(st.sampled_from(VOCABULARY), pieces, st.tuples(pieces, pieces, pieces))
def test_marks_are_on_the_very_words_in_each_answers_own_text(
    entries, search, word, title, texts
) -> None:
    parts = dict(zip("abc", texts, strict=True))
    answers = {name: written_in(given) for name, given in parts.items()}
    entry = entries.save(ONE, THREE_TEXTS, content(title=written_in(title), answers=answers))
    in_title, in_answers = search.marked(ONE, f'"{word}"')
    found = hits_by_answer(THREE_TEXTS, entry.content, in_answers)
    expected = {name: places_of(word, given) for name, given in parts.items()}
    assert found == {name: places for name, places in expected.items() if places}
    assert spans_of(in_title) == places_of(word, title)


def test_a_phrase_across_two_answers_is_marked_in_both(entries, search) -> None:
    entry = entries.save(ONE, THREE_TEXTS, content(answers={"a": "one two", "b": "three four"}))
    _, marked = search.marked(ONE, '"two three"')
    assert hits_by_answer(THREE_TEXTS, entry.content, marked) == {"a": ((4, 7),), "b": ((0, 5),)}


def test_no_marks_where_nothing_was_found(entries, search) -> None:
    entries.save(ONE, FREE, content("gannet"))
    assert search.marked(ONE, "albatross") == search.marked(ONE, "") == ("", "")


def test_a_snippet_is_around_the_hit_with_marks_on_it(entries, search) -> None:
    words = [f"w{n}" for n in range(200)]
    words[150] = "albatross"
    entries.save(ONE, FREE, content(" ".join(words)))
    snippet = search.rows(Filter(text="albatross "))[0].snippet
    assert f"{HIT_START}albatross{HIT_END}" in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert len(snippet.split()) <= 25


@settings(max_examples=80, deadline=None, suppress_health_check=IN_A_TEST)
@given(pieces)
def test_marks_in_a_snippet_come_in_pairs_and_none_is_the_writers_own(
    entries, search, parts
) -> None:
    entries.save(ONE, FREE, content(written_in(parts)))
    for row in search.rows(Filter(text='"albatross"')):
        marks = [c for c in row.snippet if c in (HIT_START, HIT_END)]
        assert marks == [HIT_START, HIT_END] * (len(marks) // 2)
        assert marks
        for span in spans_of(row.snippet):
            bare = row.snippet.replace(HIT_START, "").replace(HIT_END, "")
            assert bare[slice(*span)] == "albatross"

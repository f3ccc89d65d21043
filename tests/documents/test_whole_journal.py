from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.documents.whole_journal import entry_markdown, journal_json
from reflect.documents.whole_journal_reader import read_journal_json
from reflect.domain.entry import Content, Entry, EntryId
from reflect.domain.prompts import FREE
from reflect.errors import Refused
from tests.documents.samples import (
    COMMITMENT,
    CONTENT,
    DEPARTURE,
    ENTRY,
    ENTRY_ID,
    WRITTEN,
    account,
)

EARLIER = replace(ENTRY, revision=1, content=replace(CONTENT, title="", tags=(), happened=None))
WHOLE = b"".join(
    journal_json(
        entries=[(EARLIER, ENTRY)],
        accounts=[account()],
        departures=[DEPARTURE],
        commitments=[COMMITMENT],
    )
)


def free(text, number=0, **facts):
    """Free writing; the id tells the number."""
    content = Content(written=WRITTEN, answers={"text": text}, **facts)
    entry_id = EntryId(f"{number:032x}")
    return Entry(id=entry_id, prompts=FREE, content=content, revision=1, saved=WRITTEN)


def test_a_journal_is_read_again_with_all_that_was_in_it():
    read = read_journal_json(WHOLE)
    assert read.entries == ((EARLIER, ENTRY),)
    assert read.accounts == (account(),)
    assert read.departures == (DEPARTURE,)
    assert read.commitments == (COMMITMENT,)


def test_the_writers_own_clock_is_kept():
    ((_, entry),) = read_journal_json(WHOLE).entries
    assert entry.content.written.isoformat() == WRITTEN.isoformat()


def test_a_deleted_entry_stays_deleted():
    gone = replace(free("x"), deleted=datetime(2026, 11, 21, tzinfo=UTC))
    assert read_journal_json(b"".join(journal_json(entries=[(gone,)]))).entries == ((gone,),)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_is_kept_exactly(text):
    entry = free(text, title=text, tags=(text,))
    assert read_journal_json(b"".join(journal_json(entries=[(entry,)]))).entries == ((entry,),)


def test_an_empty_journal_is_whole():
    read = read_journal_json(b"".join(journal_json(entries=[])))
    assert (read.entries, read.accounts, read.departures, read.commitments) == ((), (), (), ())


def test_entries_are_asked_for_one_at_a_time():
    asked = []

    def entries():
        for number in range(10):
            asked.append(number)
            yield (free("x", number),)

    pieces = journal_json(entries=entries())
    while b'"entries"' not in next(pieces):
        pass
    assert len(asked) <= 1
    next(pieces)
    next(pieces)
    assert len(asked) == 2


def test_each_entry_has_a_line_and_a_prompt_set_is_written_once():
    made = b"".join(journal_json(entries=[(EARLIER, ENTRY), (ENTRY,), (free("x"),)])).decode()
    lines = [json.loads(line.rstrip(",")) for line in made.splitlines()[2:5]]
    assert [line["id"] for line in lines] == [ENTRY_ID, ENTRY_ID, f"{0:032x}"]
    assert [len(line["prompt_sets"]) for line in lines] == [1, 0, 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"reflect-journal"', b'"other"'),
        (b'"version":1', b'"version":2'),
        (b'"minutes":90', b'"minutes":-1'),
        (b'"who":["peer","senior"]', b'"who":["nobody"]'),
        (b'"answers":{"what"', b'"answers":{"unasked"'),
        (b'"prompt_sets":{"', b'"prompt_sets":{"x'),
        (b'"saved":"2026-11-20', b'"saved":"2026-13-20'),
        (b'"state":"open"', b'"state":"lost"'),
        (b'"commitments"', b'"others"'),
        (b"}\n", b""),
        (b'{"format"', b"[" * 100_000),
    ],
)
def test_a_journal_that_was_changed_is_refused(old, new):
    assert old in WHOLE
    with pytest.raises(Refused):
        read_journal_json(WHOLE.replace(old, new))


def test_an_entry_is_markdown_with_its_answers_under_their_questions():
    name, made = entry_markdown(replace(ENTRY, content=replace(CONTENT, title="The interpreter")))
    assert name == f"2026-11-19 The interpreter {ENTRY_ID}.md"
    facts, text = made.decode().split("---\n", 2)[1:]
    assert facts.splitlines() == [
        'title: "The interpreter"',
        'written: "2026-11-19T18:42:07.125000+02:00"',
        'happened: "2026-11-18"',
        'tags: ["listening", "palliative care"]',
        'private: ["what"]',
        'prompt_set: "After a session"',
        'pack: "everyday 1.2.0"',
        "revision: 2",
        f'id: "{ENTRY_ID}"',
    ]
    assert text.startswith(
        "\n# The interpreter\n\n## What happened?\n\nShe said *no*.\n\n  <b>Twice"
    )
    assert text.endswith("## What will you do?\n\nMove the chair\n\nDue: 2026-12-24\n")


def test_free_writing_is_just_the_words():
    _, made = entry_markdown(free("Just words.\n\n  As  typed."))
    assert made.decode().split("---\n", 2)[2] == "\nJust words.\n\n  As  typed.\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", f"2026-11-19 Free writing {0:032x}.md"),
        ('a/b\\c: <d>?*|"e\n\x00\x85f', f"2026-11-19 a b c d e f {0:032x}.md"),
        ("../../etc/passwd", f"2026-11-19 etc passwd {0:032x}.md"),
        (" . .", f"2026-11-19 {0:032x}.md"),
        ("CON", f"2026-11-19 CON {0:032x}.md"),
        ("e\u0301", f"2026-11-19 \u00e9 {0:032x}.md"),
    ],
)
def test_a_file_name_is_good_on_every_system(title, name):
    assert entry_markdown(free("x", title=title))[0] == name


@given(st.text(st.characters(), max_size=400))
def test_no_file_name_is_too_long_or_hides(title):
    name, _ = entry_markdown(free("x", title=title))
    assert len(name.encode()) < 200
    assert name.startswith("2026-11-19 ")
    assert "/" not in name


def test_two_entries_of_one_day_and_title_have_two_names():
    names = {entry_markdown(free("x", number, title="T"))[0] for number in (1, 2)}
    assert len(names) == 2


def test_an_entry_before_the_year_thousand_sorts_too():
    old = replace(free("x"), content=Content(written=datetime(987, 1, 2, tzinfo=UTC)))
    assert entry_markdown(old)[0].startswith("0987-01-02 ")


def test_what_an_entry_does_not_have_is_no_fact_of_it():
    facts = entry_markdown(free("x"))[1].decode().split("---\n")[1]
    assert [line.split(":")[0] for line in facts.splitlines()] == [
        "written",
        "prompt_set",
        "revision",
        "id",
    ]

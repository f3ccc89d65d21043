from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.documents.whole_journal import entry_markdown, journal_json, part_line
from reflect.domain.account import AccountDraft
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import Content, Draft, Entry, EntryId
from reflect.domain.prompts import FREE
from reflect.domain.whole_journal import KeptAccountDraft, Tombstone, WholeJournal, Wish
from reflect.errors import Refused
from reflect.imports import limits
from tests.documents.samples import (
    CHECK,
    COMMITMENT,
    CONTENT,
    DEPARTURE,
    ENTRY,
    ENTRY_ID,
    SET,
    WRITTEN,
    account,
)
from tests.support.files import evidence_file
from tests.support.whole_elements import read_journal_json

FIRST = Path(__file__).parents[1] / "journals" / "v1" / "journal.json"
EARLIER = replace(ENTRY, revision=1, content=replace(CONTENT, title="", tags=(), happened=None))
CONTENT_FREE = Content(written=WRITTEN, answers={"text": "half a sent"})
ACCOUNT_DRAFT = AccountDraft(
    entry_id=ENTRY_ID,
    revision=2,
    title="T",
    sections=account().sections,
    written=WRITTEN,
    check=CHECK,
)
FILE = evidence_file(ENTRY_ID, bytes(range(256)) * 2000)
DRAFT = Draft(id=ENTRY_ID, prompts=SET, content=CONTENT, base=2, saved=WRITTEN)
NEW_DRAFT = Draft(id=EntryId("d" * 32), prompts=FREE, content=CONTENT_FREE, saved=WRITTEN)
JOURNAL = WholeJournal(
    entries=((EARLIER, ENTRY),),
    tombstones=(Tombstone(id=EntryId("b" * 32), written=WRITTEN, deleted=WRITTEN),),
    accounts=(account(),),
    departures=(DEPARTURE,),
    commitments=(COMMITMENT, replace(COMMITMENT, state=CommitmentState.KEPT, settled=WRITTEN)),
    evidence=(FILE,),
    drafts=(DRAFT, NEW_DRAFT),
    account_drafts=(KeptAccountDraft(draft=ACCOUNT_DRAFT, saved=WRITTEN),),
    wishes=(Wish(name="favourites", value=["a", "b"]),),
)


def written(**parts):
    """A whole journal with only these parts."""
    return b"".join(journal_json(WholeJournal(**parts)))


WHOLE = b"".join(journal_json(JOURNAL))


def free(text, number=0, **facts):
    """Free writing; the id tells the number."""
    content = Content(written=WRITTEN, answers={"text": text}, **facts)
    entry_id = EntryId(f"{number:032x}")
    return Entry(id=entry_id, prompts=FREE, content=content, revision=1, saved=WRITTEN)


def test_a_journal_is_read_again_with_all_that_was_in_it():
    assert read_journal_json(WHOLE) == JOURNAL


def test_the_writers_own_clock_is_kept():
    ((_, entry),) = read_journal_json(WHOLE).entries
    assert entry.content.written.isoformat() == WRITTEN.isoformat()


def test_a_deleted_entry_stays_deleted():
    gone = replace(free("x"), deleted=datetime(2026, 11, 21, tzinfo=UTC))
    assert read_journal_json(written(entries=[(gone,)])).entries == ((gone,),)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_is_kept_exactly(text):
    entry = free(text, title=text, tags=(text,))
    assert read_journal_json(written(entries=[(entry,)])).entries == ((entry,),)


def test_an_empty_journal_is_whole():
    read = read_journal_json(written(entries=[]))
    assert read == WholeJournal()


def test_entries_are_asked_for_one_at_a_time():
    asked = []

    def entries():
        for number in range(10):
            asked.append(number)
            yield (free("x", number),)

    pieces = journal_json(WholeJournal(entries=entries()))
    while b'"entries"' not in next(pieces):
        pass
    assert len(asked) <= 1
    next(pieces)
    next(pieces)
    assert len(asked) == 2


def test_each_entry_has_a_line_and_a_prompt_set_is_written_once():
    made = written(entries=[(EARLIER, ENTRY), (ENTRY,), (free("x"),)]).decode()
    lines = [json.loads(line.rstrip(",")) for line in made.splitlines()[2:5]]
    assert [line["id"] for line in lines] == [ENTRY_ID, ENTRY_ID, f"{0:032x}"]
    assert [len(line["prompt_sets"]) for line in lines] == [1, 0, 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"reflect-journal"', b'"other"'),
        (b'"version":3', b'"version":4'),
        (b'"version":3', b'"version":2'),
        (b'"version":3', b'"version":1'),
        (b'"version":3', b'"version":2.5'),
        (b'"minutes":90', b'"minutes":-1'),
        (b'"who":["peer","senior"]', b'"who":["nobody"]'),
        (b'"answers":{"again"', b'"answers":{"unasked"'),
        (b'"prompt_sets":{"', b'"prompt_sets":{"x'),
        (b'"saved":"2026-11-20', b'"saved":"2026-13-20'),
        (b'"state":"open"', b'"state":"lost"'),
        (b'"commitments"', b'"others"'),
        (b"}\n", b""),
        (b'{"format"', b"[" * 100_000),
        (b"}\n", b"}\n "),
        (b"\n]}\n", b",\n]}\n"),
        (b'"number":2', b'"number":3'),
        (b'"written":"2026-11-19T18:42:07.125000+02:00"', b'"written":"2026-11-19T18:42:07"'),
        (b'"written":"2026-11-19T18:42:07.125000+02:00"', b'"written":"once"'),
        (b'"content":"AAEC', b'"content":"AQEC'),
        (b'"content":"AAEC', b'"content":"*AEC'),
        (b'"size":512000', b'"size":51200'),
        (b'"size":512000', b'"size":51200000000'),
        (b'"deleted":"2026', b'"deleted":"x026'),
        (b'"tombstones":[\n', b'"tombstones":['),
        (b'"tombstones":[\n{', b'"tombstones":[\n\n{'),
        (b'"id":"0190a1b2', b'"id":"x190a1b2'),
        (b'"base":2', b'"base":-2'),
        (b'"wishes":[\n', b'"wishes":[\n{"name":1,"value":1},\n'),
    ],
)
def test_a_journal_that_was_changed_is_refused(old, new):
    assert old in WHOLE
    with pytest.raises(Refused):
        read_journal_json(WHOLE.replace(old, new))


@pytest.mark.parametrize("indent", [0, 2])
def test_a_journal_that_another_program_laid_out_is_read(indent):
    plain = json.loads(WHOLE)
    again = json.dumps(dict(reversed(plain.items())), indent=indent or None).encode()
    assert read_journal_json(again) == JOURNAL


def test_what_is_laid_out_otherwise_has_a_limit(monkeypatch):
    monkeypatch.setattr(limits, "WHOLE_AT_ONCE", len(WHOLE) // 2)
    assert read_journal_json(WHOLE) == JOURNAL
    with pytest.raises(Refused):
        read_journal_json(json.dumps(json.loads(WHOLE)).encode())


def test_the_first_version_is_read():
    read = read_journal_json(FIRST.read_bytes())
    assert len(tuple(read.entries)) == len(json.loads(FIRST.read_bytes())["entries"]) == 3
    assert {each.settled for each in read.commitments} == {None}
    assert (read.tombstones, read.evidence, read.drafts, read.wishes) == ((), (), (), ())


def test_the_offset_of_an_old_zone_is_kept_to_the_second():
    old = timezone(timedelta(minutes=9, seconds=21))
    entry = replace(free("x"), content=Content(written=datetime(1900, 1, 1, tzinfo=old)))
    ((read,),) = read_journal_json(written(entries=[(entry,)])).entries
    assert read.content.written.isoformat() == "1900-01-01T00:00:00+00:09:21"


def test_a_large_file_is_written_in_pieces():
    pieces = list(journal_json(WholeJournal(evidence=[FILE])))
    assert max(map(len, pieces)) < len(FILE.content)


@pytest.mark.parametrize("content", [b"", b"a", b"ab", b"abc", bytes(200_000)])
def test_a_file_comes_back_whatever_its_length(content):
    file = evidence_file(ENTRY_ID, content)
    assert read_journal_json(written(evidence=[file])).evidence == (file,)


@pytest.mark.parametrize("part", [FILE, DRAFT, (ENTRY,), account(), DEPARTURE, COMMITMENT])
def test_parts_of_one_line_are_the_same(part):
    assert part_line(part) == part_line(part)
    assert part_line(part) != part_line(FILE if part is not FILE else DRAFT)


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

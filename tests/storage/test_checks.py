"""A check says what is wrong, of everything that can be, and nothing of what is fine."""

from __future__ import annotations

import pytest

from reflect.domain.check import Counts, Fault
from reflect.domain.prompts import FREE
from reflect.storage import tables
from reflect.storage.checks import PAGES_AT_ONCE, JournalCheck
from reflect.storage.entries import EntryStore
from reflect.storage.pages import LOCKED_BY_SYSTEMS, PAGE
from reflect.storage.wishes import WishStore
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, content, entry_id, reopened
from tests.support.everything import EVIDENCE, everything

ONE, TWO, THREE = entry_id(1), entry_id(2), entry_id(3)


def full(journal):
    """Every step of a check."""
    check = JournalCheck(journal)
    steps = [*check.pages(), *check.structure(thorough=True), *check.rows()]
    assert all(0 < done <= total for done, total in steps)
    return check


def faults(journal):
    return {finding.fault for finding in full(journal).findings}


@pytest.fixture
def rich(journal):
    """A journal with something in every table: two entries, one of them in the bin."""
    for step in everything(journal)[:-1]:
        step()
    EntryStore(journal).save(THREE, FREE, content("albatross", title="A bird", tags=("sea",)))
    with journal.writing() as writing:
        row = {
            **EVIDENCE,
            "id": "e2",
            "entry_id": THREE,
        }
        writing.add(tables.evidence, {**row, **writing.stamp})
    return journal


def harm(journal, statement):
    """Do something behind the seal's back."""
    with journal.database() as database:
        database.raw.execute("PRAGMA foreign_keys = OFF")
        database.raw.execute(statement)
        database.raw.execute("PRAGMA foreign_keys = ON")


def test_a_whole_journal_has_no_findings_and_is_counted(journal) -> None:
    for step in everything(journal):
        step()
    EntryStore(journal).save(THREE, FREE, content("albatross"))
    check = full(journal)
    assert check.findings == ()
    pages = journal.folder.database.stat().st_size // PAGE
    assert check.counts == Counts(pages=pages, entries=2, revisions=4, accounts=1, departures=2)


def test_a_check_changes_nothing(rich) -> None:
    rich.settle()
    before = rich.folder.database.read_bytes()
    full(rich)
    rich.close()
    assert rich.folder.database.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM revision WHERE number = 2", Fault.ENTRY),
        ("DELETE FROM revision WHERE entry_id LIKE '%3'", Fault.ENTRY),
        ("UPDATE revision SET words = words + 1 WHERE number = 1", Fault.ENTRY),
        ("UPDATE entry SET revision = 1 WHERE revision > 1", Fault.ENTRY),
        ("UPDATE entry SET title = 'Another' WHERE title = 'A bird'", Fault.ENTRY),
        ("UPDATE entry SET position = position - 86400 WHERE title = 'A bird'", Fault.ENTRY),
        ("UPDATE commitment SET text = 'Less'", Fault.ENTRY),
        ("DELETE FROM commitment", Fault.ENTRY),
        ("DELETE FROM account", Fault.ROWS),
        ("DELETE FROM departure", Fault.ROWS),
        ("DELETE FROM evidence", Fault.ROWS),
        ("DELETE FROM draft", Fault.ROWS),
        ("UPDATE departure SET for_whom = 'Nobody'", Fault.ROWS),
        ("UPDATE account SET title = 'Another'", Fault.ROWS),
        ("UPDATE entry SET deleted_at = NULL, generation = 1 WHERE deleted_at > 0", Fault.ROWS),
        ("UPDATE journal SET generation = 3", Fault.ROWS),
        ("DELETE FROM wording WHERE content LIKE '%every-kind%'", Fault.REFERENCES),
        ("UPDATE account SET entry_id = 'nobody'", Fault.REFERENCES),
        ("UPDATE wording SET content = replace(content, 'What', 'Why')", Fault.UNREADABLE),
        ("UPDATE account SET content = '[]'", Fault.UNREADABLE),
        ("UPDATE account SET content = '{'", Fault.UNREADABLE),
        ("UPDATE evidence SET content = x'00'", Fault.UNREADABLE),
        ("UPDATE evidence SET size = 4", Fault.UNREADABLE),
        ("DELETE FROM pack", Fault.ROWS),
        ("DELETE FROM signer", Fault.ROWS),
        ("UPDATE pack SET content = x'00'", Fault.UNREADABLE),
        ("UPDATE entry_text SET answers = 'penguin' WHERE title = 'A bird'", Fault.INDEX),
        ("DELETE FROM entry_text WHERE title = 'A bird'", Fault.INDEX),
        ("INSERT INTO entry_text (rowid, title) VALUES (5, 'x')", Fault.INDEX),
        ("DELETE FROM entry_text_content WHERE c0 = 'A bird'", Fault.INDEX),
        ("DELETE FROM entry_tag", Fault.INDEX),
        ("UPDATE entry_tag SET tag = 'Sea'", Fault.INDEX),
    ],
)
def test_what_does_not_fit_is_found(rich, statement, fault) -> None:
    assert faults(rich) == set()
    harm(rich, statement)
    assert fault in faults(rich)


def test_an_entry_that_is_older_than_the_rest_is_named(rich) -> None:
    harm(rich, "UPDATE entry SET title = 'Another' WHERE title = 'A bird'")
    found = [f for f in full(rich).findings if f.fault is Fault.ENTRY]
    assert [(f.entry_id, f.title, str(f.day)) for f in found] == [(THREE, "Another", "2026-03-14")]


def test_an_entry_that_cannot_be_read_is_named_by_its_beginning(journal) -> None:
    EntryStore(journal).save(ONE, FREE, content("albatross over the sea"))
    harm(journal, "UPDATE wording SET content = '{'")
    found = [f for f in full(journal).findings if f.entry_id]
    assert [(f.fault, f.title) for f in found] == [(Fault.UNREADABLE, "albatross over the sea")]


def damaged(journal, *places):
    """Close it, and change a bit at each place in the file."""
    journal.close()
    data = bytearray(journal.folder.database.read_bytes())
    for place in places:
        data[place] ^= 1
    journal.folder.database.write_bytes(data)
    return reopened(journal)


def many(journal, count=60):
    """Entries over many pages, all read: nothing of them is in a cache."""
    store = EntryStore(journal)
    for number in range(1, count + 1):
        store.save(entry_id(number), FREE, content("x" * 3000, title=f"Entry {number}"))
    return journal


def test_bad_pages_are_counted_and_everything_else_is_read(journal) -> None:
    harmed = damaged(many(journal), -3 * PAGE, -5 * PAGE)
    check = full(harmed)
    assert [f.count for f in check.findings if f.fault is Fault.PAGES] == [2]
    assert check.counts.entries > 50
    harmed.close()


@pytest.mark.parametrize("seed", range(0, 90, 6))
def test_our_reading_of_pages_agrees_with_that_of_the_database(journal, seed) -> None:
    size = many(journal, 20).folder.database.stat().st_size
    harmed = damaged(journal, (seed * 7919) % (size - PAGE) + PAGE)
    ours = sum(f.count for f in full(harmed).findings if f.fault is Fault.PAGES)
    with harmed.database() as database:
        database.raw.set_authorizer(None)
        theirs = database.raw.execute("PRAGMA cipher_integrity_check").fetchall()
    harmed.close()
    assert ours == len(theirs) == 1


def test_a_last_page_that_is_cut_short_is_a_bad_one(journal) -> None:
    journal.settle()
    with journal.folder.database.open("r+b") as file:
        file.seek(0, 2)
        file.write(b"half a page")
    check = JournalCheck(journal)
    list(check.pages())
    assert [f.count for f in check.findings] == [1]


def test_pages_are_read_in_steps(journal) -> None:
    for number in range(PAGES_AT_ONCE // 2):
        WishStore(journal).put(f"wish {number}", "x" * 3 * PAGE)
    steps = list(JournalCheck(journal).pages())
    assert len(steps) > 1
    assert steps[-1][0] == steps[-1][1]


def test_the_page_that_systems_lock_is_never_bad() -> None:
    assert LOCKED_BY_SYSTEMS == 262_145


def test_a_structure_that_is_broken_is_found(journal) -> None:
    many(journal, 5)
    with journal.database() as database:
        database.raw.set_authorizer(None)
        database.raw.execute("PRAGMA writable_schema = ON")
        # Its pages belong to nothing then.
        database.raw.execute("DELETE FROM sqlite_schema WHERE name = 'entry_alive'")
    again = reopened(journal)
    assert Fault.STRUCTURE in faults(again)
    again.close()


def test_every_kind_of_answer_passes(journal) -> None:
    EntryStore(journal).save(ONE, EVERY_KIND, content(answers=EVERY_ANSWER, tags=("Łódź", "b")))
    assert faults(journal) == set()

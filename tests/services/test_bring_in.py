"""A journal of any kind is looked at and brought in the same way."""

from __future__ import annotations

from typing import Any

import pytest

from reflect.domain.backup import Reason
from reflect.domain.imported import Source
from reflect.domain.search import Filter
from reflect.errors import Cancelled, Vanished
from reflect.services.bring_in import WHOLE, BringIn, Doubt
from reflect.services.jobs import JobContext
from reflect.services.other_journals import OtherJournals
from tests.support.bin import let_go
from tests.support.imported import imported_entry, picture, reader
from tests.support.locked import locked
from tests.support.whole_journals import attach, edit, write, written_out

WORD = "sesame"


@pytest.fixture
def path(tmp_path):
    """A file of another program."""
    (tmp_path / "other.zip").write_bytes(b"PK")
    return tmp_path / "other.zip"


def bringing(journal, *entries, **how):
    return BringIn(journal, others(reader(*entries, **how)))


def others(read):
    """A reader of this kind, and none of tables."""
    return OtherJournals(read=read, preview_csv=unwanted)


def unwanted(*_path, **_how):
    raise AssertionError


def test_another_journal_is_looked_at_and_comes_in(unlocked, path) -> None:
    bring = bringing(unlocked, imported_entry(0, files=(picture(),), tags=("a",)))
    look = bring.look(path, JobContext())
    assert (look.source, look.sure, look.already, look.files) == ("dayone", 1, 0, 1)
    assert (look.first, look.tags, look.doubtful) == (look.last, ("a",), ())
    bring.bring_in(look, frozenset(), JobContext())
    assert len(unlocked.finder.rows(Filter())) == 1
    newest = unlocked.backups.newest()
    assert newest is not None
    assert (newest.reason, newest.entries) == (Reason.IMPORT, 0)


def test_what_is_in_doubt_comes_in_by_its_key(unlocked, path) -> None:
    bring = bringing(unlocked, imported_entry(0, files=(picture(),)), imported_entry(1))
    bring.bring_in(bring.look(path, JobContext()), frozenset(), JobContext())
    again = bring.look(path, JobContext())
    assert (again.sure, [each.why for each in again.doubtful]) == (0, [Doubt.SOURCE] * 2)
    assert (again.files, again.others) == (0, 0)
    chosen = frozenset({again.doubtful[1].key})
    assert len(bring.bring_in(again, chosen, JobContext()).entries) == 1
    other = bringing(unlocked, imported_entry(0), source=Source.JRNL)
    assert [each.why for each in other.look(path, JobContext()).doubtful] == [Doubt.TEXT]


def test_the_reader_gets_what_was_said_and_can_be_stopped(unlocked, path) -> None:
    asked: dict[str, Any] = {}

    def read(_path, *, step, **how):
        asked.update(how)
        step(1, 2)

    context = JobContext()
    context.cancel()
    with pytest.raises(Cancelled):
        BringIn(unlocked, others(read)).look(path, context, source="csv", password=WORD)
    assert asked == {"source": Source.CSV, "password": WORD, "columns": None}


def test_a_whole_journal_is_known_by_how_it_begins(unlocked, other, tmp_path, clock) -> None:
    gone, changed = write(unlocked, "gone"), write(unlocked, "one")
    file = tmp_path / "out.json"
    written_out(unlocked, file)
    bring = bringing(unlocked)
    for name in (gone, changed):
        attach(unlocked, name, tmp_path)
    locked(unlocked.accounts, changed)
    written_out(unlocked, tmp_path / "later.json")
    edit(unlocked, changed, "two")
    unlocked.entries.delete(gone)
    let_go(unlocked, clock)
    look = bring.look(tmp_path / "later.json", JobContext())
    assert (look.source, look.sure, look.files) == (WHOLE, 0, 0)
    assert {each.key: each.why for each in look.doubtful} == {
        gone: Doubt.DELETED,
        changed: Doubt.DIFFERENT,
    }
    assert look.left_out == (
        ("An account stays outside with its entry.", 1),
        ("A file of evidence stays outside with its entry.", 2),
    )
    brought = bring.bring_in(look, frozenset({changed}), JobContext())
    assert (len(brought.entries), brought.left_out) == (1, 1)


@pytest.mark.parametrize("source", [None, WHOLE])
def test_reflects_own_file_needs_no_reader(unlocked, other, tmp_path, source) -> None:
    write(unlocked, "one")
    written_out(unlocked, tmp_path / "out.json")
    look = BringIn(other, others(unwanted)).look(tmp_path / "out.json", JobContext(), source=source)
    assert (look.source, look.sure) == (WHOLE, 1)


def test_a_folder_is_another_journal(unlocked, tmp_path) -> None:
    look = bringing(unlocked, imported_entry(0)).look(tmp_path, JobContext())
    assert (look.source, look.sure) == ("dayone", 1)


def test_a_file_that_is_not_there_is_told(unlocked, tmp_path) -> None:
    with pytest.raises(Vanished):
        bringing(unlocked).look(tmp_path / "gone", JobContext())

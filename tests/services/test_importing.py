"""Another journal: looked at, brought in as a whole or not at all, taken out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.domain.evidence import LARGEST
from reflect.domain.imported import Source
from reflect.domain.prompts import FREE
from reflect.domain.search import Filter
from reflect.errors import Cancelled, NotFound, Refused, StorageFailed
from reflect.services.importing import Choice, Likeness
from reflect.services.jobs import JobContext
from reflect.storage import importing as stored
from tests.support.bin import let_go
from tests.support.imported import NOON, imported, imported_entry, picture
from tests.support.locked import locked
from tests.support.whole_journals import attach, edit, written_out


def preview(journal, *entries, **how):
    return journal.importing.preview(imported(*entries, **how), JobContext())


def bring(journal, *entries, choices=None, **how):
    looked_at = preview(journal, *entries, **how)
    return journal.importing.bring_in(looked_at, choices or {}, JobContext())


def texts(journal):
    rows = journal.finder.rows(Filter())
    return [journal.entries.entry(row.id).content.answers["text"] for row in rows]


def test_the_preview_tells_what_would_come_in_and_writes_nothing(unlocked) -> None:
    before = unlocked._journal.generation()
    looked_at = preview(
        unlocked,
        imported_entry(0, tags=("ward", "night"), files=(picture(),)),
        imported_entry(9, tags=("ward",), left_out=("A film was left out.",)),
        problems=("Two places were left out.",),
    )
    assert (looked_at.first, looked_at.last) == (date(2019, 5, 4), date(2019, 5, 13))
    assert (looked_at.tags, looked_at.files) == (("night", "ward"), 1)
    assert looked_at.left_out == (("Two places were left out.", 1), ("A film was left out.", 1))
    assert looked_at.duplicates == ()
    assert unlocked._journal.generation() == before


def test_an_empty_journal_has_no_days(unlocked) -> None:
    looked_at = preview(unlocked)
    assert (looked_at.first, looked_at.last) == (None, None)
    before = unlocked._journal.generation()
    assert unlocked.importing.bring_in(looked_at, {}, JobContext()).import_id == ""
    assert unlocked._journal.generation() == before


def test_what_comes_in_has_its_own_day_and_is_saved_today(unlocked, clock) -> None:
    brought = bring(unlocked, imported_entry(0, tags=("ward",), title="A night"))
    (name,) = brought.entries
    entry = unlocked.entries.entry(name)
    assert entry.content.written == NOON
    assert entry.saved.date() == clock.now.date()
    assert unlocked.finder.tags() == (("ward", 1),)
    assert [row.id for row in unlocked.finder.rows(Filter(text="number"))] == [name]


def test_a_file_becomes_evidence_of_its_entry(unlocked) -> None:
    odd = picture("../../night.png")
    brought = bring(unlocked, imported_entry(0, files=(picture(), odd)), imported_entry(1))
    assert brought.files == 2
    kept = unlocked.evidence.of_entry(brought.entries[0])
    assert {each.name for each in kept} == {"ward.png", "night.png"}
    assert {each.media_type for each in kept} == {"image/png"}


def test_a_file_that_is_too_large_is_left_out_and_told(unlocked) -> None:
    large = picture("film.png", bytes(LARGEST + 1))
    looked_at = preview(unlocked, imported_entry(0, files=(large, picture())))
    assert looked_at.left_out == (("“film.png” is larger than 25 MiB, so it was left out.", 1),)
    assert looked_at.files == 1
    assert unlocked.importing.bring_in(looked_at, {}, JobContext()).files == 1


def test_the_same_journal_comes_in_once(unlocked) -> None:
    entries = [imported_entry(number) for number in range(3)]
    bring(unlocked, *entries)
    again = preview(unlocked, *entries, imported_entry(3))
    assert [each.index for each in again.duplicates] == [0, 1, 2]
    assert {each.why for each in again.duplicates} == {Likeness.SOURCE}
    brought = unlocked.importing.bring_in(again, {}, JobContext())
    assert (len(brought.entries), brought.left_out) == (1, 3)
    assert len(texts(unlocked)) == 4


def test_a_duplicate_comes_in_if_it_is_chosen(unlocked) -> None:
    bring(unlocked, imported_entry(0), imported_entry(1))
    choices = {0: Choice.BRING_IN, 1: Choice.LEAVE_OUT}
    brought = bring(unlocked, imported_entry(0), imported_entry(1), choices=choices)
    assert (len(brought.entries), brought.left_out) == (1, 1)


def test_an_entry_that_was_edited_here_is_still_known_by_its_source(unlocked) -> None:
    (name,) = bring(unlocked, imported_entry(0)).entries
    edit(unlocked, name, "other words")
    (duplicate,) = preview(unlocked, imported_entry(0)).duplicates
    assert (duplicate.here.id, duplicate.here.title) == (name, "other words")


@pytest.mark.parametrize(
    ("source", "again"), [(Source.DAY_ONE, True), (Source.CSV, False), (Source.JRNL, False)]
)
def test_a_line_of_another_file_is_not_the_same_entry(unlocked, source, again) -> None:
    bring(unlocked, imported_entry(0, source_id="line 1"), source=source)
    other = imported_entry(5, source_id="line 1")
    assert bool(preview(unlocked, other, source=source).duplicates) == again


def test_another_source_may_use_the_same_name(unlocked) -> None:
    bring(unlocked, imported_entry(0, "here"))
    assert preview(unlocked, imported_entry(0, "there"), source=Source.JRNL).duplicates == ()


@pytest.mark.parametrize(
    ("text", "title", "days", "same"),
    [
        ("One  two\n\nthree.", "", 0, True),
        ("two three.", "One", 0, True),
        ("One two three", "", 0, False),
        ("One two three.", "", 1, False),
        ("one two three.", "", 0, False),
    ],
)
def test_the_same_words_on_the_same_day_are_the_same_entry(
    unlocked, text, title, days, same
) -> None:
    bring(unlocked, imported_entry(0, "One two three."))
    other = imported_entry(days, text, title=title, source_id="x")
    found = preview(unlocked, other, source=Source.MARKDOWN).duplicates
    assert [each.why for each in found] == ([Likeness.TEXT] if same else [])


def test_two_entries_without_words_are_not_the_same(unlocked) -> None:
    bring(unlocked, imported_entry(0, " ", source_id=""))
    assert preview(unlocked, imported_entry(0, "\n", source_id="")).duplicates == ()


def test_what_is_in_the_bin_is_not_here(unlocked) -> None:
    (name,) = bring(unlocked, imported_entry(0)).entries
    unlocked.entries.delete(name)
    assert preview(unlocked, imported_entry(0)).duplicates == ()


def test_of_two_imports_of_one_entry_the_one_that_is_here_counts(unlocked) -> None:
    (first,) = bring(unlocked, imported_entry(0)).entries
    unlocked.entries.delete(first)
    (second,) = bring(unlocked, imported_entry(0)).entries
    (duplicate,) = preview(unlocked, imported_entry(0)).duplicates
    assert duplicate.here.id == second


def stopping_after(steps):
    """A context that stops the work at its next step after so many."""
    seen: list[int] = []

    def report(done, _total):
        seen.append(done)
        if len(seen) == steps:
            context.cancel()

    context = JobContext(report)
    return context


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_stopped_before_its_end_it_leaves_nothing(unlocked, steps) -> None:
    looked_at = preview(unlocked, *(imported_entry(number) for number in range(3)))
    with pytest.raises(Cancelled):
        unlocked.importing.bring_in(looked_at, {}, stopping_after(steps))
    assert texts(unlocked) == []
    assert unlocked.importing.records() == ()


def test_after_the_last_step_it_is_done(unlocked) -> None:
    looked_at = preview(unlocked, *(imported_entry(number) for number in range(3)))
    unlocked.importing.bring_in(looked_at, {}, stopping_after(4))
    assert len(texts(unlocked)) == 3


def test_an_entry_that_cannot_be_kept_keeps_all_out(unlocked, monkeypatch) -> None:
    def fail(_writing, _file):
        raise StorageFailed

    looked_at = preview(unlocked, imported_entry(0), imported_entry(1, files=(picture(),)))
    with monkeypatch.context() as patch:
        patch.setattr("reflect.services.importing.add_evidence", fail)
        with pytest.raises(StorageFailed):
            unlocked.importing.bring_in(looked_at, {}, JobContext())
    assert texts(unlocked) == []
    assert len(unlocked.importing.bring_in(looked_at, {}, JobContext()).entries) == 2


def test_a_copy_is_kept_before_anything_is_written(unlocked) -> None:
    seen: list[list[str]] = []
    looked_at = preview(unlocked, imported_entry(0))
    unlocked.importing.bring_in(
        looked_at, {}, JobContext(), back_up=lambda: seen.append(texts(unlocked))
    )
    assert seen == [[]]


def test_it_is_announced_and_noted(unlocked, clock) -> None:
    heard: list[Any] = []
    unlocked.announcer.listen(heard.append)
    brought = bring(unlocked, imported_entry(0), imported_entry(1))
    assert [changes.entries for changes in heard] == [frozenset(brought.entries)]
    (record,) = unlocked.importing.records()
    assert (record.id, record.source, record.when) == (brought.import_id, "dayone", clock.now)
    assert [each.id for each in record.entries] == list(brought.entries)


def test_undone_it_is_in_the_bin(unlocked) -> None:
    brought = bring(unlocked, imported_entry(0), imported_entry(1, files=(picture(),)))
    taken_out = unlocked.importing.undo(brought.import_id[:14])
    assert (set(taken_out.in_bin), taken_out.kept) == (set(brought.entries), ())
    assert texts(unlocked) == []
    assert len(unlocked.entries.bin()) == 2
    unlocked.entries.undelete(brought.entries[0])
    assert texts(unlocked) == ["Entry number 0."]


def test_undone_it_can_come_in_again(unlocked) -> None:
    unlocked.importing.undo(bring(unlocked, imported_entry(0)).import_id)
    assert bring(unlocked, imported_entry(0)).left_out == 0
    assert [bool(each.undone) for each in unlocked.importing.records()] == [False, True]


def test_an_import_is_undone_once(unlocked) -> None:
    brought = bring(unlocked, imported_entry(0))
    unlocked.importing.undo(brought.import_id)
    unlocked.entries.undelete(brought.entries[0])
    with pytest.raises(Refused, match="undone before"):
        unlocked.importing.undo(brought.import_id)
    assert len(texts(unlocked)) == 1


TOUCHED = {
    "edited": lambda journal, name, _folder: edit(journal, name, "more"),
    "unfinished": lambda journal, name, _folder: journal.entries.save_draft(
        journal.entries.edit(name)
    ),
    "account": lambda journal, name, _folder: locked(journal.accounts, name),
    "account begun": lambda journal, name, _folder: journal.accounts.save_draft(
        journal.accounts.begin(name)
    ),
    "evidence": attach,
}


@pytest.mark.parametrize("touch", TOUCHED.values(), ids=TOUCHED)
def test_what_was_written_on_since_stays(unlocked, tmp_path, touch) -> None:
    brought = bring(unlocked, imported_entry(0), imported_entry(1))
    touch(unlocked, brought.entries[0], tmp_path)
    taken_out = unlocked.importing.undo(brought.import_id)
    assert taken_out.kept == brought.entries[:1]
    assert taken_out.in_bin == brought.entries[1:]
    assert unlocked.entries.entry(brought.entries[0]).deleted is None


def test_evidence_that_was_taken_away_is_no_reason_to_stay(unlocked) -> None:
    brought = bring(unlocked, imported_entry(0, files=(picture(),)))
    (kept,) = unlocked.evidence.of_entry(brought.entries[0])
    unlocked.evidence.remove(kept.id)
    assert unlocked.importing.undo(brought.import_id).in_bin == brought.entries


def test_what_is_gone_already_is_counted(unlocked, clock) -> None:
    brought = bring(unlocked, *(imported_entry(number) for number in range(3)))
    unlocked.entries.delete(brought.entries[0])
    let_go(unlocked, clock)
    unlocked.entries.delete(brought.entries[1])
    taken_out = unlocked.importing.undo(brought.import_id)
    assert (taken_out.gone, taken_out.in_bin) == (2, brought.entries[2:])


def test_other_entries_are_left_alone(unlocked) -> None:
    kept = bring(unlocked, imported_entry(0)).entries
    brought = bring(unlocked, imported_entry(1))
    unlocked.importing.undo(brought.import_id)
    assert [row.id for row in unlocked.finder.rows(Filter())] == list(kept)


@pytest.mark.parametrize("name", ["abcd1234", "none", ""])
def test_an_import_that_never_was_is_not_found(unlocked, name) -> None:
    with pytest.raises(NotFound):
        unlocked.importing.undo(name)


def test_a_record_goes_out_and_in_with_the_journal(unlocked, other, tmp_path) -> None:
    brought = bring(unlocked, imported_entry(0, files=(picture(),)))
    path = tmp_path / "out.json"
    written_out(unlocked, path)
    other.whole_file.fill(path, JobContext())
    assert other.importing.records() == unlocked.importing.records()
    assert written_out(other, tmp_path / "again.json") == path.read_bytes()
    assert other.importing.undo(brought.import_id).in_bin == brought.entries
    looked_at = other.whole_file.preview(path, JobContext())
    assert looked_at.count("wishes") == 0


def test_a_whole_journal_can_be_taken_out_too(unlocked, other, tmp_path) -> None:
    draft = unlocked.entries.begin(FREE)
    typed = replace(draft.content, answers={"text": "theirs"})
    unlocked.entries.finish(replace(draft, content=typed))
    written_out(unlocked, tmp_path / "out.json")
    looked_at = other.whole_file.preview(tmp_path / "out.json", JobContext())
    brought = other.whole_file.bring_in(looked_at, JobContext())
    assert [each.source for each in other.importing.records()] == ["reflect"]
    assert other.importing.undo(brought.import_id).in_bin == brought.entries


WORDS = st.lists(st.sampled_from(("a", "b", " ", "\n", "é")), max_size=4).map("".join)


@given(st.lists(st.tuples(WORDS, WORDS, st.integers(0, 2)), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_duplicates_are_just_those_with_the_same_day_and_words(tmp_path_factory, found) -> None:
    from tests.support.builders import made_journal  # a journal for each example

    journal = made_journal(tmp_path_factory.mktemp("j")).journal
    entries = [
        imported_entry(at, text or "", title=title, written=NOON + timedelta(days=day))
        for at, (title, text, day) in enumerate(found)
    ]
    here, theirs = entries[::2], entries[1::2]
    bring(journal, *here, source=Source.JRNL)
    looked_at = preview(journal, *theirs, source=Source.MARKDOWN)

    def key(entry):
        day = entry.content.written.date()
        return day, stored.folded(entry.prompts, entry.content)

    known = {key(each) for each in here}
    expected = [at for at, each in enumerate(theirs) if key(each)[1] and key(each) in known]
    assert [each.index for each in looked_at.duplicates] == expected
    journal.close()

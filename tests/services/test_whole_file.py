"""A whole journal out and in again: nothing is lost, nothing is made up, nothing is half done."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reflect.domain.account_check import CheckRecord
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import EntryId
from reflect.domain.prompts import FREE
from reflect.domain.search import Filter
from reflect.errors import Cancelled, Refused, Vanished
from reflect.services.hand_on import FileFormat
from reflect.services.jobs import JobContext
from reflect.services.whole_file import make_from_whole
from reflect.services.whole_sorting import Fate, Why
from tests.support.bin import let_go
from tests.support.builders import (
    EVERY_KIND,
    PASSPHRASE,
    WRITTEN,
    cheap_journals,
    content,
)
from tests.support.folders import contents as folder_contents
from tests.support.locked import locked, settled
from tests.support.whole_journals import attach, bring, edit, write, written_out

GOLDEN = Path(__file__).parents[1] / "journals" / "v1" / "journal.json"

pytestmark = pytest.mark.usefixtures("read_in_this_process")


def made_from(file, place, context=None):
    return make_from_whole(
        cheap_journals(),
        place,
        "Again",
        passphrase=PASSPHRASE,
        file=file,
        context=context or JobContext(),
    ).journal


def test_the_order_of_one_second_is_that_of_the_ids(unlocked, other, file, tmp_path):
    early, late = (WRITTEN + timedelta(seconds=n) for n in (0, 1))
    moved = write(unlocked, "moved away", written=early)
    for text, written in (("late", late), ("early, where late was", early)):
        write(unlocked, text, written=written)
    draft = unlocked.entries.edit(moved)
    away = replace(draft.content, written=WRITTEN + timedelta(days=1))
    unlocked.entries.finish(replace(draft, content=away))
    other.whole_file.fill(file(), JobContext())
    assert written_out(other, tmp_path / "again.json") == file().read_bytes()


def test_the_preview_counts_and_writes_nothing(unlocked, other, file, tmp_path):
    one = write(unlocked, "one")
    attach(unlocked, one, tmp_path)
    before = other._journal.generation()
    preview = other.whole_file.preview(file(), JobContext())
    assert (preview.count("entries"), preview.count("evidence")) == (1, 1)
    day = unlocked.entries.entry(one).content.written.date()
    assert (preview.first, preview.last) == (day, day)
    assert other._journal.generation() == before


def test_what_comes_in_is_found_tagged_and_settled(unlocked, other, file):
    name = write(unlocked, "", EVERY_KIND, tags=("ward",))
    unlocked.commitments.settle(name, "next", CommitmentState.KEPT)
    assert bring(other, file()).entries == (name,)
    assert [row.id for row in other.finder.rows(Filter(text="pharmacy"))] == [name]
    assert other.finder.tags() == (("ward", 1),)
    assert other.commitments.every() == unlocked.commitments.every()


def test_a_second_time_nothing_comes_in(unlocked, other, file):
    write(unlocked, "one")
    path = file()
    bring(other, path)
    again = other.whole_file.preview(path, JobContext())
    assert (again.count("entries"), again.count("entries", Fate.ALREADY)) == (0, 1)
    assert other.whole_file.bring_in(again, JobContext()).import_id == ""
    assert other._journal.generation() > 0
    assert len(other.finder.rows(Filter())) == 1


def both_changed(unlocked, other, file, tmp_path):
    """An entry in both journals, with other words, an account, a draft and a file in one."""
    name = write(unlocked, "one")
    bring(other, file())
    edit(unlocked, name, "one, as it is there")
    edit(other, name, "one, as it is here")
    attach(unlocked, name, tmp_path)
    account = locked(unlocked.accounts, name)
    unlocked.accounts.save_draft(unlocked.accounts.begin(name))
    unlocked.entries.save_draft(unlocked.entries.edit(name))
    return name, account, file()


def test_an_entry_with_other_words_stays_outside(unlocked, other, file, tmp_path):
    name, _, path = both_changed(unlocked, other, file, tmp_path)
    preview = other.whole_file.preview(path, JobContext())
    (conflict,) = preview.conflicts
    assert (conflict.entry_id, conflict.why) == (name, Why.DIFFERENT)
    assert conflict.title == "one, as it is there"
    assert preview.count("accounts", Fate.LEFT_OUT) == 1
    assert other.whole_file.bring_in(preview, JobContext()).left_out == 1
    assert other.entries.entry(name).content.answers == {"text": "one, as it is here"}
    assert other.accounts.rows() == ()
    assert other.evidence.of_entry(name) == ()


def test_chosen_it_comes_in_as_a_copy_with_all_that_is_its_own(unlocked, other, file, tmp_path):
    name, account, path = both_changed(unlocked, other, file, tmp_path)
    brought = bring(other, path, chosen=frozenset({name}))
    (copy,) = brought.entries
    assert copy != name
    assert other.entries.entry(name).content.answers == {"text": "one, as it is here"}
    assert other.entries.entry(copy).content.answers == {"text": "one, as it is there"}
    assert len(other.entries.history(copy)) == 2
    (row,) = other.accounts.rows()
    assert (row.entry_id, row.id != account.id) == (copy, True)
    assert other.entries.edit(copy).saved is not None
    assert len(other.evidence.of_entry(copy)) == 1
    assert [row.id for row in other.finder.rows(Filter())] == [copy, name]


def test_what_became_of_a_commitment_here_is_not_changed(unlocked, other, file):
    name = write(unlocked, "", EVERY_KIND)
    bring(other, file())
    unlocked.commitments.settle(name, "next", CommitmentState.DROPPED)
    other.commitments.settle(name, "next", CommitmentState.KEPT)
    preview = other.whole_file.preview(file(), JobContext())
    assert preview.count("commitments", Fate.ALREADY) == 1
    draft = other.entries.edit(name)
    other.entries.finish(replace(draft, content=replace(draft.content, title="Other")))
    preview = other.whole_file.preview(file(), JobContext())
    assert preview.count("commitments", Fate.LEFT_OUT) == 1
    other.whole_file.bring_in(preview, JobContext())
    assert [each.state for each in other.commitments.every()] == [CommitmentState.KEPT]


@pytest.mark.parametrize("chosen", [False, True])
def test_what_was_deleted_here_for_good_comes_back_only_if_chosen(
    unlocked, tmp_path, clock, file, chosen
):
    name = write(unlocked, "one")
    path = file()
    unlocked.entries.delete(name)
    let_go(unlocked, clock)
    (conflict,) = unlocked.whole_file.preview(path, JobContext()).conflicts
    assert conflict.why is Why.DELETED
    bring(unlocked, path, chosen=frozenset({name} if chosen else ()))
    assert len(unlocked.finder.rows(Filter())) == chosen


def test_what_was_deleted_for_good_is_known_to_be_so_in_a_new_journal(
    unlocked, other, file, tmp_path, clock
):
    name = write(unlocked, "one")
    before = file().read_bytes()
    unlocked.entries.delete(name)
    let_go(unlocked, clock)
    other.whole_file.fill(file(), JobContext())
    assert written_out(other, tmp_path / "again.json") == file().read_bytes()
    again = other.whole_file.preview(file(), JobContext())
    assert again.count("tombstones", Fate.ALREADY) == 1
    (tmp_path / "before.json").write_bytes(before)
    (conflict,) = other.whole_file.preview(tmp_path / "before.json", JobContext()).conflicts
    assert conflict.why is Why.DELETED


def test_all_that_has_no_entry_of_its_own_comes_in(unlocked, other, file, tmp_path):
    name = write(unlocked, "one")
    unlocked.accounts.save_draft(unlocked.accounts.begin(name))
    account = locked(unlocked.accounts, name)
    unlocked.accounts.save_draft(unlocked.accounts.begin(name))
    made = unlocked.hand_on.render((account.id,), file_format=FileFormat.JSON)
    unlocked.hand_on.save(made, tmp_path / "left.json")
    half = unlocked.entries.begin(FREE)
    unlocked.entries.save_draft(replace(half, content=content("half")))
    assert bring(other, file()).others == 4
    assert bring(unlocked, file()).others == 0
    assert other.accounts.ledger() == unlocked.accounts.ledger()
    assert other.accounts.rows() == unlocked.accounts.rows()
    assert other.entries.drafts() == unlocked.entries.drafts()
    assert other.accounts.begin(name) == unlocked.accounts.begin(name)


def test_being_in_the_bin_is_no_difference(unlocked, file):
    name = write(unlocked, "one")
    path = file()
    unlocked.entries.delete(name)
    assert unlocked.whole_file.preview(path, JobContext()).conflicts == ()
    bring(unlocked, path)
    assert [row.id for row in unlocked.entries.bin()] == [name]


def test_a_draft_of_an_entry_that_was_finished_here_stays_outside(unlocked, file):
    draft = unlocked.entries.begin(FREE)
    draft = unlocked.entries.save_draft(replace(draft, content=content("half")))
    path = file()
    unlocked.entries.finish(draft)
    preview = unlocked.whole_file.preview(path, JobContext())
    assert preview.count("drafts", Fate.CONFLICT) == 1
    bring(unlocked, path)
    assert unlocked.entries.drafts() == ()


def test_what_a_person_chose_in_both_is_joined(unlocked, other, file):
    unlocked.wishes.set_favourite("a", on=True)
    unlocked.wishes.set_favourite("b", on=True)
    unlocked.wishes.set_last_used("a")
    other.wishes.set_favourite("b", on=True)
    other.wishes.set_last_used("c")
    other.wishes.set_recovery_confirmed()
    bring(other, file())
    assert other.whole_file.preview(file(), JobContext()).count("wishes") == 0
    assert other.wishes.favourites() == ("b", "a")
    assert other.wishes.last_used() == "c"
    assert other.wishes.recovery_confirmed()


def test_the_notes_of_one_folder_stay_with_it(unlocked, other, file):
    unlocked.wishes.set_recovery_confirmed()
    assert b"recovery_confirmed" not in file().read_bytes()


def test_it_can_be_stopped_at_any_step_and_nothing_has_come_in(unlocked, other, file):
    for number in range(5):
        write(unlocked, f"number {number}")
    preview = other.whole_file.preview(file(), JobContext())
    steps: list[int] = []
    count = JobContext(lambda done, _total: steps.append(done))
    other.whole_file.preview(preview.path, count)
    assert steps[-1] == preview.path.stat().st_size
    for last in range(1, len(steps)):
        with pytest.raises(Cancelled):
            other.whole_file.bring_in(preview, stopping_after(last))
        assert other.finder.rows(Filter()) == ()


def stopping_after(steps):
    """A context that stops the work at its next step after so many."""
    seen: list[int] = []

    def report(done, _total):
        seen.append(done)
        if len(seen) == steps:
            context.cancel()

    context = JobContext(report)
    return context


def test_a_copy_is_kept_before_anything_is_written(unlocked, other, file):
    write(unlocked, "one")
    seen: list[int] = []

    def back_up():
        seen.append(len(other.finder.rows(Filter())))

    bring(other, file(), back_up=back_up)
    assert seen == [0]


def test_when_no_copy_can_be_kept_nothing_comes_in(unlocked, other, file):
    def back_up():
        raise Vanished

    write(unlocked, "one")
    with pytest.raises(Vanished):
        bring(other, file(), back_up=back_up)
    assert other.finder.rows(Filter()) == ()


def test_it_is_announced(unlocked, other, file):
    name = write(unlocked, "one")
    heard: list[Any] = []
    other.announcer.listen(heard.append)
    bring(other, file())
    assert [changes.entries for changes in heard] == [frozenset({name})]


@pytest.mark.parametrize("what", ["gone", "folder"])
def test_only_a_file_is_read(other, tmp_path, what):
    (tmp_path / "folder").mkdir()
    with pytest.raises((Refused, Vanished)):
        other.whole_file.preview(tmp_path / what, JobContext())


def test_a_new_journal_that_cannot_be_filled_is_not_left_behind(tmp_path):
    path = tmp_path / "x.json"
    path.write_text("{}")
    with pytest.raises(Refused):
        made_from(path, tmp_path / "place")
    assert folder_contents(tmp_path / "place") == {}


def test_a_new_journal_has_its_name_only_once_all_is_in_it(unlocked, file, tmp_path):
    write(unlocked, "one")
    place = tmp_path / "place"
    names: set[str] = set()

    def look(_done, _total):
        names.update(path.name for path in place.iterdir() if not path.name.startswith("."))

    journal = made_from(file(), place, JobContext(look))
    journal.close()
    assert names == set()
    assert [path.name for path in place.iterdir()] == ["Again.reflect"]


def test_a_new_journal_can_be_stopped_at_any_step_and_is_not_there(unlocked, file, tmp_path):
    write(unlocked, "one")
    path, place = file(), tmp_path / "place"
    steps: list[int] = []
    made_from(path, tmp_path, JobContext(lambda done, _total: steps.append(done))).close()
    for last in range(1, len(steps)):
        with pytest.raises(Cancelled):
            made_from(path, place, stopping_after(last))
        assert folder_contents(place) == {}


def test_a_new_journal_opens_with_its_own_keys_and_is_called_the_newest(unlocked, file, tmp_path):
    write(unlocked, "one")
    made = made_from(file(), tmp_path / "place")
    made.close()
    again = cheap_journals().unlock(made.path, passphrase=PASSPHRASE)
    assert again.finder.count() == 1
    assert again.is_progress_known
    again.close()


def test_the_first_version_comes_in(tmp_path):
    journal = made_from(GOLDEN, tmp_path)
    then = json.loads(GOLDEN.read_bytes())
    now = json.loads(written_out(journal, tmp_path / "now.json"))
    journal.close()
    assert [each["id"] for each in now["entries"]] == [each["id"] for each in then["entries"]]
    # No check had looked at an account then, and no evidence went with one.
    unchecked = {"check": json.loads(msgspec.json.encode(CheckRecord())), "evidence": []}
    accounts = [{**each, **unchecked} for each in then["accounts"]]
    assert now["accounts"] == sorted(accounts, key=lambda each: each["id"])
    assert len(now["departures"]) == len(then["departures"])
    assert EntryId(now["entries"][0]["id"])


def test_a_copy_has_its_own_evidence_and_its_accounts_know_it(unlocked, other, file, tmp_path):
    name, _, _ = both_changed(unlocked, other, file, tmp_path)
    draft = unlocked.accounts.begin(name)
    files = (replace(draft.evidence[0], chosen=True, name="Mrs Mary Prior.pdf"),)
    kept = settled(unlocked.accounts, replace(draft, evidence=files))
    unlocked.accounts.lock(kept)
    unlocked.accounts.save_draft(kept)
    (copy,) = bring(other, file(), chosen=frozenset({name})).entries
    (evidence,) = other.evidence.of_entry(copy)
    assert evidence.id != draft.evidence[0].evidence_id
    (account,) = (a for a in map(other.accounts.account, ids(other)) if a.evidence)
    for made in (account, other.accounts.begin(copy)):
        assert [each.evidence_id for each in made.evidence] == [evidence.id]
        assert [each.field for each in made.check.decisions] == [made.evidence[0].field]
    rendered = other.hand_on.render((account.id,), file_format=FileFormat.JSON)
    other.hand_on.save(rendered, tmp_path / "copy.json")
    assert (tmp_path / "copy evidence" / "Mrs Mary Prior.pdf").exists()


def ids(journal):
    return [row.id for row in journal.accounts.rows()]

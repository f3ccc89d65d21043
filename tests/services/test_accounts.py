"""Accounts: the only door from an entry to other eyes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.account_check import TITLE, CheckRecord, Decision, How
from reflect.domain.identifying import Kind, Strength
from reflect.errors import NotFound, Refused
from reflect.services.accounts import draft_from
from reflect.services.changes import Changes
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, entry_id
from tests.support.locked import locked, settled


@pytest.fixture
def entry(unlocked):
    draft = unlocked.entries.begin(EVERY_KIND)
    typed = replace(draft.content, title=" A list ", answers=EVERY_ANSWER)
    return unlocked.entries.finish(replace(draft, content=typed))


@pytest.fixture
def accounts(unlocked):
    return unlocked.accounts


def chosen(draft):
    return [section.prompt_id for section in draft.sections if section.chosen]


def test_an_account_begins_with_all_answers_the_private_ones_last_and_not_chosen(
    accounts, entry
) -> None:
    draft = accounts.begin(entry.id)
    shown = [prompt.id for prompt in EVERY_KIND.prompts if prompt.id != "name"]
    assert [section.prompt_id for section in draft.sections] == [*shown, "name"]
    assert chosen(draft) == shown
    assert all(section.text == section.original for section in draft.sections)
    assert (draft.revision, draft.title, draft.written) == (1, " A list ", entry.content.written)


def test_an_empty_or_hidden_answer_is_no_section(entry) -> None:
    answers = {**EVERY_ANSWER, "story": " ", "again": True}
    empty = replace(entry, content=replace(entry.content, answers=answers))
    ids = {section.prompt_id for section in draft_from(empty).sections}
    assert {"story", "why"} & ids == set()


def test_an_unfinished_account_goes_on_where_it_was_left(accounts, entry) -> None:
    draft = replace(accounts.begin(entry.id), title="Reworded")
    accounts.save_draft(draft)
    assert accounts.begin(entry.id) == draft
    accounts.discard_draft(entry.id)
    assert accounts.begin(entry.id) != draft


def test_a_locked_account_holds_what_was_chosen_and_nothing_else(accounts, entry) -> None:
    draft = accounts.begin(entry.id)
    sections = tuple(replace(s, chosen=s.prompt_id in {"story", "mood"}) for s in draft.sections)
    blank = replace(sections[0], text=" ")
    account = accounts.lock(settled(accounts, replace(draft, sections=(blank, *sections))))
    assert [section.prompt_id for section in account.sections] == ["story", "mood"]
    assert (account.left_out, account.title) == (len(sections) - 1, "A list")
    assert account.locked > entry.saved
    assert accounts.account(account.id) == account
    assert [row.id for row in accounts.rows()] == [account.id]


def test_the_record_of_the_check_is_kept_for_what_a_reader_sees(accounts, entry) -> None:
    kept, gone = (
        Decision(
            field=field,
            start=0,
            words="",
            kind=Kind.NAME,
            strength=Strength.LIKELY,
            how=How.USED,
            original="Joy",
        )
        for field in (TITLE, "name")
    )
    record = CheckRecord(version="1", profile="uk", decisions=(kept, gone), together=())
    account = accounts.lock(settled(accounts, replace(accounts.begin(entry.id), check=record)))
    of_title, of_day = account.check.decisions
    assert (of_title, of_day.field) == (kept, "day")
    assert account.check.version
    assert account.check.together == ()
    assert accounts.account(account.id) == account


def test_an_account_of_nothing_is_refused_and_the_draft_stays(accounts, entry) -> None:
    draft = accounts.begin(entry.id)
    nothing = replace(draft, sections=tuple(replace(s, chosen=False) for s in draft.sections))
    accounts.save_draft(nothing)
    with pytest.raises(Refused, match="at least one"):
        accounts.lock(nothing)
    assert accounts.begin(entry.id) == nothing


def test_locking_forgets_the_draft_and_is_announced(unlocked, accounts, entry) -> None:
    told: list[Changes] = []
    unlocked.announcer.listen(told.append)
    draft = replace(accounts.begin(entry.id), title="Reworded")
    accounts.save_draft(draft)
    accounts.lock(settled(accounts, draft))
    assert accounts.begin(entry.id).title != "Reworded"
    assert told[-1] == Changes(accounts=True, entries=frozenset({entry.id}))


def test_an_account_is_called_by_its_id_or_its_beginning(accounts, entry) -> None:
    account = locked(accounts, entry.id)
    assert accounts.called(account.id) == accounts.called(account.id[:6].upper()) == account.id


@pytest.mark.parametrize("name", ["", "019", "ffff", "\udcff" * 4, "____"])
def test_what_names_no_account_is_not_found(accounts, entry, name) -> None:
    locked(accounts, entry.id)
    with pytest.raises(NotFound):
        accounts.called(name)


def test_a_beginning_that_several_share_names_none(accounts, entry) -> None:
    one, other = (locked(accounts, entry.id) for _ in range(2))
    assert one.id[:8] == other.id[:8]
    with pytest.raises(NotFound):
        accounts.called(one.id[:8])


def test_there_is_no_account_of_what_is_not_there(accounts) -> None:
    with pytest.raises(NotFound):
        accounts.begin(entry_id(1))


def test_nothing_has_left_at_first(accounts) -> None:
    assert accounts.ledger() == ()

"""Accounts are locked once and kept; the ledger only grows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from reflect.domain.account import Account, AccountDraft, AccountId, Departure, Section
from reflect.domain.account_check import CheckRecord, Decision, How
from reflect.domain.identifying import Kind, Strength
from reflect.domain.prompts import FREE
from reflect.errors import NotFound
from reflect.storage.accounts import AccountStore
from reflect.storage.entries import EntryStore
from tests.support.builders import WRITTEN, content, entry_id

ONE, TWO = entry_id(1), entry_id(2)
EAST = timezone(timedelta(hours=8))
SECTIONS = (
    Section(prompt_id="text", heading="What?", text="On a ward.", original="On ward 6."),
    Section(prompt_id="why", heading="Why?", text="Words", chosen=False, private=True),
)
CHECK = CheckRecord(
    version="1",
    profile="uk",
    decisions=(
        Decision(
            field="text", start=3, words="a ward", kind=Kind.PLACE, strength=Strength.LIKELY,
            how=How.USED, original="ward 6",
        ),
        Decision(
            field="", start=0, words="A list", kind=Kind.NAME, strength=Strength.LOOK,
            how=How.KEPT, reason="No name",
        ),
    ),
    together=("a ward", "a list"),
)  # fmt: skip
DRAFT = AccountDraft(
    entry_id=ONE,
    revision=1,
    title="A list",
    sections=SECTIONS,
    written=WRITTEN,
    show_date=False,
    language="cy",
    check=CHECK,
)
ACCOUNT = Account(
    id=AccountId("a0"),
    entry_id=ONE,
    revision=1,
    title="A list",
    sections=SECTIONS[:1],
    left_out=1,
    written=WRITTEN,
    show_date=False,
    language="cy",
    locked=datetime(2026, 3, 15, 8, tzinfo=EAST),
    check=CHECK,
)
DEPARTURE = Departure(
    id="d0",
    when=datetime(2026, 3, 15, 8, tzinfo=EAST),
    what="A list",
    form="plain",
    file_format="pdf",
    for_whom="My appraiser",
    file_name="account.pdf",
    sha256="00" * 32,
    account_ids=(AccountId("a0"), AccountId("a1")),
)


@pytest.fixture
def accounts(journal):
    for name in (ONE, TWO):
        EntryStore(journal).save(name, FREE, content("words"))
    return AccountStore(journal)


def test_a_draft_comes_back_as_it_was_kept(accounts) -> None:
    accounts.save_draft(replace(DRAFT, title="Before"))
    accounts.save_draft(DRAFT)
    assert accounts.draft(ONE) == DRAFT
    assert accounts.draft(TWO) is None


def test_what_no_check_has_looked_at_says_nothing_of_one(accounts, journal) -> None:
    accounts.save_draft(replace(DRAFT, check=CheckRecord()))
    accounts.add(replace(ACCOUNT, check=CheckRecord()))
    assert (accounts.draft(ONE), accounts.account(ACCOUNT.id).check) == (None, CheckRecord())
    accounts.save_draft(replace(DRAFT, check=CheckRecord()))
    assert accounts.draft(ONE) == replace(DRAFT, check=CheckRecord())
    with journal.reading() as connection:
        kept = connection.exec_driver_sql("SELECT content FROM account_draft").scalar()
    assert "check" not in kept


def test_a_discarded_draft_is_gone(accounts) -> None:
    accounts.save_draft(DRAFT)
    accounts.discard_draft(ONE)
    assert accounts.draft(ONE) is None


def test_an_account_comes_back_as_it_was_locked(accounts) -> None:
    accounts.add(ACCOUNT)
    found = accounts.account(ACCOUNT.id)
    assert found == ACCOUNT
    assert found.locked.utcoffset() == timedelta(hours=8)


def test_locking_forgets_the_draft_of_that_entry_alone(accounts) -> None:
    accounts.save_draft(DRAFT)
    accounts.save_draft(replace(DRAFT, entry_id=TWO))
    accounts.add(ACCOUNT)
    assert accounts.draft(ONE) is None
    assert accounts.draft(TWO) is not None


def test_what_is_not_there_is_not_found(accounts) -> None:
    with pytest.raises(NotFound, match="account"):
        accounts.account(AccountId("a0"))


def test_accounts_are_listed_the_last_locked_first_whatever_the_clock(accounts) -> None:
    accounts.add(ACCOUNT)
    earlier = ACCOUNT.locked - timedelta(days=400)
    accounts.add(replace(ACCOUNT, id=AccountId("a1"), entry_id=TWO, locked=earlier, title=""))
    rows = accounts.rows()
    assert [(row.id, row.title, row.locked) for row in rows] == [
        ("a1", "", earlier),
        ("a0", "A list", ACCOUNT.locked),
    ]
    assert (rows[1].sections, rows[1].beginning, rows[1].outdated) == (1, "On a ward.", False)


def test_an_account_of_an_entry_that_was_edited_says_so_and_stays(accounts, journal) -> None:
    accounts.add(ACCOUNT)
    EntryStore(journal).save(ONE, FREE, content("other words"))
    assert accounts.rows()[0].outdated
    assert accounts.account(ACCOUNT.id) == ACCOUNT


def test_an_account_outlives_its_entrys_deletion(accounts, journal) -> None:
    accounts.add(ACCOUNT)
    EntryStore(journal).delete(ONE)
    assert [row.id for row in accounts.rows()] == ["a0"]


def test_the_beginning_of_an_id_finds_at_most_two(accounts) -> None:
    for name in ("a0", "a1", "a2", "b"):
        accounts.add(replace(ACCOUNT, id=AccountId(name)))
    assert accounts.ids_starting_with("a") == ("a0", "a1")
    assert accounts.ids_starting_with("b") == ("b",)
    assert accounts.ids_starting_with("c") == ()


def test_the_ledger_keeps_what_left_the_last_first_whatever_the_clock(accounts) -> None:
    later = replace(DEPARTURE, id="d1", when=DEPARTURE.when.astimezone(UTC) - timedelta(days=9))
    accounts.note_departure(DEPARTURE)
    accounts.note_departure(later)
    assert accounts.ledger() == (later, DEPARTURE)
    assert accounts.ledger()[1].when.utcoffset() == timedelta(hours=8)


def test_text_that_cannot_be_kept_is_mended(accounts) -> None:
    half = "half \ud800"
    section = replace(SECTIONS[0], text=half)
    accounts.save_draft(replace(DRAFT, title=half, sections=(section,)))
    accounts.add(replace(ACCOUNT, title=half, sections=(section,)))
    accounts.note_departure(replace(DEPARTURE, what=half, for_whom=half, file_name="a\udcff.pdf"))
    assert accounts.account(ACCOUNT.id).sections[0].text == "half \ufffd"
    assert accounts.ledger()[0].file_name == "a\ufffd.pdf"

"""The seal is the sum of all rows, whatever was done to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from reflect.domain.account import Account, AccountDraft, AccountId, Departure
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import Draft
from reflect.domain.prompts import FREE
from reflect.storage import tables
from reflect.storage.accounts import AccountStore
from reflect.storage.commitments import CommitmentStore
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from reflect.storage.seal import NO_SEAL, Seal, row_digest, seal_of, version_digest
from reflect.storage.wishes import WishStore
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, WRITTEN, content, entry_id

ONE, TWO = entry_id(1), entry_id(2)
DIGESTS = st.lists(st.binary(min_size=32, max_size=32))
EVIDENCE = {
    "id": "e1",
    "entry_id": ONE,
    "name": "certificate.pdf",
    "media_type": "application/pdf",
    "size": 3,
    "sha256": sha256(b"abc").hexdigest(),
    "added_at": 0,
    "added_offset": 0,
    "content": b"abc",
}


@given(DIGESTS, st.randoms())
def test_the_order_of_rows_does_not_matter(digests, chance) -> None:
    one, other = Seal(), Seal()
    for digest in digests:
        one.add(digest)
    chance.shuffle(digests)
    for digest in digests:
        other.add(digest)
    assert bytes(one) == bytes(other)


@given(DIGESTS)
def test_what_was_added_and_taken_away_leaves_nothing(digests) -> None:
    seal = Seal()
    for digest in digests:
        seal.add(digest)
    for digest in digests:
        seal.remove(digest)
    assert bytes(seal) == NO_SEAL


def test_a_row_of_another_table_key_or_generation_is_another_row() -> None:
    told = {
        version_digest("draft", "a", 1),
        version_digest("entry", "a", 1),
        version_digest("draft", "b", 1),
        version_digest("draft", "a", 2),
        row_digest("account", {"id": "a"}),
        row_digest("departure", {"id": "a"}),
        row_digest("account", {"id": "b"}),
    }
    assert len(told) == 7


def departure(name):
    return Departure(
        id=name,
        when=WRITTEN,
        what="An account",
        form="plain",
        file_format="pdf",
        for_whom="An appraiser",
        file_name="a.pdf",
        sha256="0" * 64,
        account_ids=(AccountId("a1"),),
    )


def everything(journal):
    """One step after the other, all that can be done in a journal; each is a function."""
    entries, drafts, accounts = EntryStore(journal), DraftStore(journal), AccountStore(journal)
    wishes, promised = WishStore(journal), CommitmentStore(journal)
    account_draft = AccountDraft(entry_id=ONE, revision=1, title="T", sections=(), written=WRITTEN)
    account = Account(
        id=AccountId("a1"), entry_id=ONE, revision=1, title="T", sections=(), written=WRITTEN,
        left_out=0, show_date=True, language="en", locked=WRITTEN,
    )  # fmt: skip
    draft = Draft(id=ONE, prompts=FREE, content=content("half"))

    def add_evidence():
        with journal.writing() as writing:
            writing.add(tables.evidence, {**EVIDENCE, "entry_id": TWO, **writing.stamp})

    def save_twice():
        entries.save(ONE, EVERY_KIND, content(answers=EVERY_ANSWER))

    return (
        lambda: drafts.save(draft),
        lambda: drafts.save(replace(draft, content=content("half a"))),
        lambda: entries.save(ONE, EVERY_KIND, content(answers=EVERY_ANSWER)),
        save_twice,
        lambda: promised.settle(ONE, "next", CommitmentState.KEPT),
        save_twice,
        lambda: drafts.save(draft),
        lambda: drafts.discard(ONE),
        lambda: drafts.discard(ONE),
        lambda: entries.delete(ONE),
        lambda: entries.delete(ONE),
        lambda: entries.undelete(ONE),
        lambda: accounts.save_draft(account_draft),
        lambda: accounts.save_draft(account_draft),
        lambda: accounts.discard_draft(ONE),
        lambda: accounts.save_draft(account_draft),
        lambda: accounts.add(account),
        lambda: accounts.note_departure(departure("d1")),
        lambda: accounts.note_departure(departure("d2")),
        lambda: wishes.put("a", value=1),
        lambda: wishes.put("a", value=2),
        lambda: entries.save(TWO, EVERY_KIND, content(answers=EVERY_ANSWER)),
        add_evidence,
        lambda: drafts.save(replace(draft, id=TWO)),
        lambda: accounts.save_draft(replace(account_draft, entry_id=TWO)),
        lambda: entries.delete(TWO),
        lambda: entries.purge(journal.clock() + timedelta(days=1)),
    )


def seals(journal):
    """The seal that is kept, and the one that the rows make."""
    with journal.reading() as connection:
        kept = connection.execute(text("SELECT seal FROM journal")).scalar_one()
        return kept, seal_of(connection)


def test_after_everything_that_can_be_done_the_seal_is_the_sum_of_all_rows(journal) -> None:
    for number, step in enumerate(everything(journal)):
        step()
        kept, summed = seals(journal)
        assert kept == summed, f"step {number}"
    assert kept != NO_SEAL


@pytest.mark.parametrize("table", [t.name for t in tables.metadata.sorted_tables if t.name not in {
    "journal", "wording", "entry_tag",
}])  # fmt: skip
def test_a_row_that_is_missing_from_any_table_is_noticed(journal, table) -> None:
    for step in everything(journal)[:-1]:
        step()
    with journal.reading() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        # One of our own tables.
        last = f"DELETE FROM {table} WHERE rowid IN (SELECT max(rowid) FROM {table})"  # noqa: S608
        gone = connection.execute(text(last))
        assert gone.rowcount == 1
        kept = connection.execute(text("SELECT seal FROM journal")).scalar_one()
        assert seal_of(connection) != kept


def test_a_purged_entry_leaves_no_evidence(journal) -> None:
    for step in everything(journal):
        step()
    with journal.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM evidence")).scalar_one() == 0

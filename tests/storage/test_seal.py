"""The seal is the sum of all rows, whatever was done to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from reflect.storage import tables
from reflect.storage.seal import NO_SEAL, Seal, row_digest, seal_of, version_digest
from tests.support.everything import everything

DIGESTS = st.lists(st.binary(min_size=32, max_size=32))


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

"""Packs in the tables of a journal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.storage.packs import PackStore
from reflect.storage.whole_journal import put_part
from tests.storage.saving import save
from tests.storage.test_salvage import change, pages_of
from tests.support.builders import WRITTEN
from tests.support.everything import kept_pack, signer

__all__ = ["save"]


def test_a_pack_of_which_a_page_is_lost_is_counted_and_not_saved(journal, save) -> None:
    kept = kept_pack()
    PackStore(journal).put(replace(kept, file=replace(kept.file, content=bytes(99_999))), None)
    journal.close()
    with save(journal.folder) as saved:
        assert (saved.result.packs, saved.result.lost_rows) == (1, 0)
    change(journal.folder, pages_of(journal.folder) - 3)
    with save(journal.folder) as saved:
        assert (saved.result.packs, saved.result.lost_rows) == (0, 1)


def test_who_is_known_stays_known_since_the_first_day(journal) -> None:
    store = PackStore(journal)
    store.put_signer(signer("a"))
    store.put(kept_pack(), replace(signer("a"), name="Another", trusted=journal.clock()))
    store.put_signer(signer("b"))
    assert [(each.key, each.name, each.trusted) for each in store.signers()] == [
        ("a", "A. Hub", WRITTEN),
        ("b", "A. Hub", WRITTEN),
    ]


def test_what_is_kept_is_what_was_put(journal) -> None:
    kept = kept_pack()
    store = PackStore(journal)
    store.put(kept, None)
    assert store.file("hub") == kept.file
    assert tuple(store.files()) == (kept.file,)
    assert [row.facts for row in store.rows()] == [kept.facts]
    assert store.sets(kept.reading) == {"hub": kept.prompt_sets}
    assert store.sets(kept.reading + 1) == {"hub": None}
    assert store.sets(kept.reading, "another") == {}


def test_a_file_of_a_pack_that_nobody_read_again_is_not_kept(journal) -> None:
    with pytest.raises(TypeError), journal.writing() as writing:
        put_part(writing, kept_pack().file)
    assert PackStore(journal).rows() == ()

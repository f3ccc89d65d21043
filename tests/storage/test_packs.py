"""Packs in the tables of a journal."""

from __future__ import annotations

from dataclasses import replace

from reflect.storage.packs import PackStore
from tests.storage.saving import save
from tests.storage.test_salvage import change, pages_of
from tests.support.everything import kept_pack

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

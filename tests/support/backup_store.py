"""The backups of a journal with a key file of its own, as storage sees them."""

from __future__ import annotations

import pytest

from reflect.domain.prompts import FREE
from reflect.storage.backups import Backup, BackupStore
from reflect.storage.entries import EntryStore
from reflect.storage.files import replace_file
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.key_file import encode
from reflect.storage.keys import new_key_file
from tests.support.builders import CHEAP, PASSPHRASE, content, entry_id
from tests.support.fakes import FakeChance

__all__ = ["made", "store", "write"]


@pytest.fixture
def store(tmp_path, clock):
    """The backups of an open journal that has a key file of its own."""
    key_file, master = new_key_file(PASSPHRASE, None, cost=CHEAP, random=FakeChance())
    folder = JournalFolder(tmp_path / "journals" / "Test.reflect")
    folder.path.mkdir(parents=True, mode=0o700)
    replace_file(folder.keys, encode(key_file))
    journal = Journal.make(folder, master, key_file.journal, clock=clock, device="0" * 16)
    yield BackupStore(journal)
    journal.close()


def write(store: BackupStore, number: int = 1, words: str = "a quiet handover") -> None:
    """Save an entry."""
    EntryStore(store.journal).save(entry_id(number), FREE, content(words))


def made(store: BackupStore) -> Backup:
    """Make a backup beside the journal."""
    return store.make(store.place)[0]

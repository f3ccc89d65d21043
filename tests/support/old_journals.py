"""Journals of the first format, as large as a test wants them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.storage.connection import open_database
from reflect.storage.folder import JournalFolder
from reflect.storage.key_file import decode
from reflect.storage.keys import open_with_passphrase
from reflect.storage.seal import link
from tests.support.builders import PASSPHRASE

if TYPE_CHECKING:
    from uuid import UUID

    from reflect.storage.connection import Database
    from reflect.storage.master_key import MasterKey

GOLDEN = Path(__file__).parent.parent / "journals" / "v1" / "Golden.reflect"
_MINUTE = 60


class OldJournal:
    """A copy of the golden journal of format 1, in a folder of its own, and its keys."""

    def __init__(self, place: Path) -> None:
        place.mkdir(parents=True, exist_ok=True)
        self.folder = JournalFolder(Path(shutil.copytree(GOLDEN, place / "Golden.reflect")))
        key_file = decode(self.folder.keys.read_bytes())
        self.id: UUID = key_file.journal
        self.master: MasterKey = open_with_passphrase(key_file, PASSPHRASE)

    def database(self, folder: JournalFolder | None = None) -> Database:
        """The database, whatever its format, with nothing brought up to date."""
        path = (folder or self.folder).database
        return open_database(path, self.master.database_key(self.id))

    def grow(self, entries: int) -> None:
        """Add so many entries, each like the first one of the journal, at earlier minutes."""
        database = self.database()
        raw = database.raw
        raw.execute("BEGIN")
        entry, revision = (_first(raw, table) for table in ("entry", "revision"))
        for number in range(entries):
            name = f"{number:032x}"
            position = entry["position"] - (number + 1) * _MINUTE
            text = f"albatross {number} " * 60
            content = {**json.loads(revision["content"]), "title": text[:20]}
            saved = {**revision, "entry_id": name, "number": 1, "content": json.dumps(content)}
            saved.pop("chain")
            _add(raw, "entry", {**entry, "id": name, "position": position, "revision": 1})
            _add(raw, "revision", {**saved, "chain": link(b"", saved)})
            _add(raw, "entry_text", {"rowid": position, "answers": text})
        raw.execute("COMMIT")
        database.close()


def _first(raw: Any, table: str) -> dict[str, Any]:
    # Names of our own tables, here and below.
    cursor = raw.execute(f"SELECT * FROM {table} ORDER BY rowid LIMIT 1")  # noqa: S608
    return dict(zip([name for name, *_ in cursor.description], cursor.fetchone(), strict=True))


def _add(raw: Any, table: str, row: dict[str, Any]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    raw.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608

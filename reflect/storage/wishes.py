"""Settings that say something about the writer: they live inside the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from reflect.storage import tables
from reflect.storage.records import as_json, from_json

if TYPE_CHECKING:
    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing

_wish = tables.wish
_WRITTEN = "SELECT generation FROM wish WHERE name = ?"


class WishStore:
    """Named values, plain data each."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def get(self, name: str, default: Any) -> Any:
        """The value kept under this name, or the default."""
        with self._journal.reading() as connection:
            text = connection.execute(
                select(_wish.c.value).where(_wish.c.name == name)
            ).scalar_one_or_none()
        return default if text is None else from_json(text)

    def put(self, name: str, value: Any) -> None:
        """Keep a value under this name."""
        with self._journal.writing() as writing:
            put_wish(writing, name, value)


def put_wish(writing: Writing, name: str, value: Any) -> None:
    """As `WishStore.put`, in a transaction that does more."""
    row = {"name": name, "value": as_json(value), **writing.stamp}
    before = writing.connection.exec_driver_sql(_WRITTEN, (name,)).scalar()
    writing.connection.execute(insert(_wish).prefix_with("OR REPLACE"), row)
    writing.seal_written("wish", name, before)

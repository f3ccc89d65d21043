"""One transaction that writes: what it stamps its rows with, and what it says to the seal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reflect.storage.seal import row_digest, version_digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Table

    from reflect.storage.prepared import Prepared
    from reflect.storage.seal import Seal


@dataclass(frozen=True, slots=True)
class Writing:
    """One transaction that writes, and what it stamps its rows with.

    Whatever adds, changes or takes away a row says so to the seal.
    """

    connection: Connection
    raw: Any
    """The same connection without SQLAlchemy."""
    now: datetime
    generation: int
    device: str
    seal: Seal

    @property
    def stamp(self) -> dict[str, Any]:
        """The columns that say who wrote a row, and in which order."""
        return {"generation": self.generation, "device": self.device}

    def run(self, statement: Prepared, values: Mapping[str, Any]) -> Any:
        """Run one that every save runs; its cursor."""
        return self.raw.execute(statement.sql, values)

    def run_each(self, statement: Prepared, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run one for each of these rows."""
        self.raw.executemany(statement.sql, rows)

    def add(self, table: Table, row: dict[str, Any]) -> None:
        """Add a row that will never be changed: an account, a departure, evidence."""
        self.connection.execute(table.insert(), row)
        self.seal_added(row_digest(table.name, row))

    def seal_added(self, digest: bytes) -> None:
        """A row is there now that will never be changed."""
        self.seal.add(digest)

    def seal_removed(self, digest: bytes) -> None:
        """Such a row is no longer there."""
        self.seal.remove(digest)

    def seal_written(self, table: str, key: str, before: int | None) -> None:
        """A row has this transaction's stamp now; ``before`` is its generation until then."""
        self.seal_gone(table, key, before)
        self.seal.add(version_digest(table, key, self.generation))

    def seal_gone(self, table: str, key: str, before: int | None) -> None:
        """A row of this generation is no longer there; None if there was none."""
        if before is not None:
            self.seal.remove(version_digest(table, key, before))

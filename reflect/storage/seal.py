"""The seal: one sum over every row, by which a row that is missing or from an earlier day is seen.

SQLCipher says of each page that we wrote it, and not that it is the newest one we wrote.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from reflect.storage.records import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

SEAL_BYTES = 32
NO_SEAL = bytes(SEAL_BYTES)
"""The seal of a journal without rows."""

NEVER_CHANGED = ("account", "departure", "evidence")
"""Tables whose rows are sealed with all that is in them; a revision is by its chain."""

VERSIONED: tuple[tuple[str, str], ...] = (
    ("account_draft", "entry_id"),
    ("commitment", "entry_id || ' ' || prompt_id"),
    ("draft", "entry_id"),
    ("entry", "id"),
    ("pack", "id"),
    ("signer", "public_key"),
    ("wish", "name"),
)
"""Tables whose rows change: sealed by their key and the generation that wrote them last."""

_WHOLE = 1 << 8 * SEAL_BYTES


class Seal:
    """The sum, while a transaction adds rows and takes rows away. Their order does not matter."""

    __slots__ = ("_sum",)

    def __init__(self, value: bytes = NO_SEAL) -> None:
        self.become(value)

    def __bytes__(self) -> bytes:
        return self._sum.to_bytes(SEAL_BYTES)

    def become(self, value: bytes) -> None:
        """Be this sum, whatever it was."""
        self._sum = int.from_bytes(value)

    def add(self, digest: bytes) -> None:
        """A row with this digest is there now."""
        self._sum = (self._sum + int.from_bytes(digest)) % _WHOLE

    def remove(self, digest: bytes) -> None:
        """It is no longer there."""
        self._sum = (self._sum - int.from_bytes(digest)) % _WHOLE


def link(before: bytes, row: Mapping[str, Any]) -> bytes:
    """Ties a revision to the one before it, so that a check can prove which was rolled back."""
    return sha256(before + as_json(row).encode()).digest()


def row_digest(table: str, row: Mapping[Any, Any]) -> bytes:
    """Stands for a row that is never changed; a file in it by the digest in its own column."""
    told = {name: value for name, value in row.items() if not isinstance(value, bytes)}
    return sha256(f"{table}\n{as_json(told)}".encode()).digest()


def version_digest(table: str, key: str, generation: int) -> bytes:
    """Stands for a row as one transaction left it: no two transactions have one generation."""
    return sha256(f"{table}\n{key}\n{generation}".encode()).digest()


def seal_of(
    connection: Connection,
    never_changed: tuple[str, ...] = NEVER_CHANGED,
    versioned: tuple[tuple[str, str], ...] = VERSIONED,
) -> bytes:
    """The seal as the rows make it; in a whole journal it is the one that is kept."""
    seal = Seal()
    for digest in _digests(connection, never_changed, versioned):
        seal.add(digest)
    return bytes(seal)


def _digests(
    connection: Connection,
    never_changed: tuple[str, ...],
    versioned: tuple[tuple[str, str], ...],
) -> Iterator[bytes]:
    yield from connection.execute(text("SELECT chain FROM revision")).scalars()
    for table in never_changed:
        columns = ", ".join(_columns_without_files(connection, table))
        # Names of tables and columns are our own.
        rows = connection.execute(text(f"SELECT {columns} FROM {table}"))  # noqa: S608
        for row in rows.mappings():
            yield row_digest(table, row)
    for table, key in versioned:
        rows = connection.execute(text(f"SELECT {key}, generation FROM {table}"))  # noqa: S608
        for name, generation in rows:
            yield version_digest(table, name, generation)


def _columns_without_files(connection: Connection, table: str) -> list[str]:
    found = connection.execute(
        text("SELECT name FROM pragma_table_info(:table) WHERE type <> 'BLOB' ORDER BY cid"),
        {"table": table},
    )
    return list(found.scalars())

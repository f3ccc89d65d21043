"""Looks whether all that was written in a journal is there, whole, and of today."""

from __future__ import annotations

import os
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, text

from reflect.domain.check import Counts, Fault, Finding
from reflect.errors import JournalDamaged
from reflect.storage import tables
from reflect.storage.accounts import account_from
from reflect.storage.entry_check import EntryCheck
from reflect.storage.packs import pack_called
from reflect.storage.pages import LOCKED_BY_SYSTEMS, PAGE, SALT
from reflect.storage.records import wording_from
from reflect.storage.seal import VERSIONED, seal_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from reflect.storage.journal import Journal

    Progress = tuple[int, int]
    """How much is done, and how much there is."""

PAGES_AT_ONCE = 500
ENTRIES_AT_ONCE = 50

_entry, _evidence = tables.entry, tables.evidence
_NEXT = (
    select(_entry).where(_entry.c.position > bindparam("after")).order_by(_entry.c.position)
).limit(ENTRIES_AT_ONCE)
_SEARCH = "INSERT INTO entry_text(entry_text, rank) VALUES ('integrity-check', 1)"
_FOUND = "SELECT count(*) FROM entry_text"
_ALIVE = "SELECT count(*) FROM entry WHERE deleted_at IS NULL AND revision > 0"
_NEWEST = " UNION ALL ".join(
    f"SELECT max(generation) FROM {name}"  # noqa: S608 - names of our own
    for name in ("revision", "account", "departure", "evidence", *(name for name, _ in VERSIONED))
)


class JournalCheck:
    """One check of a journal that is open, in steps between which others may use it.

    Each step takes some hundredths of a second for pages and entries; those that the database
    does by itself (structure, seal, search index) take longer in a large journal.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._findings: list[Finding] = []
        self._counted: dict[str, int] = {}
        self._bad_pages = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, as far as was looked."""
        return tuple(self._findings)

    @property
    def counts(self) -> Counts:
        """How much was read."""
        return Counts(**self._counted)

    def pages(self) -> Iterator[Progress]:
        """Read every page of the file, after all that was written has been moved into it."""
        self._journal.settle()
        number, total = 0, 1
        while number < total:
            with self._journal.database() as database:
                size = os.fstat(database.file.fileno()).st_size
                database.file.seek(0)
                keys = self._journal.page_keys(database.file.read(SALT))
                database.file.seek(number * PAGE)
                data = database.file.read(PAGES_AT_ONCE * PAGE)
            for at in range(0, len(data), PAGE):
                number += 1
                whole = keys.is_whole(number, data[at : at + PAGE])
                self._bad_pages += not whole and number != LOCKED_BY_SYSTEMS
            total = -(-size // PAGE)
            yield number, total
        self._counted["pages"] = number
        self._found(Fault.PAGES, self._bad_pages)

    def structure(self, *, thorough: bool = False) -> Iterator[Progress]:
        """Whether the pages hang together, and whether every row is of today."""
        with self._telling(Fault.STRUCTURE), self._journal.database() as database:
            name = "integrity_check" if thorough else "quick_check"
            if database.raw.execute(f"PRAGMA {name}").fetchall() != [("ok",)]:
                # After a bad page the connection is of no more use: it is dropped with the error.
                raise JournalDamaged(name)
        yield 1, 2
        with self._reading(Fault.ROWS) as connection:
            self._found(Fault.ROWS, int(not _are_of_today(connection)))
        yield 2, 2

    def rows(self) -> Iterator[Progress]:
        """Read every row, and see whether each fits the others."""
        yield from self._entries()
        for number, step in enumerate((self._search, self._references, self._wordings), 1):
            step()
            yield number, 3
        self._accounts()
        yield from self._files()

    def _entries(self) -> Iterator[Progress]:
        checked = EntryCheck(self._journal)
        done, total, after = 0, 1, -(2**62)
        # A page of the list that cannot be read is counted among the pages.
        while done < total:
            rows = []
            with self._reading(Fault.UNREADABLE) as connection:
                total = connection.execute(text("SELECT count(*) FROM entry")).scalar_one()
                rows = list(connection.execute(_NEXT, {"after": after}).all())
            if not rows:
                break
            for row in rows:
                checked.check(row)
            after = rows[-1].position
            done += len(rows)
            yield done, total
        self._counted |= {"entries": checked.entries, "revisions": checked.revisions}
        self._findings += checked.findings
        self._found(Fault.INDEX, checked.not_in_index)

    def _search(self) -> None:
        with self._reading(Fault.INDEX) as connection:
            connection.execute(text(_SEARCH))
            found, alive = (connection.execute(text(s)).scalar_one() for s in (_FOUND, _ALIVE))
            self._found(Fault.INDEX, int(found != alive))

    def _references(self) -> None:
        with self._reading(Fault.REFERENCES) as connection:
            rows = connection.execute(text("PRAGMA foreign_key_check")).all()
            self._found(Fault.REFERENCES, len(rows))

    def _wordings(self) -> None:
        with self._reading(Fault.UNREADABLE) as connection:
            for digest, content in connection.execute(select(tables.wording)):
                self._found(Fault.UNREADABLE, int(not _is_wording(digest, content)))

    def _accounts(self) -> None:
        with self._reading(Fault.UNREADABLE) as connection:
            rows = connection.execute(select(tables.account)).all()
            departures = connection.execute(text("SELECT count(*) FROM departure")).scalar_one()
            self._counted |= {"accounts": len(rows), "departures": departures}
            unreadable = sum(not _can_be_read(account_from, row) for row in rows)
            self._found(Fault.UNREADABLE, unreadable)

    def _files(self) -> Iterator[Progress]:
        ids: list[str] = []
        with self._reading(Fault.UNREADABLE) as connection:
            ids += connection.execute(select(_evidence.c.id)).scalars()
        for done, name in enumerate(ids, 1):
            with self._reading(Fault.UNREADABLE) as connection:
                row = connection.execute(select(_evidence).where(_evidence.c.id == name)).one()
                self._found(Fault.UNREADABLE, int(not _is_evidence(row)))
            yield done, len(ids)
        self._counted["evidence"] = len(ids)
        yield from self._packs()

    def _packs(self) -> Iterator[Progress]:
        ids: list[str] = []
        with self._reading(Fault.UNREADABLE) as connection:
            ids += connection.execute(select(tables.pack.c.id)).scalars()
        for done, name in enumerate(ids, 1):
            with self._reading(Fault.UNREADABLE) as connection:
                self._found(Fault.UNREADABLE, int(not _can_be_read(pack_called, connection, name)))
            yield done, len(ids)

    def _found(self, fault: Fault, count: int) -> None:
        if count:
            self._findings.append(Finding(fault=fault, count=count))

    @contextmanager
    def _reading(self, fault: Fault) -> Iterator[Connection]:
        """A connection; whatever is done with it is undone."""
        with self._telling(fault), self._journal.reading() as connection:
            yield connection

    @contextmanager
    def _telling(self, fault: Fault) -> Iterator[None]:
        """What cannot be read at all is one finding; of a bad page it is the same one."""
        try:
            yield
        except JournalDamaged:
            if not self._bad_pages:
                self._found(fault, 1)


def _are_of_today(connection: Connection) -> bool:
    """Whether the rows come to what was kept, and none is newer than the journal."""
    seal, generation = connection.execute(text("SELECT seal, generation FROM journal")).one()
    newest = max(found or 0 for found in connection.execute(text(_NEWEST)).scalars())
    return bool(seal == seal_of(connection) and newest <= generation)


def _is_wording(digest: str, content: str) -> bool:
    whole = sha256(content.encode()).hexdigest() == digest
    return whole and _can_be_read(wording_from, content)


def _is_evidence(row: Any) -> bool:
    digest: str = sha256(row.content).hexdigest()
    return (len(row.content), digest) == (row.size, row.sha256)


def _can_be_read(read: Callable[..., object], *kept: Any) -> bool:
    try:
        read(*kept)
    except (JournalDamaged, KeyError, TypeError, ValueError):
        return False
    return True

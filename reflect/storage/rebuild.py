"""Puts what was found of a damaged journal into a new one, all that follows from it made anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import bindparam
from sqlalchemy.dialects.sqlite import insert

from reflect.domain.entry import Entry, EntryId
from reflect.domain.salvage import LostEntry, Salvaged
from reflect.errors import JournalDamaged
from reflect.storage import index, tables
from reflect.storage.entries import place_entry
from reflect.storage.positions import free_position
from reflect.storage.purging import ERASED
from reflect.storage.records import (
    answers_text,
    civil_seconds,
    content_from,
    milliseconds,
    moment,
    offset_minutes,
    wording_from,
    wording_json,
)
from reflect.storage.seal import link, seal_of
from reflect.storage.stand_in import stand_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from reflect.domain.prompts import PromptSet
    from reflect.storage.journal import Journal
    from reflect.storage.salvage import Finder, Found, Row
    from reflect.storage.writing import Writing

_AT_ONCE = 50
_TIMED = "7"
"""Where a UUID has the number of its version."""
_commitment, _entry = tables.commitment, tables.entry
_KEEP = insert(tables.wording).prefix_with("OR IGNORE")
_DELETE = _entry.update().where(_entry.c.id == bindparam("entry")).returning(_entry.c.position)
_SETTLE = _commitment.update().where(
    _commitment.c.entry_id == bindparam("entry"),
    _commitment.c.prompt_id == bindparam("prompt"),
    _commitment.c.text == bindparam("words"),
)


@dataclass(slots=True)
class _Count:
    revisions: int = 0
    lost_revisions: int = 0
    copied: Counter[str] = field(default_factory=Counter)


class Rebuild:
    """One new journal, in one transaction."""

    def __init__(self, found: Found, finder: Finder, wordings: Iterable[PromptSet]) -> None:
        """``wordings`` are those that are known from elsewhere, in case the journal's are lost."""
        self._found = found
        self._finder = finder
        self._wordings = dict(map(wording_json, wordings))
        self._wordings |= found.wordings
        self._stood_in: set[str] = set()
        self._numbers: dict[tuple[str, int], int] = {}
        self._placed: set[str] = set()
        self._lost: list[LostEntry] = []
        self._count = _Count()
        self._known = Counter(name for name, _ in found.known)
        self._promised = _by_entry(found.every("commitment"))

    def into(self, journal: Journal, step: Callable[[int, int], object]) -> Salvaged:
        """Fill a journal that is new; ``step`` is told how many entries are done, of how many."""
        with journal.writing() as writing:
            self._entries(writing, step)
            for table in ("draft", "account_draft", "account", "departure", "wish", "signer"):
                for row in self._found.every(table):
                    self._copy(writing, table, row)
            for table in ("evidence", "pack"):
                self._with_files(writing, table)
            writing.seal.become(seal_of(writing.connection))
        return self._salvaged()

    def _entries(self, writing: Writing, step: Callable[[int, int], object]) -> None:
        revisions = _by_entry(self._found.every("revision"))
        rows = {row["id"]: row for row in self._found.every("entry")}
        ids = sorted({*rows, *revisions, *self._known})
        for done, name in enumerate(ids):
            saves = sorted(revisions[name], key=lambda row: row["number"])
            self._entry(writing, name, rows.get(name), saves)
            if done % _AT_ONCE == 0:
                step(done, len(ids))

    def _entry(self, writing: Writing, name: str, row: Row | None, saves: list[Row]) -> None:
        readable = [(save, kept) for save in saves if (kept := self._read(writing, save))]
        if readable:
            number = len(readable)
            entry = replace(readable[-1][1], revision=number)
            self._place(writing, entry, row)
            self._add_revisions(writing, [save for save, _ in readable])
            self._count.lost_revisions += max(self._known[name], len(saves)) - number
        elif row is not None and not row["revision"]:
            self._leave_a_place(writing, name)
        else:
            self._lost.append(_lost(name, row))

    def _read(self, writing: Writing, save: Row) -> Entry | None:
        """The entry as it was then, its questions found elsewhere or made up if they are lost."""
        with suppress(JournalDamaged):
            prompts = self._prompts(writing, save)
            return Entry(
                id=EntryId(save["entry_id"]),
                prompts=prompts,
                content=content_from(prompts, save["content"]),
                revision=save["number"],
                saved=moment(save["saved_at"], save["saved_offset"]),
            )
        return None

    def _prompts(self, writing: Writing, save: Row) -> PromptSet:
        """The questions of a revision or draft, which names them by what is kept from now on."""
        text = self._wordings.get(save["wording"])
        if text is None:
            self._stood_in.add(save["wording"])
        prompts = stand_in(save["content"]) if text is None else wording_from(text)
        save["wording"], text = (save["wording"], text) if text else wording_json(prompts)
        row = {"digest": save["wording"], "content": text}
        writing.connection.execute(_KEEP, row)
        return prompts

    def _place(self, writing: Writing, entry: Entry, row: Row | None) -> None:
        text = answers_text(entry.prompts, entry.content)
        place_entry(writing, entry, text, None)
        self._placed.add(entry.id)
        if row is not None and row["deleted_at"] is not None:
            gone = {"entry": entry.id, "deleted_at": row["deleted_at"]}
            position = writing.connection.execute(_DELETE, gone).scalar_one()
            index.take_out(writing, position)
        for kept in self._promised[entry.id]:
            if kept["settled_at"] is not None:
                settled = {"state": kept["state"], "settled_at": kept["settled_at"]}
                which = {"entry": entry.id, "prompt": kept["prompt_id"], "words": kept["text"]}
                writing.connection.execute(_SETTLE, which | settled)

    def _add_revisions(self, writing: Writing, saves: list[Row]) -> None:
        chain = b""
        for number, save in enumerate(saves, 1):
            self._numbers[save["entry_id"], save["number"]] = number
            row = {name: value for name, value in save.items() if name != "chain"}
            row["number"] = number
            chain = link(chain, row)
            writing.connection.execute(tables.revision.insert(), {**row, "chain": chain})
        self._count.revisions += len(saves)

    def _copy(self, writing: Writing, table: str, row: Row) -> None:
        """A row as it was, but for what it names and is called otherwise now."""
        owner = row.get("entry_id", "")
        if table == "draft" and not self._has_prompts(writing, row):
            return
        self._count.copied[table] += 1
        if "account" in table:
            self._need_a_place(writing, owner)
        if table == "account":
            row["revision"] = self._numbers.get((owner, row["revision"]), 0)
        writing.connection.execute(tables.metadata.tables[table].insert(), row)

    def _has_prompts(self, writing: Writing, draft: Row) -> bool:
        with suppress(JournalDamaged):
            self._prompts(writing, draft)
            return True
        return False

    def _with_files(self, writing: Writing, table: str) -> None:
        for row in self._found.every(table):
            content = self._finder.file_of(table, row["id"])
            if sha256(content).hexdigest() == row["sha256"]:
                if "entry_id" in row:
                    self._need_a_place(writing, row["entry_id"])
                whole = {**row, "content": content}
                writing.connection.execute(tables.metadata.tables[table].insert(), whole)
                self._count.copied[table] += 1

    def _need_a_place(self, writing: Writing, name: str) -> None:
        """What belongs to an entry stays although the entry is lost."""
        if name not in self._placed:
            self._leave_a_place(writing, name)

    def _leave_a_place(self, writing: Writing, name: str) -> None:
        row = self._found.rows["entry"].get((name,))
        begun = _begun(name) or moment(0)
        if row is not None:
            begun = moment(row["written_at"], row["written_offset"])
        place = {
            **ERASED,
            "id": name,
            "position": free_position(writing, civil_seconds(begun), EntryId(name)),
            "written_at": milliseconds(begun),
            "written_offset": offset_minutes(begun),
            "deleted_at": milliseconds(writing.now),
            **writing.stamp,
        }
        if row is not None and row["deleted_at"] is not None:
            place["deleted_at"] = row["deleted_at"]
        writing.connection.execute(_entry.insert(), place)
        self._placed.add(name)

    def _salvaged(self) -> Salvaged:
        found, count = self._found, self._count
        return Salvaged(
            bad_pages=found.bad_pages,
            entries=len({entry_id for entry_id, _ in self._numbers}),
            revisions=count.revisions,
            drafts=count.copied["draft"],
            accounts=count.copied["account"],
            departures=count.copied["departure"],
            evidence=count.copied["evidence"],
            packs=count.copied["pack"],
            lost_entries=tuple(sorted(self._lost, key=lambda lost: lost.day or date.min)),
            lost_revisions=count.lost_revisions,
            lost_rows=found.lost_rows,
            stand_ins=len(self._stood_in),
        )


def _lost(name: str, row: Row | None) -> LostEntry:
    if row is None:
        begun = _begun(name)
        return LostEntry("", begun.date() if begun else None)
    written = moment(row["written_at"], row["written_offset"])
    return LostEntry(row["title"] or row["beginning"], written.date())


def _begun(name: str) -> datetime | None:
    """When an entry was begun, which its id says, if it is of the kind that does."""
    return moment(int(name[:12], 16)) if name[12] == _TIMED and name[0] == "0" else None


def _by_entry(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    sorted_rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        sorted_rows[row["entry_id"]].append(row)
    return sorted_rows

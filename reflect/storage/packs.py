"""Packs and their signers, in the open journal."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Row, func, select

from reflect.domain.installed_pack import KeptPack, KnownSigner, PackFacts, PackFile, PackRow
from reflect.domain.prompts import PromptSet
from reflect.errors import JournalDamaged, NotFound
from reflect.storage import tables
from reflect.storage.records import as_json, from_json, milliseconds, moment, offset_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing

_pack, _signer, _entry, _wording = tables.pack, tables.signer, tables.entry, tables.wording
_LARGE = {"prompts", "content"}
_listed = [column for column in _pack.columns if column.name not in _LARGE]
_Sets = tuple[PromptSet, ...]


class PackStore:
    """Reads and writes packs. Every write is one transaction, durable when it returns."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def rows(self) -> tuple[PackRow, ...]:
        """What lists show of every pack, by title. No pack is opened for it."""
        statement = select(*_listed).order_by(func.lower(_pack.c.title), _pack.c.id)
        with self._journal.reading() as connection:
            return tuple(_row(row) for row in connection.execute(statement))

    def row(self, pack_id: str) -> PackRow | None:
        """What lists show of one pack, if it is here."""
        with self._journal.reading() as connection:
            found = connection.execute(select(*_listed).where(_pack.c.id == pack_id)).one_or_none()
        return None if found is None else _row(found)

    def file(self, pack_id: str) -> PackFile:
        """A pack as it was installed; raises `NotFound`, or `JournalDamaged`."""
        with self._journal.reading() as connection:
            found = pack_called(connection, pack_id)
        if found is None:
            kind = "pack"
            raise NotFound(kind, pack_id)
        return found

    def files(self) -> Iterator[PackFile]:
        """Every pack as it was installed, one at a time, by its id."""
        with self._journal.reading() as connection:
            ids = tuple(connection.execute(select(_pack.c.id).order_by(_pack.c.id)).scalars())
        for pack_id in ids:
            yield self.file(pack_id)

    def sets(self, reading: int, pack_id: str | None = None) -> dict[str, _Sets | None]:
        """The prompt sets of every pack, in the order of `rows`, or of one.

        None for a pack that was read in another way than this: it has to be read once more.
        """
        wanted = (_pack.c.id, _pack.c.reading, _pack.c.prompts)
        statement = select(*wanted).order_by(func.lower(_pack.c.title), _pack.c.id)
        if pack_id is not None:
            statement = statement.where(_pack.c.id == pack_id)
        with self._journal.reading() as connection:
            return {
                row.id: _sets_from(row.prompts) if row.reading == reading else None
                for row in connection.execute(statement)
            }

    def used(self, pack_id: str) -> Mapping[str, int]:
        """How many entries outside the bin answered each set of a pack, in any version."""
        with self._journal.reading() as connection:
            return _used(connection, pack_id)

    def put(self, kept: KeptPack, signer: KnownSigner | None) -> None:
        """Install a pack in the place of any other version, and know its signer from now on."""
        with self._journal.writing() as writing:
            put_pack(writing, kept)
            if signer:
                put_signer(writing, signer)

    def remove(self, pack_id: str) -> None:
        """Take a pack away; raises `NotFound`."""
        with self._journal.writing() as writing:
            if not _take_out(writing, pack_id):
                kind = "pack"
                raise NotFound(kind, pack_id)

    def signers(self) -> tuple[KnownSigner, ...]:
        """All that are known, the first one first."""
        statement = select(_signer).order_by(_signer.c.generation, _signer.c.public_key)
        with self._journal.reading() as connection:
            return tuple(_signer_from(row) for row in connection.execute(statement))

    def put_signer(self, signer: KnownSigner) -> None:
        """Know a signer from now on."""
        with self._journal.writing() as writing:
            put_signer(writing, signer)

    def forget_signer(self, key: str) -> None:
        """Know a signer no longer; raises `NotFound`. Packs stay."""
        gone = _signer.delete().where(_signer.c.public_key == key).returning(_signer.c.generation)
        with self._journal.writing() as writing:
            before = writing.connection.execute(gone).scalar_one_or_none()
            if before is None:
                kind = "signer"
                raise NotFound(kind, key)
            writing.seal_gone("signer", key, before)


def pack_called(connection: Connection, pack_id: str) -> PackFile | None:
    """The pack with this id as it was installed; raises `JournalDamaged` when it is not that."""
    row = connection.execute(select(_pack).where(_pack.c.id == pack_id)).one_or_none()
    if row is None:
        return None
    if sha256(row.content).hexdigest() != row.sha256:
        what = "a pack is not what was installed"
        raise JournalDamaged(what)
    return PackFile(
        id=row.id,
        version=row.version,
        signer=row.signer,
        installed=moment(row.installed_at, row.installed_offset),
        content=row.content,
    )


def signer_called(connection: Connection, key: str) -> KnownSigner | None:
    """The signer with this key."""
    row = connection.execute(select(_signer).where(_signer.c.public_key == key)).one_or_none()
    return None if row is None else _signer_from(row)


def put_pack(writing: Writing, kept: KeptPack) -> None:
    """As `PackStore.put`, in a transaction that may do more."""
    _take_out(writing, kept.file.id)
    writing.connection.execute(_pack.insert(), {**_row_of(kept), **writing.stamp})
    writing.seal_written("pack", kept.file.id, None)


def put_signer(writing: Writing, signer: KnownSigner) -> None:
    """As `PackStore.put_signer`, in a transaction that may do more; one that is known stays so."""
    if signer_called(writing.connection, signer.key) is not None:
        return
    row = {
        "public_key": signer.key,
        "name": signer.name,
        "trusted_at": milliseconds(signer.trusted),
        "trusted_offset": offset_minutes(signer.trusted),
        **writing.stamp,
    }
    writing.connection.execute(_signer.insert(), row)
    writing.seal_written("signer", signer.key, None)


def _take_out(writing: Writing, pack_id: str) -> bool:
    """Whether there was such a pack."""
    gone = _pack.delete().where(_pack.c.id == pack_id).returning(_pack.c.generation)
    before = writing.connection.execute(gone).scalar_one_or_none()
    writing.seal_gone("pack", pack_id, before)
    return before is not None


def _row_of(kept: KeptPack) -> dict[str, Any]:
    file, facts = kept.file, kept.facts
    return {
        "id": facts.id,
        "version": facts.version,
        "title": facts.title,
        "summary": facts.summary,
        "author": facts.author,
        "licence": facts.licence,
        "languages": as_json(facts.languages),
        "audience": as_json(facts.audience),
        "shortest": facts.minutes[0],
        "longest": facts.minutes[1],
        "sets": facts.sets,
        "frameworks": facts.frameworks,
        "standards": facts.standards,
        "forms": facts.forms,
        "signer": file.signer,
        "sha256": sha256(file.content).hexdigest(),
        "installed_at": milliseconds(file.installed),
        "installed_offset": offset_minutes(file.installed),
        "reading": kept.reading,
        "prompts": as_json(kept.prompt_sets),
        "content": file.content,
    }


def _row(row: Row[Any]) -> PackRow:
    facts = PackFacts(
        id=row.id,
        version=row.version,
        title=row.title,
        summary=row.summary,
        author=row.author,
        licence=row.licence,
        languages=tuple(from_json(row.languages)),
        audience=tuple(from_json(row.audience)),
        minutes=(row.shortest, row.longest),
        sets=row.sets,
        frameworks=row.frameworks,
        standards=row.standards,
        forms=row.forms,
    )
    installed = moment(row.installed_at, row.installed_offset)
    return PackRow(facts=facts, signer=row.signer, sha256=row.sha256, installed=installed)


def _signer_from(row: Row[Any]) -> KnownSigner:
    trusted = moment(row.trusted_at, row.trusted_offset)
    return KnownSigner(key=row.public_key, name=row.name, trusted=trusted)


def _sets_from(text: str) -> _Sets | None:
    """None for what cannot be read: the pack itself can."""
    try:
        return msgspec.json.decode(text, type=_Sets)
    except msgspec.MsgspecError:
        return None


def _used(connection: Connection, pack_id: str) -> Mapping[str, int]:
    """By way of the wordings, of which there are few, and the entries of each set."""
    of_pack = select(
        _wording.c.digest, func.json_extract(_wording.c.content, "$.id").label("set_id")
    ).where(func.json_extract(_wording.c.content, "$.pack.id") == pack_id)
    found = {row.digest: row.set_id for row in connection.execute(of_pack)}
    revision = tables.revision
    used = (
        select(revision.c.wording, func.count())
        .join_from(
            _entry,
            revision,
            (revision.c.entry_id == _entry.c.id) & (revision.c.number == _entry.c.revision),
        )
        .where(_entry.c.deleted_at.is_(None), _entry.c.set_id.in_(set(found.values())))
        .group_by(revision.c.wording)
    )
    counted: Counter[str] = Counter()
    for digest, count in connection.execute(used):
        if digest in found:
            counted[found[digest]] += count
    return counted

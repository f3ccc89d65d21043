"""Accounts, unfinished ones, and the ledger of what left the journal."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Row, select
from sqlalchemy.dialects.sqlite import insert

from reflect.domain.account import (
    Account,
    AccountDraft,
    AccountId,
    AccountRow,
    Departure,
    Section,
)
from reflect.domain.account_check import CheckRecord
from reflect.domain.account_evidence import EvidenceCopy
from reflect.domain.whole_journal import KeptAccountDraft
from reflect.errors import NotFound
from reflect.storage import tables
from reflect.storage.records import (
    as_json,
    beginning_of,
    from_json,
    milliseconds,
    moment,
    offset_minutes,
    whole_text,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reflect.domain.entry import EntryId
    from reflect.storage.journal import Journal
    from reflect.storage.writing import Writing

_account, _draft, _departure = tables.account, tables.account_draft, tables.departure
_WRITTEN = "SELECT generation FROM account_draft WHERE entry_id = ?"


class AccountStore:
    """Reads and writes accounts. A locked one is never changed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def save_draft(self, draft: AccountDraft) -> None:
        """Keep an account while it is being made, in place of what was kept of it before."""
        with self._journal.writing() as writing:
            put_account_draft(writing, KeptAccountDraft(draft=draft, saved=writing.now))

    def draft(self, entry_id: EntryId) -> AccountDraft | None:
        """The unfinished account of this entry."""
        with self._journal.reading() as connection:
            kept = account_draft_of(connection, entry_id)
        return kept.draft if kept else None

    def drafts(self) -> tuple[KeptAccountDraft, ...]:
        """All unfinished accounts, by the ids of their entries."""
        statement = select(_draft).order_by(_draft.c.entry_id)
        with self._journal.reading() as connection:
            return tuple(_kept_draft(row) for row in connection.execute(statement))

    def discard_draft(self, entry_id: EntryId) -> None:
        """Forget the unfinished account of this entry."""
        with self._journal.writing() as writing:
            forget_account_draft(writing, entry_id)

    def add(self, account: Account) -> None:
        """Keep a locked account, and forget the draft it came from."""
        with self._journal.writing() as writing:
            add_account(writing, account)
            forget_account_draft(writing, account.entry_id)

    def account(self, account_id: AccountId) -> Account:
        """The account; raises `NotFound`."""
        with self._journal.reading() as connection:
            account = account_called(connection, account_id)
        if account is None:
            kind = "account"
            raise NotFound(kind, account_id)
        return account

    def every(self) -> tuple[Account, ...]:
        """All accounts, by their ids."""
        with self._journal.reading() as connection:
            rows = connection.execute(select(_account).order_by(_account.c.id))
            return tuple(account_from(row) for row in rows)

    def rows(self) -> tuple[AccountRow, ...]:
        """All accounts, the newest first."""
        statement = (
            select(_account, tables.entry.c.revision.label("newest"))
            .join(tables.entry, tables.entry.c.id == _account.c.entry_id)
            .order_by(_account.c.generation.desc(), _account.c.id.desc())
        )
        with self._journal.reading() as connection:
            return tuple(_row(row) for row in connection.execute(statement))

    def ids_starting_with(self, prefix: str) -> tuple[AccountId, ...]:
        """At most two accounts whose id begins with these hexadecimal digits."""
        statement = (
            select(_account.c.id)
            .where(_account.c.id >= prefix, _account.c.id < f"{prefix}g")
            .limit(2)
        )
        with self._journal.reading() as connection:
            return tuple(AccountId(row.id) for row in connection.execute(statement))

    def note_departure(self, *departures: Departure) -> None:
        """Add rows to the ledger, all or none. None is ever changed or taken out."""
        with self._journal.writing() as writing:
            for departure in departures:
                add_departure(writing, departure)

    def ledger(self) -> tuple[Departure, ...]:
        """All that has left, the newest first."""
        newest_first = (_departure.c.generation.desc(), _departure.c.id.desc())
        statement = select(_departure).order_by(*newest_first)
        with self._journal.reading() as connection:
            return tuple(_departure_from(row) for row in connection.execute(statement))


def forget_account_draft(writing: Writing, entry_id: EntryId) -> None:
    """Keep no unfinished account of this entry."""
    forget = _draft.delete().where(_draft.c.entry_id == entry_id).returning(_draft.c.generation)
    before = writing.connection.execute(forget).scalar()
    writing.seal_gone("account_draft", entry_id, before)


def put_account_draft(writing: Writing, kept: KeptAccountDraft) -> None:
    """As `AccountStore.save_draft`, in a transaction that may do more."""
    row = {
        "entry_id": kept.draft.entry_id,
        "saved_at": milliseconds(kept.saved),
        "content": _draft_json(kept.draft),
        **writing.stamp,
    }
    before = writing.connection.exec_driver_sql(_WRITTEN, (kept.draft.entry_id,)).scalar()
    writing.connection.execute(insert(_draft).prefix_with("OR REPLACE").values(row))
    writing.seal_written("account_draft", kept.draft.entry_id, before)


def add_account(writing: Writing, account: Account) -> None:
    """Keep a locked account, in a transaction that may do more."""
    row = {
        "id": account.id,
        "entry_id": account.entry_id,
        "revision": account.revision,
        "title": whole_text(account.title),
        "locked_at": milliseconds(account.locked),
        "locked_offset": offset_minutes(account.locked),
        "content": _account_json(account),
        **writing.stamp,
    }
    writing.add(_account, row)


def add_departure(writing: Writing, departure: Departure) -> None:
    """As `AccountStore.note_departure`, in a transaction that may do more."""
    row = {
        "id": departure.id,
        "left_at": milliseconds(departure.when),
        "left_offset": offset_minutes(departure.when),
        "what": whole_text(departure.what),
        "form": departure.form,
        "file_format": departure.file_format,
        "for_whom": whole_text(departure.for_whom),
        "file_name": whole_text(departure.file_name),
        "sha256": departure.sha256,
        "accounts": as_json(list(departure.account_ids)),
        **writing.stamp,
    }
    writing.add(_departure, row)


def account_draft_of(connection: Connection, entry_id: EntryId) -> KeptAccountDraft | None:
    """The unfinished account of this entry."""
    statement = select(_draft).where(_draft.c.entry_id == entry_id)
    row = connection.execute(statement).one_or_none()
    return None if row is None else _kept_draft(row)


def account_called(connection: Connection, account_id: AccountId) -> Account | None:
    """The account with this id."""
    row = connection.execute(select(_account).where(_account.c.id == account_id)).one_or_none()
    return None if row is None else account_from(row)


def departure_called(connection: Connection, departure_id: str) -> Departure | None:
    """The row of the ledger with this id."""
    statement = select(_departure).where(_departure.c.id == departure_id)
    row = connection.execute(statement).one_or_none()
    return None if row is None else _departure_from(row)


def _sections_json(sections: tuple[Section, ...]) -> list[dict[str, Any]]:
    return [asdict(section) for section in sections]


def _check_json(check: CheckRecord) -> dict[str, Any]:
    """A member for the record, or none where no check has looked."""
    return {} if check == CheckRecord() else {"check": asdict(check)}


def _check_from(raw: dict[str, Any] | None) -> CheckRecord:
    return CheckRecord() if raw is None else msgspec.convert(raw, CheckRecord)


def _evidence_json(copies: tuple[EvidenceCopy, ...]) -> dict[str, Any]:
    """A member for the files that go with it, or none where there are none."""
    return {"evidence": [asdict(each) for each in copies]} if copies else {}


def _evidence_from(raw: list[dict[str, Any]]) -> tuple[EvidenceCopy, ...]:
    return msgspec.convert(raw, tuple[EvidenceCopy, ...])


def _draft_json(draft: AccountDraft) -> str:
    return as_json(
        {
            "revision": draft.revision,
            "title": draft.title,
            "sections": _sections_json(draft.sections),
            "written": [milliseconds(draft.written), offset_minutes(draft.written)],
            "show_date": draft.show_date,
            "language": draft.language,
            **_check_json(draft.check),
            **_evidence_json(draft.evidence),
        }
    )


def _kept_draft(row: Row[Any]) -> KeptAccountDraft:
    raw = from_json(row.content)
    sections = tuple(Section(**section) for section in raw.pop("sections"))
    written = moment(*raw.pop("written"))
    check = _check_from(raw.pop("check", None))
    evidence = _evidence_from(raw.pop("evidence", []))
    draft = AccountDraft(
        entry_id=row.entry_id,
        sections=sections,
        written=written,
        check=check,
        evidence=evidence,
        **raw,
    )
    return KeptAccountDraft(draft=draft, saved=moment(row.saved_at))


def _account_json(account: Account) -> str:
    return as_json(
        {
            "sections": _sections_json(account.sections),
            "left_out": account.left_out,
            "written": [milliseconds(account.written), offset_minutes(account.written)],
            "show_date": account.show_date,
            "language": account.language,
            **_check_json(account.check),
            **_evidence_json(account.evidence),
        }
    )


def account_from(row: Row[Any]) -> Account:
    """The account in a row."""
    raw = from_json(row.content)
    sections = tuple(Section(**section) for section in raw.pop("sections"))
    return Account(
        id=row.id,
        entry_id=row.entry_id,
        revision=row.revision,
        title=row.title,
        sections=sections,
        written=moment(*raw.pop("written")),
        locked=moment(row.locked_at, row.locked_offset),
        check=_check_from(raw.pop("check", None)),
        evidence=_evidence_from(raw.pop("evidence", [])),
        **raw,
    )


def _row(row: Row[Any]) -> AccountRow:
    account = account_from(row)
    return AccountRow(
        id=account.id,
        entry_id=account.entry_id,
        title=account.title,
        locked=account.locked,
        sections=len(account.sections),
        beginning=beginning_of("\n".join(section.text for section in account.sections)),
        outdated=row.newest != account.revision,
    )


def _departure_from(row: Row[Any]) -> Departure:
    return Departure(
        id=row.id,
        when=moment(row.left_at, row.left_offset),
        what=row.what,
        form=row.form,
        file_format=row.file_format,
        for_whom=row.for_whom,
        file_name=row.file_name,
        sha256=row.sha256,
        account_ids=tuple(from_json(row.accounts)),
    )

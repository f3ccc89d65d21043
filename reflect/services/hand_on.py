"""Handing on: what leaves the journal, and the note of it in the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reflect.documents.from_account import accounts_document
from reflect.domain.account import AccountId, Departure
from reflect.domain.ids import uuid7
from reflect.errors import Refused
from reflect.services.changes import Announcer, Changes
from reflect.storage.accounts import AccountStore
from reflect.storage.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.documents.tree import Document
    from reflect.services.jobs import JobContext
    from reflect.storage.journal import Journal

PLAIN_FORM = "plain"
"""The form that every reader understands: headings and text."""


class FileFormat(StrEnum):
    """Formats an account can be saved in; the value is the file's ending."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The very bytes that will be saved, and what they are."""

    data: bytes
    file_format: FileFormat
    form: str
    what: str
    """The title for the ledger."""
    account_ids: tuple[AccountId, ...]
    suggested_name: str
    """Says nothing but that it is an account, and the day."""


class HandOn:
    """Renders accounts, saves them where the writer says, and keeps the ledger."""

    def __init__(
        self,
        journal: Journal,
        announcer: Announcer,
        *,
        confirm: Callable[[str], None],
        random: Callable[[int], bytes],
    ) -> None:
        """``confirm`` raises `WrongPassphrase` unless it is given the journal's passphrase."""
        self._journal = journal
        self._confirm = confirm
        self._accounts = AccountStore(journal)
        self._announcer = announcer
        self._clock = journal.clock
        self._random = random

    def render(
        self,
        account_ids: tuple[AccountId, ...],
        *,
        file_format: FileFormat,
        form: str = PLAIN_FORM,
        author: str = "",
    ) -> Rendered:
        """The file as a reader will get it. Nothing is written anywhere.

        ``author`` is put on it only if given. Raises `NotFound`, or `Refused` for an unknown form.
        """
        if form != PLAIN_FORM:
            what = f"there is no form called {form}"
            raise Refused(what)
        if not account_ids:
            what = "there is no account to hand on"
            raise Refused(what)
        accounts = tuple(self._accounts.account(name) for name in account_ids)
        document = accounts_document(accounts, author=author or None)
        return Rendered(
            data=_writer_of(file_format)(document),
            file_format=file_format,
            form=form,
            what=document.title if len(accounts) == 1 else f"{len(accounts)} accounts",
            account_ids=account_ids,
            suggested_name=f"account-{self._clock():%Y-%m-%d}.{file_format.value}",
        )

    def save(self, rendered: Rendered, path: Path, *, for_whom: str = "") -> Departure:
        """Write exactly these bytes, all or nothing, then note it in the ledger.

        Raises a `StorageError`; whatever was at ``path`` is as it was then.
        """
        replace_file(path, rendered.data)
        return self._note(
            what=rendered.what,
            form=rendered.form,
            file_format=rendered.file_format.value,
            for_whom=for_whom,
            file_name=path.name,
            sha256=hashlib.sha256(rendered.data).hexdigest(),
            account_ids=rendered.account_ids,
        )

    def save_whole_journal(
        self, path: Path, *, kind: str, passphrase: str, context: JobContext
    ) -> Departure:
        """Write the whole journal for its own writer: ``json`` or, as a folder, ``md``.

        Asks for the passphrase again: raises `WrongPassphrase`. All or nothing, as `save`.
        """
        # Few need it, and it needs what is slow to load.
        from reflect.services.whole_journal import WholeFormat, write_whole_journal

        if kind not in set(WholeFormat):
            what = f"a whole journal is written as json or md, not as {kind}"
            raise Refused(what)
        self._confirm(passphrase)
        digest = write_whole_journal(self._journal, path, WholeFormat(kind), context)
        return self._note(
            what="The whole journal",
            form="whole",
            file_format=kind,
            for_whom="",
            file_name=path.name,
            sha256=digest,
            account_ids=(),
        )

    def _note(self, **facts: Any) -> Departure:
        """Put a row into the ledger."""
        now = self._clock()
        departure = Departure(id=uuid7(now, self._random(10)), when=now, **facts)
        self._accounts.note_departure(departure)
        self._announcer.tell(Changes(ledger=True))
        return departure


def _writer_of(file_format: FileFormat) -> Callable[[Document], bytes]:
    """What writes a document in this format."""
    match file_format:
        case FileFormat.PDF:
            # Each stands on a library that is slow to load, and few need more than one.
            from reflect.documents.pdf import to_pdf as write
        case FileFormat.DOCX:
            from reflect.documents.word import to_docx as write
        case FileFormat.HTML:
            from reflect.documents.web import to_html as write
        case FileFormat.MARKDOWN:
            from reflect.documents.plain import to_markdown as write
        case _:
            from reflect.documents.plain import to_json as write
    return write

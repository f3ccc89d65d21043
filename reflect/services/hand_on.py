"""Handing on: what leaves the journal, and the note of it in the ledger."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reflect.documents.from_account import accounts_document
from reflect.domain.account import AccountId, Departure
from reflect.domain.account_evidence import distinct, parted
from reflect.domain.ids import uuid7
from reflect.errors import Refused
from reflect.services.account_evidence import AccountEvidence
from reflect.services.changes import Announcer, Changes
from reflect.storage.accounts import AccountStore
from reflect.storage.files import replace_file
from reflect.storage.new_folder import new_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reflect.documents.tree import Document
    from reflect.domain.account import Account
    from reflect.domain.account_evidence import EvidenceCopy
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
    evidence: tuple[EvidenceCopy, ...] = ()
    """The files that are saved in a folder beside it."""


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
        self._evidence = AccountEvidence(journal)
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
            evidence=_all_evidence(accounts),
        )

    def save(self, rendered: Rendered, path: Path, *, for_whom: str = "") -> Departure:
        """Write exactly these bytes, all or nothing, then note it in the ledger.

        Evidence is written as files in `evidence_folder`, each with a row of its own in the ledger.
        Raises a `StorageError`, `NotFound` for evidence that is gone, or `Refused` when something
        is where its folder would be; whatever was at ``path`` is as it was then.
        """
        files = {each.name: self._evidence.content(each) for each in rendered.evidence}
        folder = evidence_folder(path)
        with new_folder(folder) if files else nullcontext(folder) as making:
            for name, content in files.items():
                replace_file(making / name, content)
        try:
            replace_file(path, rendered.data)
        except BaseException:
            if files:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        facts = {"for_whom": for_whom, "account_ids": rendered.account_ids}
        return self._note(
            {
                "what": rendered.what + _with_files(len(files)),
                "form": rendered.form,
                "file_format": rendered.file_format.value,
                "file_name": path.name,
                "sha256": hashlib.sha256(rendered.data).hexdigest(),
                **facts,
            },
            *(_left(folder, name, content) | facts for name, content in files.items()),
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
            {
                "what": "The whole journal",
                "form": "whole",
                "file_format": kind,
                "for_whom": "",
                "file_name": path.name,
                "sha256": digest,
                "account_ids": (),
            }
        )

    def _note(self, *rows: dict[str, Any]) -> Departure:
        """Put rows into the ledger, all or none; returns the first, which is listed first."""
        now = self._clock()
        ids = sorted((uuid7(now, self._random(10)) for _ in rows), reverse=True)
        departures = [
            Departure(id=id, when=now, **facts) for id, facts in zip(ids, rows, strict=True)
        ]
        self._accounts.note_departure(*departures)
        self._announcer.tell(Changes(ledger=True))
        return departures[0]


def evidence_folder(path: Path) -> Path:
    """Where the evidence of an account is saved that is saved at ``path``."""
    return path.with_name(f"{path.stem} evidence")


def _all_evidence(accounts: Sequence[Account]) -> tuple[EvidenceCopy, ...]:
    """The files of several accounts, under names that can stand together."""
    copies = [copy for account in accounts for copy in account.evidence]
    names = distinct(tuple(copy.name for copy in copies))
    return tuple(replace(copy, name=name) for copy, name in zip(copies, names, strict=True))


def _with_files(count: int) -> str:
    if not count:
        return ""
    return ", with one file of evidence" if count == 1 else f", with {count} files of evidence"


def _left(folder: Path, name: str, content: bytes) -> dict[str, Any]:
    """The row of the ledger for one file of evidence."""
    return {
        "what": name,
        "form": "evidence",
        "file_format": parted(name)[1].removeprefix("."),
        "file_name": f"{folder.name}/{name}",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


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

"""A whole journal as lossless JSON, or as a folder of Markdown: for its own writer alone."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from reflect.documents.whole_journal import entry_markdown, journal_json
from reflect.domain.whole_journal import WholeJournal
from reflect.storage.accounts import AccountStore
from reflect.storage.commitments import CommitmentStore
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from reflect.storage.evidence import EvidenceStore
from reflect.storage.files import replace_file, replace_file_by_parts
from reflect.storage.new_folder import new_folder
from reflect.storage.packs import PackStore
from reflect.storage.search import SearchStore
from reflect.storage.whole_journal import chosen_wishes, tombstones

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reflect.domain.entry import Entry
    from reflect.services.jobs import JobContext
    from reflect.storage.journal import Journal


File = TypeVar("File")


class WholeFormat(StrEnum):
    """How a whole journal can be written."""

    JSON = "json"
    MARKDOWN = "md"


def write_whole_journal(
    journal: Journal, path: Path, whole_format: WholeFormat, context: JobContext
) -> str:
    """Write the journal, all or nothing; returns the SHA-256 of what was written.

    JSON replaces the file at ``path``; Markdown makes the folder ``path``, which must not be there.
    """
    if whole_format is WholeFormat.JSON:
        return _write_json(journal, path, context)
    return _write_folder(journal, path, context)


def _write_json(journal: Journal, path: Path, context: JobContext) -> str:
    digest = hashlib.sha256()

    def parts() -> Iterator[bytes]:
        for part in journal_json(_whole(journal, context)):
            digest.update(part)
            yield part

    replace_file_by_parts(path, parts())
    return digest.hexdigest()


def _whole(journal: Journal, context: JobContext) -> WholeJournal:
    """Everything; entries and files are read when they are written."""
    accounts, packs = AccountStore(journal), PackStore(journal)
    return WholeJournal(
        entries=_entries(journal, context),
        tombstones=tombstones(journal),
        accounts=accounts.every(),
        departures=sorted(accounts.ledger(), key=attrgetter("id")),
        commitments=CommitmentStore(journal).with_bin(),
        evidence=_stoppable(EvidenceStore(journal).files(), context),
        drafts=DraftStore(journal).every(),
        account_drafts=accounts.drafts(),
        wishes=chosen_wishes(journal),
        packs=_stoppable(packs.files(), context),
        signers=packs.signers(),
    )


def _stoppable(files: Iterator[File], context: JobContext) -> Iterator[File]:
    for file in files:
        context.step(1, 1)
        yield file


def _write_folder(journal: Journal, path: Path, context: JobContext) -> str:
    with new_folder(path) as making:
        return _fill(journal, making, context)


def _fill(journal: Journal, folder: Path, context: JobContext) -> str:
    digest = hashlib.sha256()
    for revisions in _entries(journal, context):
        if revisions[-1].deleted is None:
            name, data = entry_markdown(revisions[-1])
            replace_file(folder / name, data)
            digest.update(name.encode() + b"\0" + data)
    return digest.hexdigest()


def _entries(journal: Journal, context: JobContext) -> Iterator[tuple[Entry, ...]]:
    total = SearchStore(journal).count()
    for done, revisions in enumerate(EntryStore(journal).every_revision()):
        context.step(min(done, total), total)
        yield revisions
    context.step(total, total)

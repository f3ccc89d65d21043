"""All that can be done in a journal, one step after the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reflect.domain.account import Account, AccountDraft, AccountId, Departure
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import Draft
from reflect.domain.installed_pack import KnownSigner
from reflect.domain.prompts import FREE
from reflect.packs.built import read_unsigned
from reflect.services.kept_packs import kept
from reflect.storage import tables
from reflect.storage.accounts import AccountStore
from reflect.storage.commitments import CommitmentStore
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from reflect.storage.packs import PackStore
from reflect.storage.wishes import WishStore
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, WRITTEN, content, entry_id
from tests.support.pack_attacks import KEY
from tests.support.signed_packs import pack_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.installed_pack import KeptPack
    from reflect.storage.journal import Journal

    Step = Callable[[], object]

ONE, TWO = entry_id(1), entry_id(2)
EVIDENCE: dict[str, Any] = {
    "id": "e1",
    "entry_id": ONE,
    "name": "certificate.pdf",
    "media_type": "application/pdf",
    "size": 3,
    "sha256": sha256(b"abc").hexdigest(),
    "added_at": 0,
    "added_offset": 0,
    "content": b"abc",
}
DRAFT = Draft(id=ONE, prompts=FREE, content=content("half"))
ACCOUNT_DRAFT = AccountDraft(entry_id=ONE, revision=1, title="T", sections=(), written=WRITTEN)
ACCOUNT = Account(
    id=AccountId("a1"),
    entry_id=ONE,
    revision=1,
    title="T",
    sections=(),
    left_out=0,
    written=WRITTEN,
    show_date=True,
    language="en",
    locked=WRITTEN,
)


def departure(name: str) -> Departure:
    """A row of the ledger."""
    return Departure(
        id=name,
        when=WRITTEN,
        what="An account",
        form="plain",
        file_format="pdf",
        for_whom="An appraiser",
        file_name="a.pdf",
        sha256="0" * 64,
        account_ids=(AccountId("a1"),),
    )


def everything(journal: Journal) -> tuple[Step, ...]:
    """The steps: each is one write, or several. The last deletes an entry for good."""
    return (*_writing(journal), *_handing_on(journal), *_ending(journal))


def _writing(journal: Journal) -> tuple[Step, ...]:
    entries, drafts, promised = EntryStore(journal), DraftStore(journal), CommitmentStore(journal)

    def save() -> None:
        entries.save(ONE, EVERY_KIND, content(answers=EVERY_ANSWER))

    return (
        lambda: drafts.save(DRAFT),
        lambda: drafts.save(replace(DRAFT, content=content("half a"))),
        save,
        save,
        lambda: promised.settle(ONE, "next", CommitmentState.KEPT),
        save,
        lambda: drafts.save(DRAFT),
        lambda: drafts.discard(ONE),
        lambda: drafts.discard(ONE),
        lambda: entries.delete(ONE),
        lambda: entries.delete(ONE),
        lambda: entries.undelete(ONE),
    )


def _handing_on(journal: Journal) -> tuple[Step, ...]:
    accounts, wishes = AccountStore(journal), WishStore(journal)
    return (
        lambda: accounts.save_draft(ACCOUNT_DRAFT),
        lambda: accounts.save_draft(ACCOUNT_DRAFT),
        lambda: accounts.discard_draft(ONE),
        lambda: accounts.save_draft(ACCOUNT_DRAFT),
        lambda: accounts.add(ACCOUNT),
        lambda: accounts.note_departure(departure("d1")),
        lambda: accounts.note_departure(departure("d2")),
        lambda: wishes.put("a", value=1),
        lambda: wishes.put("a", value=2),
        *_keeping_packs(PackStore(journal)),
    )


def _keeping_packs(packs: PackStore) -> tuple[Step, ...]:
    pack = kept_pack()
    return (
        lambda: packs.put(pack, signer("a")),
        lambda: packs.put(pack, signer("a")),
        lambda: packs.put_signer(signer("b")),
        lambda: packs.forget_signer("a"),
        lambda: packs.remove(pack.file.id),
        lambda: packs.put(pack, None),
    )


def signer(key: str) -> KnownSigner:
    """Somebody whom the journal knows."""
    return KnownSigner(key=key, name="A. Hub", trusted=WRITTEN)


def kept_pack() -> KeptPack:
    """A pack as a journal keeps it."""
    data = pack_bytes()
    return kept(read_unsigned(data).pack, KEY.public.text, data, WRITTEN)


def _ending(journal: Journal) -> tuple[Step, ...]:
    entries = EntryStore(journal)

    def add_evidence() -> None:
        with journal.writing() as writing:
            writing.add(tables.evidence, {**EVIDENCE, "entry_id": TWO, **writing.stamp})

    return (
        lambda: entries.save(TWO, EVERY_KIND, content(answers=EVERY_ANSWER)),
        add_evidence,
        lambda: DraftStore(journal).save(replace(DRAFT, id=TWO)),
        lambda: AccountStore(journal).save_draft(replace(ACCOUNT_DRAFT, entry_id=TWO)),
        lambda: entries.delete(TWO),
        lambda: entries.purge(journal.clock() + timedelta(days=1)),
    )

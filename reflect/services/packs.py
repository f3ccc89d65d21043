"""Packs in a journal: looked at, installed, hidden, removed, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.domain.installed_pack import KnownSigner
from reflect.errors import NotFound, PackFault, PackRefused, ReflectError, Refused
from reflect.packs.built import MAX_BYTES, files_of, read_kept, read_unsigned, source_of
from reflect.packs.built_in import built_in_source
from reflect.packs.pack_changes import PackChanges, Told, pack_changes
from reflect.packs.revoked import REVOKED
from reflect.services.changes import Announcer, Changes
from reflect.services.kept_packs import READING, kept
from reflect.services.pack_offers import (
    InstalledPack,
    Offered,
    Outcome,
    Step,
    Trust,
    facts_of,
    listed,
)
from reflect.services.pack_standing import refuse, step_of, trust_of, words_of
from reflect.storage.files import read_file, size_of_file
from reflect.storage.packs import PackStore
from reflect.storage.wishes import WishStore

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from reflect.domain.installed_pack import PackRow
    from reflect.domain.prompts import PromptSet
    from reflect.packs.minisign import PublicKey
    from reflect.packs.pack import Pack
    from reflect.packs.source import Source
    from reflect.services.jobs import JobContext
    from reflect.services.prompt_library import PromptLibrary
    from reflect.storage.journal import Journal

_HIDDEN = "hidden_packs"


class Packs:
    """What a person does with packs. Each write is durable when it returns."""

    def __init__(
        self,
        journal: Journal,
        announcer: Announcer,
        built_in: PromptLibrary,
        *,
        revoked: Collection[str] = REVOKED,
    ) -> None:
        self._store = PackStore(journal)
        self._wishes = WishStore(journal)
        self._clock = journal.clock
        self._announcer = announcer
        self._built_in = built_in
        self._revoked = revoked

    def rows(self) -> tuple[InstalledPack, ...]:
        """The packs that come with Reflect, then those that were installed, by title."""
        hidden = self.hidden()
        known = {signer.key for signer in self._store.signers()}
        return (
            *(
                listed(facts_of(pack), built_in=True, hidden=pack.id in hidden)
                for pack in self._built_in.packs
            ),
            *(self._line(row, known, hidden) for row in self._store.rows()),
        )

    def row(self, pack_id: str) -> InstalledPack:
        """The line of one pack; raises `NotFound`."""
        hidden, pack = self.hidden(), self._that_comes_with_reflect(pack_id)
        if pack:
            return listed(facts_of(pack), built_in=True, hidden=pack_id in hidden)
        row = self._store.row(pack_id)
        if row is None:
            kind = "pack"
            raise NotFound(kind, pack_id)
        return self._line(row, {signer.key for signer in self._store.signers()}, hidden)

    def used(self, pack_id: str) -> Mapping[str, int]:
        """How many entries answered each prompt set of a pack, in any of its versions."""
        return self._store.used(pack_id)

    def pack(self, pack_id: str) -> Pack:
        """All of a pack; raises `NotFound`."""
        found = self._that_comes_with_reflect(pack_id)
        return found or read_kept(self._store.file(pack_id).content)

    def source(self, pack_id: str) -> Source:
        """A pack with its files, to begin another with; raises `NotFound`."""
        if self._that_comes_with_reflect(pack_id):
            return built_in_source(pack_id)
        return source_of(self._store.file(pack_id).content)

    def look_at(self, path: Path) -> Offered:
        """What is in a file, who signed it, and what that is to this journal.

        Raises `PackRefused`, `Refused` for what is no file, or a `StorageError`.
        """
        size_of_file(path)
        return self.look_at_data(read_file(path, at_most=MAX_BYTES))

    def look_at_data(self, data: bytes) -> Offered:
        """As `look_at`, of a file that was read before."""
        offered = self._offered(data)
        if offered.before is None:
            return offered
        installed = Told(
            self._sets_of(offered.pack.id), files_of(self._store.file(offered.pack.id).content)
        )
        found = Told(offered.pack.prompt_sets, files_of(data))
        return replace(offered, changes=pack_changes(installed, found))

    def install(self, offered: Offered, *, accepted: Trust, back: bool = False) -> InstalledPack:
        """Keep a pack in the journal, in the place of the version that is there.

        ``accepted`` is what somebody said yes to: a signer who is not known is so from now on.
        ``back`` says yes to what `Offered.goes_back` tells. Raises `PackRefused` for what holds now
        and was not said yes to; nothing is changed then.
        """
        installed = self._install(offered, accepted, back=back)
        self._announcer.tell(Changes(packs=True))
        return installed

    def look_at_many(self, paths: Sequence[Path], context: JobContext) -> tuple[Outcome, ...]:
        """What would become of each of these files. Nothing is written."""
        outcomes = []
        for done, path in enumerate(paths):
            context.step(done, len(paths))
            outcomes.append(self._looked_at(path)[0])
        context.step(len(paths), len(paths))
        return tuple(outcomes)

    def install_many(
        self, paths: Sequence[Path], context: JobContext, *, signers: Collection[str] = ()
    ) -> tuple[Outcome, ...]:
        """Install what is signed by somebody known, or by one of ``signers``.

        Those are new to this journal: whole keys, or the eight words for them, that somebody has
        said yes to. Other files, and such as would go back, are left, and told in their outcomes.
        Each file is one durable write: what was installed before the work was stopped, or failed,
        stays.
        """
        outcomes: list[Outcome] = []
        try:
            for done, path in enumerate(paths):
                context.step(done, len(paths))
                outcomes.append(self._tried(path, signers))
            context.step(len(paths), len(paths))
        finally:
            if any(outcome.installed for outcome in outcomes):
                self._announcer.tell(Changes(packs=True))
        return tuple(outcomes)

    def remove(self, pack_id: str) -> None:
        """Take an installed pack away. Entries that answered it stay as they are.

        Raises `NotFound`, or `Refused` for a pack that comes with Reflect.
        """
        if self._store.row(pack_id) is None and self._that_comes_with_reflect(pack_id):
            what = "a pack that comes with Reflect cannot be removed. Hide it instead"
            raise Refused(what)
        self._store.remove(pack_id)
        self._hide(pack_id, on=False)
        self._announcer.tell(Changes(packs=True))

    def hide(self, pack_id: str, *, on: bool) -> None:
        """Offer the prompt sets of a pack no longer, or again; raises `NotFound`."""
        self.row(pack_id)  # there must be one
        self._hide(pack_id, on=on)
        self._announcer.tell(Changes(packs=True))

    def forget_signer(self, key: str) -> None:
        """Take packs of this signer as of one who was never met; those installed stay.

        Raises `NotFound`.
        """
        self._store.forget_signer(key)
        self._announcer.tell(Changes(packs=True))

    def signers(self) -> tuple[KnownSigner, ...]:
        """Whose packs this journal takes, and since when."""
        return self._store.signers()

    def hidden(self) -> frozenset[str]:
        """Ids of packs whose prompt sets are not offered."""
        return frozenset(self._wishes.get(_HIDDEN, []))

    def installed_sets(self) -> tuple[PromptSet, ...]:
        """The prompt sets of installed packs that are not hidden, in the order of `rows`."""
        hidden = self.hidden()
        found = self._store.sets(READING).items()
        return tuple(
            prompts
            for pack_id, sets in found
            if pack_id not in hidden
            for prompts in (self._read_again(pack_id) if sets is None else sets)
        )

    def _sets_of(self, pack_id: str) -> tuple[PromptSet, ...]:
        sets = self._store.sets(READING, pack_id)[pack_id]
        return self._read_again(pack_id) if sets is None else sets

    def _read_again(self, pack_id: str) -> tuple[PromptSet, ...]:
        return read_kept(self._store.file(pack_id).content).prompt_sets

    def _offered(self, data: bytes) -> Offered:
        """The offer without what changed."""
        found = read_unsigned(data, revoked=self._revoked)
        if self._that_comes_with_reflect(found.pack.id):
            raise PackRefused(PackFault.BUILT_IN)
        return self._seen(found.pack, found.signer, data)

    def _seen(self, pack: Pack, signer: PublicKey | None, data: bytes) -> Offered:
        """A pack as this journal sees it now."""
        row = self._store.row(pack.id)
        known = self._store.signers()
        keys = {each.key for each in known}
        key = signer.text if signer else ""
        return Offered(
            pack=pack,
            signer=signer,
            words=words_of(key),
            trust=trust_of(key, row, keys),
            step=step_of(pack, data, row),
            before=self._line(row, keys, self.hidden()) if row else None,
            changes=PackChanges(),
            namesakes=tuple(s for s in known if key and s.name == pack.author and s.key != key),
            data=data,
        )

    def _install(self, offered: Offered, accepted: Trust, *, back: bool) -> InstalledPack:
        now = self._seen(offered.pack, offered.signer, offered.data)
        refuse(now, accepted, back=back)
        key, signer = now.signer.text if now.signer else "", None
        if key and now.trust is not Trust.KNOWN:
            signer = KnownSigner(key=key, name=now.pack.author, trusted=self._clock())
        if now.step is not Step.SAME:
            self._store.put(kept(now.pack, key, now.data, self._clock()), signer)
        elif signer:
            self._store.put_signer(signer)
        return self.row(now.pack.id)

    def _looked_at(self, path: Path) -> tuple[Outcome, Offered | None]:
        try:
            size_of_file(path)
            offered = self._offered(read_file(path, at_most=MAX_BYTES))
        except ReflectError as error:
            return Outcome(path=path, error=error), None
        outcome = Outcome(
            path=path,
            facts=facts_of(offered.pack),
            signer=offered.signer.text if offered.signer else "",
            words=offered.words,
            trust=offered.trust,
            step=offered.step,
            installed=offered.step is Step.SAME,
        )
        return outcome, offered

    def _tried(self, path: Path, signers: Collection[str]) -> Outcome:
        outcome, offered = self._looked_at(path)
        if offered is None:
            return outcome
        accepted = Trust.NEW if {outcome.signer, outcome.words} & set(signers) else Trust.KNOWN
        try:
            self._install(offered, accepted, back=False)
        except PackRefused as error:
            return replace(outcome, error=error)
        return replace(outcome, installed=True)

    def _that_comes_with_reflect(self, pack_id: str) -> Pack | None:
        return next((pack for pack in self._built_in.packs if pack.id == pack_id), None)

    def _hide(self, pack_id: str, *, on: bool) -> None:
        hidden = self.hidden()
        wanted = hidden | {pack_id} if on else hidden - {pack_id}
        if wanted != hidden:
            self._wishes.put(_HIDDEN, sorted(wanted))

    def _line(self, row: PackRow, known: Collection[str], hidden: Collection[str]) -> InstalledPack:
        return listed(
            row.facts,
            signer=row.signer,
            words=words_of(row.signer),
            known=row.signer in known,
            withdrawn=row.signer in self._revoked,
            installed_at=row.installed,
            hidden=row.facts.id in hidden,
        )

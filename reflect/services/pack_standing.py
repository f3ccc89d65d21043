"""How a pack stands to a journal: whose it is there, which version, what nobody said yes to."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reflect.errors import PackFault, PackRefused, PackUnsigned
from reflect.packs.minisign import read_public_key
from reflect.services.pack_offers import Step, Trust
from reflect.storage.passphrases import words_for

if TYPE_CHECKING:
    from collections.abc import Collection

    from reflect.domain.installed_pack import PackRow
    from reflect.packs.pack import Pack
    from reflect.services.pack_offers import Offered


def words_of(signer: str) -> str:
    """Eight words for a whole public key; nothing for none."""
    return words_for(read_public_key(signer).digest) if signer else ""


def refuse(now: Offered, accepted: Trust, *, back: bool) -> None:
    """Raise `PackRefused` for what holds and nobody said yes to."""
    if now.trust not in {Trust.KNOWN, accepted}:
        if now.trust is Trust.UNSIGNED:
            raise PackUnsigned
        if now.trust is Trust.NEW:
            raise PackRefused(PackFault.NEW_SIGNER)
        raise PackRefused(PackFault.CHANGED_KEY if now.signer else PackFault.NO_LONGER_SIGNED)
    if now.goes_back and not back:
        older = now.step is Step.OLDER
        raise PackRefused(PackFault.OLDER if older else PackFault.OTHER_CONTENT)


def trust_of(key: str, before: PackRow | None, known: Collection[str]) -> Trust:
    """What the signer is, where these are known and this version of the pack is there."""
    if before and before.signer and before.signer != key:
        return Trust.CHANGED
    if not key:
        return Trust.UNSIGNED
    return Trust.KNOWN if key in known else Trust.NEW


def step_of(pack: Pack, data: bytes, before: PackRow | None) -> Step:
    """What the version is, seen from the one that is there."""
    if before is None:
        return Step.FIRST
    if before.sha256 == sha256(data).hexdigest():
        return Step.SAME
    here, there = numbers(before.facts.version), numbers(pack.version)
    if here == there:
        return Step.OTHER
    return Step.NEWER if there > here else Step.OLDER


def numbers(version: str) -> tuple[int, ...]:
    """A version as it is compared."""
    return tuple(map(int, version.split(".")))

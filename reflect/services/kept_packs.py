"""A pack as a journal keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.installed_pack import KeptPack, PackFile
from reflect.errors import Refused
from reflect.packs.built import read_unsigned
from reflect.services.pack_offers import facts_of

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.packs.pack import Pack

READING = 1
"""The number of the way in which a pack is read: raised when its sets are read otherwise."""


def kept(pack: Pack, signer: str, data: bytes, installed: datetime) -> KeptPack:
    """All that a journal keeps of a pack."""
    file = PackFile(
        id=pack.id, version=pack.version, signer=signer, installed=installed, content=data
    )
    return KeptPack(file=file, facts=facts_of(pack), prompt_sets=pack.prompt_sets, reading=READING)


def kept_again(file: PackFile) -> KeptPack:
    """All that a journal keeps of a pack that another one had.

    Raises `PackRefused`, or `Refused` for one that is not what is said of it. That its key was
    withdrawn is no reason: it was taken before.
    """
    found = read_unsigned(file.content, revoked=())
    signer = found.signer.text if found.signer else ""
    if (found.pack.id, found.pack.version, signer) != (file.id, file.version, file.signer):
        what = "a pack in this file is not what is said of it, so nothing was brought in"
        raise Refused(what)
    return kept(found.pack, signer, file.content, file.installed)

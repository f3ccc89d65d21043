"""A pack in a file, with what the door that it is looked at through has to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reflect.ui.language import writers_language

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.services.open_journal import OpenJournal
    from reflect.services.pack_offers import KnownSigner, Offered


class LookedAt(NamedTuple):
    """A pack, whoever signed it if this journal knows them, and the language of the prompts."""

    offered: Offered
    signer: KnownSigner | None
    language: str


def looked_at(journal: OpenJournal, path: Path) -> LookedAt:
    """A pack in a file, looked at on the journal's thread; raises what `Packs.look_at` does."""
    offered = journal.packs.look_at(path)
    key = offered.signer.text if offered.signer else ""
    signers = journal.packs.signers() if key else ()
    signer = next((each for each in signers if each.key == key), None)
    return LookedAt(offered, signer, journal.wishes.prompt_language() or writers_language())

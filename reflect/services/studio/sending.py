"""A pack on its way: built, signed, and with the letter that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reflect.domain.pack_versions import NextVersions, fitting, next_versions, numbers_of
from reflect.errors import PackRefused, Refused
from reflect.packs import built
from reflect.packs.key_picture import KeyPicture, key_picture
from reflect.packs.source import read_source
from reflect.services.pack_making import build_file, fingerprint
from reflect.services.studio.letter import letter
from reflect.storage.files import read_file
from reflect.storage.wishes import WishStore

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.packs.minisign import PublicKey, SecretKey
    from reflect.packs.pack import Pack
    from reflect.packs.source import Source
    from reflect.storage.journal import Journal

_WISH = "studio_builds"
"""A note on what was built here: not among the wishes that a whole journal is written with."""
_MOST_KEPT = 20
"""Of one pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Which version a pack should have when it is built now."""

    now: str
    """As the source says."""
    taken: bool
    """One of this version was built with other content, or one of a later version."""
    built: datetime | None
    """When the last one was built."""
    offered: NextVersions
    """What may come next."""
    advised: str
    """The one that fits what has changed; the version of now, if that one is free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A built pack and all that is sent with it."""

    path: Path
    pack: Pack
    signer: PublicKey | None
    words: str
    """The fingerprint of the signer; empty if nobody signed it."""
    picture: KeyPicture | None
    """Of the signer's key."""
    letter: str
    """Ready to be pasted."""


class Sending:
    """Builds packs, and remembers which versions it has built."""

    def __init__(self, journal: Journal) -> None:
        self._store = WishStore(journal)
        self._clock = journal.clock

    def version(self, folder: Path, to: Path | None = None) -> Version:
        """Whether the source may be built as the version that it says; raises `PackInvalid`.

        What lies in ``to`` under its name counts as built.
        """
        return self._version(read_source(folder), to)

    def build(
        self, folder: Path, to: Path, *, key: SecretKey | None = None, over: bool = False
    ) -> Parcel:
        """Build the pack of a source folder into the folder ``to``, signed if there is a key.

        Raises `PackInvalid`, a `StorageError`, or `Refused` when a pack of this version was built
        with other content, unless it is to be built ``over``: nobody has it yet.
        """
        source = read_source(folder)
        version = self._version(source, to)
        if version.taken and not over:
            what = (
                f"version {version.now} of this pack was built before, with other content, and "
                f"somebody may have it. Raise the version to {version.advised}, or build over it "
                "if nobody has it yet"
            )
            raise Refused(what)
        made = build_file(folder, to, key=key, replace=True)
        self._remember(source, key)
        return parcel_of(made.path, made.pack, made.signer)

    def _version(self, source: Source, to: Path | None) -> Version:
        now, digest = source.pack.version, _digest(source)
        kept = self._kept(source.pack.id)
        newest = max((now, *(each["version"] for each in kept)), key=numbers_of)
        others = [each for each in kept if each["digest"] != digest and each["version"] == now]
        taken = newest != now or bool(others) or _lies_there(source, digest, to)
        offered = next_versions(newest)
        before = kept[-1]["prompts"] if kept else _prompts(source.pack)
        return Version(
            now=now,
            taken=taken,
            built=datetime.fromisoformat(kept[-1]["at"]) if kept else None,
            offered=offered,
            advised=fitting(offered, before, _prompts(source.pack)) if taken else now,
        )

    def _kept(self, pack_id: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._store.get(_WISH, {}).get(pack_id, [])
        return found

    def _remember(self, source: Source, key: SecretKey | None) -> None:
        made = {
            "version": source.pack.version,
            "digest": _digest(source),
            "prompts": _prompts(source.pack),
            "at": self._clock().isoformat(),
            "signer": key.public.text if key else "",
        }
        every = self._store.get(_WISH, {})
        # One that was built over never left: its version is that of the newest alone.
        kept = [each for each in self._kept(source.pack.id) if each["version"] != made["version"]]
        self._store.put(_WISH, {**every, source.pack.id: [*kept, made][-_MOST_KEPT:]})


def parcel_of(path: Path, pack: Pack, signer: PublicKey | None) -> Parcel:
    """All that is sent with a built pack."""
    words = fingerprint(signer) if signer else ""
    return Parcel(
        path=path,
        pack=pack,
        signer=signer,
        words=words,
        picture=key_picture(signer) if signer else None,
        letter=letter(pack, path.name, words),
    )


def _digest(source: Source) -> str:
    return sha256(built.taken_apart(built.build(source)).archive).hexdigest()


def _prompts(pack: Pack) -> list[str]:
    """What entries may have answered, and what else the pack has."""
    prompts = [f"{each.id}/{one.id}" for each in pack.prompt_sets for one in each.prompts]
    others = [f"standards/{each.id}" for each in pack.frameworks]
    return [*prompts, *others, *(f"forms/{each.id}" for each in pack.forms)]


def _lies_there(source: Source, digest: str, to: Path | None) -> bool:
    """Whether another pack is there under the name that this one would get."""
    path = to / built.file_name(source.pack) if to else None
    if path is None or not path.exists():
        return False
    try:
        archive = built.taken_apart(read_file(path, at_most=built.MAX_BYTES)).archive
    except PackRefused:
        return True
    return sha256(archive).hexdigest() != digest

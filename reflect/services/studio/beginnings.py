"""How a pack begins: from nothing, from a model, or from another pack whose licence allows it."""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.domain.pack_draft import HeadDraft, PackDraft
from reflect.domain.pack_editing import with_prompt, with_set
from reflect.domain.pack_ids import id_from
from reflect.errors import Refused
from reflect.packs import limits
from reflect.packs.draft_reading import read_draft
from reflect.packs.draft_text import FileText, Trace, file_text
from reflect.packs.draft_values import draft_values, head_values
from reflect.packs.folder import PACK_FILE
from reflect.storage.files import replace_file, storage_errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflect.packs.pack import Pack
    from reflect.packs.source import Source
    from reflect.services.pack_offers import InstalledPack

FIRST_VERSION = "0.1.0"
_CREATIVE_COMMONS = re.compile(r"CC-BY(?:-NC)?(?P<alike>-SA)?-[1-4]\.[0-9](?:-[A-Z]{2,3})?")
_FREE = frozenset({"CC0-1.0", "Apache-2.0", "MIT", "0BSD", "BSD-2-Clause", "BSD-3-Clause"})
_KEPT = re.compile(r"-(?:NC|SA)-")
_LONGEST_CITATION = limits.CITATION.longest


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the author says of a new pack."""

    title: str
    author: str = ""
    licence: str = ""
    """An SPDX name; may be chosen later."""
    language: str = "en-GB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A set of prompts to begin with."""

    id: str
    title: str
    summary: str
    headings: tuple[str, ...]


def models() -> tuple[Model, ...]:
    """All models, the plainest first. They are in English."""
    return tuple(
        Model(
            id=each["id"],
            title=each["title"],
            summary=each["summary"],
            headings=tuple(one["heading"] for one in each["prompts"]),
        )
        for each in _models()
    )


def begin_with_nothing(place: Path, about: About) -> Path:
    """A new folder in ``place`` with one empty set of one empty prompt; raises a `StorageError`."""
    draft, where = with_set(_with_head(place, about))
    draft, _ = with_prompt(draft, where.set_key)
    return _written(place, draft)


def begin_with_model(place: Path, about: About, model_id: str) -> Path:
    """A new folder in ``place`` with the set of a model; raises a `StorageError`."""
    model = next(each for each in _models() if each["id"] == model_id)
    begun = read_draft({f"sets/{model_id}.toml": model}, "")
    draft = _with_head(place, about)
    return _written(place, PackDraft(head=draft.head, sets=begun.sets))


def begin_with_pack(place: Path, about: About, source: Source) -> Path:
    """A new folder in ``place`` with all that is in another pack, and where it is from.

    ``about`` has no say in the language, nor in a licence that has to stay. Raises `Refused` when
    the licence of the other pack does not allow it, or a `StorageError`.
    """
    refuse_unless_free(source.pack)
    text = source.files[PACK_FILE].decode()
    old = read_draft({PACK_FILE: tomllib.loads(text)}, "")
    begun = _with_head(place, about).head
    head = replace(
        old.head,
        id=begun.id,
        version=begun.version,
        title=begun.title,
        author=begun.author,
        licence=licence_after(source.pack.licence, begun.licence),
        based_on=(*old.head.based_on, attribution(source.pack)),
    )
    before, after = head_values(old), head_values(replace(old, head=head))
    file = FileText(text, before)
    changed = file_text(PACK_FILE, file, after, Trace({PACK_FILE: file}))
    return _write_files(place / head.id, {**source.files, PACK_FILE: changed.encode()})


def refuse_unless_free(source: Pack) -> None:
    """Raise `Refused` when the licence of a pack does not say that others may change it."""
    if _may_be_changed(source.licence):
        return
    if "-ND" in source.licence:
        why = f"its licence, {source.licence}, does not allow changes"
    else:
        why = f"Reflect does not know whether its licence, {source.licence}, allows changes"
    what = f"no new pack can begin with {source.title}: {why}. Ask {source.author} for leave"
    raise Refused(what)


def may_be_changed(source: Pack | InstalledPack) -> bool:
    """Whether a new pack may begin with this one."""
    return _may_be_changed(source.licence)


def licence_after(source: str, wanted: str) -> str:
    """The licence of what is made from a pack: some have to stay, for others it is a choice."""
    if _KEPT.search(source):
        return source
    return wanted or source


def attribution(source: Pack) -> str:
    """Where a pack comes from that was made from another."""
    said = (
        f"{source.author}, {source.title} ({source.id} {source.version}), {source.licence}, changed"
    )
    return said[:_LONGEST_CITATION]


def _may_be_changed(licence: str) -> bool:
    return licence in _FREE or bool(_CREATIVE_COMMONS.fullmatch(licence))


@cache
def _models() -> tuple[dict[str, Any], ...]:
    text = Path(__file__).with_name("models.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["models"])


def _with_head(place: Path, about: About) -> PackDraft:
    with storage_errors():
        there = {each.name for each in place.iterdir()} if place.exists() else set()
    return PackDraft(
        head=HeadDraft(
            id=id_from(about.title, there, "pack"),
            version=FIRST_VERSION,
            title=about.title,
            licence=about.licence,
            author=about.author,
            languages=(about.language,),
        )
    )


def _written(place: Path, draft: PackDraft) -> Path:
    nothing = Trace({}, draft)
    files = {
        name: file_text(name, None, values, nothing).encode()
        for name, values in draft_values(draft).items()
    }
    return _write_files(place / draft.head.id, files)


def _write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The folder with these files, or nothing at all."""
    with storage_errors():
        folder.mkdir(parents=True)
    try:
        for name, data in files.items():
            with storage_errors():
                (folder / name).parent.mkdir(exist_ok=True)
            replace_file(folder / name, data)
            with storage_errors():
                (folder / name).chmod(0o644)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder

"""What one version of a pack has that another has not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect.domain.prompts import PackName
from reflect.packs.folder import PACK_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reflect.domain.prompts import Prompt, PromptSet


class PackPart(StrEnum):
    """What may differ between two versions beside their prompt sets, as `pack.toml` names it."""

    TITLE = "title"
    SUMMARY = "summary"
    AUTHOR = "author"
    LICENCE = "licence"
    LANGUAGES = "languages"
    BASED_ON = "based_on"
    PREFACE = "preface"
    FRAMEWORKS = "frameworks"
    FORMS = "forms"
    TRANSLATIONS = "translations"


_FOLDERS: Mapping[PackPart, str] = MappingProxyType(
    {
        PackPart.FRAMEWORKS: "standards/",
        PackPart.FORMS: "forms/",
        PackPart.TRANSLATIONS: "locale/",
    }
)
"""Those that have files of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetChanges:
    """What differs in a prompt set that both versions have."""

    title: str
    """As it is called now."""
    added: tuple[str, ...] = ()
    """Headings of prompts that are new."""
    removed: tuple[str, ...] = ()
    """Headings of prompts that are gone."""
    reworded: tuple[str, ...] = ()
    """Headings, as they are now, of prompts that say or take something else than before."""
    reordered: bool = False
    """Whether the prompts that both have stand in another order."""
    other: bool = False
    """Whether something about the set itself differs: its title, its summary, its minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChanges:
    """What the newer of two versions does differently."""

    sets_added: tuple[str, ...] = ()
    """Titles."""
    sets_removed: tuple[str, ...] = ()
    sets_changed: tuple[SetChanges, ...] = ()
    other: tuple[PackPart, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sets_added or self.sets_removed or self.sets_changed or self.other)


@dataclass(frozen=True, slots=True)
class Told:
    """What a version says: its sets as they were read, and the files of its archive."""

    prompt_sets: tuple[PromptSet, ...]
    files: Mapping[str, bytes]


def pack_changes(old: Told, new: Told) -> PackChanges:
    """What the new version does differently from the old one; nothing if both say the same.

    Both were read before. All but the sets is compared as it is written: to read the old version
    once more would take as long as to read the new one.
    """
    before = {each.id: each for each in old.prompt_sets}
    after = {each.id: each for each in new.prompt_sets}
    both = (_set_changes(before[name], after[name]) for name in after if name in before)
    return PackChanges(
        sets_added=tuple(each.title for name, each in after.items() if name not in before),
        sets_removed=tuple(each.title for name, each in before.items() if name not in after),
        sets_changed=tuple(each for each in both if each is not None),
        other=tuple(_others(old.files, new.files)),
    )


def _others(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[PackPart]:
    before, after = (tomllib.loads(files[PACK_FILE].decode()) for files in (old, new))
    for part in PackPart:
        folder = _FOLDERS.get(part)
        if folder is None:
            differs = before.get(part) != after.get(part)
        else:
            differs = _inside(old, folder) != _inside(new, folder)
        if differs:
            yield part


def _inside(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith(folder)}


def _set_changes(old: PromptSet, new: PromptSet) -> SetChanges | None:
    before = {each.id: each for each in old.prompts}
    after = {each.id: each for each in new.prompts}
    changes = SetChanges(
        title=new.title,
        added=_headings(each for name, each in after.items() if name not in before),
        removed=_headings(each for name, each in before.items() if name not in after),
        reworded=_headings(e for name, e in after.items() if before.get(name, e) != e),
        reordered=[n for n in before if n in after] != [n for n in after if n in before],
        other=_itself(old) != _itself(new),
    )
    return None if changes == SetChanges(title=new.title) else changes


def _headings(prompts: Iterable[Prompt]) -> tuple[str, ...]:
    return tuple(each.heading for each in prompts)


def _itself(prompts: PromptSet) -> PromptSet:
    """A set without its prompts, and without the version of its pack."""
    return replace(prompts, prompts=(), pack=PackName(id="", version="", title=""))

"""What one version of a pack has that another has not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reflect.domain.prompts import PackName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.domain.prompts import Prompt, PromptSet
    from reflect.packs.pack import Pack


class PackPart(StrEnum):
    """What may differ between two versions beside their prompt sets."""

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


def pack_changes(old: Pack, new: Pack) -> PackChanges:
    """What the new version does differently from the old one; nothing if both say the same."""
    before = {each.id: each for each in old.prompt_sets}
    after = {each.id: each for each in new.prompt_sets}
    both = (_set_changes(before[name], after[name]) for name in after if name in before)
    return PackChanges(
        sets_added=tuple(each.title for name, each in after.items() if name not in before),
        sets_removed=tuple(each.title for name, each in before.items() if name not in after),
        sets_changed=tuple(each for each in both if each is not None),
        other=tuple(part for part in PackPart if getattr(old, part) != getattr(new, part)),
    )


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

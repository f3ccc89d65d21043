"""The translations of a pack in the making: they follow their words through every step."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reflect.domain.pack_draft import AWAITS_CHECK, PackDraft, TextPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_TEXTS: Mapping[TextPlace, Any] = MappingProxyType({})


def with_language(draft: PackDraft, language: str) -> PackDraft:
    """The draft with a language to translate into."""
    if language in draft.head.languages:
        return draft
    head = replace(draft.head, languages=(*draft.head.languages, language))
    texts = {language.lower(): _NO_TEXTS, **draft.translations}
    return replace(draft, head=head, translations=texts)


def without_language(draft: PackDraft, language: str) -> PackDraft:
    """The draft without a language, and without all that was said in it."""
    rest = tuple(each for each in draft.head.languages if each != language)
    texts = {key: each for key, each in draft.translations.items() if key != language.lower()}
    return replace(draft, head=replace(draft.head, languages=rest), translations=texts)


def awaiting_check(draft: PackDraft, language: str, *, awaits: bool) -> PackDraft:
    """The draft with a translation that a native reader has yet to read, or has read."""
    key = language.lower()
    rest = draft.translations.get(key, {}).items()
    texts = {at: text for at, text in rest if at != AWAITS_CHECK}
    told = {AWAITS_CHECK: True, **texts} if awaits else texts
    return replace(draft, translations={**draft.translations, key: told})


def settled(
    before: PackDraft, after: PackDraft, was: TextPlace = (), now: TextPlace = ()
) -> PackDraft:
    """The draft with its translations where their words went, and without those that went away.

    One that stood for nothing before is left: a person wrote it by hand, and it is reported.
    """
    if not any(after.translations.values()):
        return after  # nothing to follow, at every key of whoever writes in one language
    known, there = set(before.text_places()), set(after.text_places())
    texts = {
        language: {
            moved: text
            for at, text in each.items()
            if (moved := carried(at, was, now)) in there or at not in known
        }
        for language, each in after.translations.items()
    }
    return replace(after, translations=texts)


def carried(at: TextPlace, was: TextPlace, now: TextPlace) -> TextPlace:
    """Where a text stands once what it belongs to stands elsewhere."""
    return (*now, *at[len(was) :]) if at[: len(was)] == was else at


def copied(draft: PackDraft, was: TextPlace, now: TextPlace) -> PackDraft:
    """The draft with the translations of some words once more, for a twin of these words."""
    texts = {
        language: {
            **each,
            **{carried(at, was, now): text for at, text in each.items() if at[: len(was)] == was},
        }
        for language, each in draft.translations.items()
    }
    return replace(draft, translations=texts)

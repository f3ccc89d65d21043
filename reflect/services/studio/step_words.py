"""What each step is called where it is undone or done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.domain.pack_draft import PackDraft, Place

_LONGEST = 40


def named(draft: PackDraft, place: Place) -> str:
    """What is at a place, by its words: “What fell flat”."""
    if place.prompt_key:
        return _quoted(draft.prompt(place).heading, "a prompt")
    if place.set_key:
        return _quoted(draft.set(place.set_key).head.title, "a prompt set")
    return "the pack"


def typed(draft: PackDraft, place: Place) -> str:
    """What typing in the field at a place is called."""
    return f"Change {named(draft, place)}"


def _quoted(words: str, otherwise: str) -> str:
    if not words:
        return otherwise
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[:_LONGEST].rstrip()}…”"


def capital(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]

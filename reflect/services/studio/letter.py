"""The letter that goes with a pack: plain text, ready to be pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.packs.pack import Pack

_MOST_SETS = 12


def letter(pack: Pack, file_name: str, words: str) -> str:
    """What it is, how to open it, and the words to compare; in English."""
    told = _trust(words) if words else _unsigned()
    parts = (_about(pack), _opening(file_name), told, _private())
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _about(pack: Pack) -> list[str]:
    asked = [f"- {each.title} ({_minutes(each.minutes)})" for each in pack.prompt_sets[:_MOST_SETS]]
    more = len(pack.prompt_sets) - _MOST_SETS
    return [
        f"{pack.title}, version {pack.version}",
        f"A pack of prompts for Reflect, by {pack.author}.",
        "",
        pack.summary,
        *(["", "It asks:", *asked] if asked else []),
        *([f"- and {more} more"] if more > 0 else []),
        "",
        f"Licence: {pack.licence}",
    ]


def _minutes(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def _opening(file_name: str) -> list[str]:
    return [
        "How to open it",
        f"1. Save the file {file_name} that came with this letter.",
        "2. Unlock your journal in Reflect and open the file there, under Packs. A double click "
        "on the file does the same.",
        "3. Reflect shows every prompt before anything is installed. You decide then.",
    ]


def _trust(words: str) -> list[str]:
    return [
        "Is it really from me?",
        "Reflect shows words that stand for the key which signed the pack. They are:",
        "",
        f"    {words}",
        "",
        "Compare them with the words that I give you by another way: on a slide, on paper, on the "
        "telephone. Whoever changed the pack on its way could have changed this letter too. If "
        "they differ, do not install the pack, and tell me.",
    ]


def _unsigned() -> list[str]:
    return [
        "Is it really from me?",
        "Nobody has signed this pack, so Reflect cannot tell whether it was changed on its way. "
        "Ask me by another way whether I sent it, before you install it.",
    ]


def _private() -> list[str]:
    return [
        "What you answer stays in your own encrypted journal. I do not see it, and nothing is sent "
        "to anyone.",
    ]

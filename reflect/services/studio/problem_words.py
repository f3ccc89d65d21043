"""Problems that the reader of packs finds, as their author is told of them in the window."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect.domain.pack_draft import Place
from reflect.services.studio.step_words import capital, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflect.domain.pack_draft import PackDraft

FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "version": "version",
        "summary": "summary",
        "licence": "licence",
        "author": "author",
        "languages": "language",
        "based_on": "source",
        "preface": "text to know first",
        "prompt_sets": "prompt set",
        "occasion": "occasion",
        "audience": "audience",
        "for_whom": "sentence that says whom it is for",
        "minutes": "number of minutes",
        "follow_up_days": "days to come back",
        "prompts": "prompt",
        "heading": "heading",
        "help": "help text",
        "example": "example",
        "kind": "kind of answer",
        "group": "group",
        "max_words": "word limit",
        "options": "option",
        "label": "words",
        "scale": "scale",
        "lowest": "lowest number",
        "highest": "highest number",
        "low_label": "meaning of the lowest number",
        "high_label": "meaning of the highest number",
        "rows": "row",
        "shown_when": "condition",
        "standards": "standard",
    }
)
"""What the keys of a source are called where a person reads of them."""

_CALLED = re.compile(
    r'(?:(?:prompt set|prompt|option)(?: "[^"]*"| [0-9]+)|scale|shown_when)'
    r'(?:, (?:option(?: "[^"]*"| [0-9]+)|scale|shown_when))*: '
)
_CHOSEN = frozenset({"licence", "languages", "audience", "kind"})
_KEY = re.compile(r'"([a-z_]+)"')
_MISSING = re.compile(r'"([a-z_]+)" is missing; add it')


def problem_words(draft: PackDraft, place: Place, what: str) -> str:
    """The sentence of the reader with titles in the place of ids, and words in that of keys."""
    fact = _CALLED.sub("", what, count=1)
    whose = _subject(draft, place)
    missing = _MISSING.fullmatch(fact)
    if missing:
        return f"{whose} has no {FIELD_WORDS.get(missing[1], missing[1])}. {_mend(place)}"
    if fact.startswith("the pack has no prompt set"):
        return "The pack has no prompt set. Add one."
    return sentences(f"{whose}: {_KEY.sub(_field_words, fact)}")


def sentences(told: str) -> str:
    """A problem and its mend as a sentence each."""
    said, _, mend = told.partition("; ")
    return f"{_ended(said)} {_ended(capital(mend))}" if mend else _ended(said)


def _subject(draft: PackDraft, place: Place) -> str:
    if place.file:
        return place.file
    if place.language and not place.set_key:
        return f"The translation into {place.language}"
    name = capital(named(draft, place))
    if place.prompt_key and not draft.prompt(place).heading:
        return f"{name} in {named(draft, Place(set_key=place.set_key))}"
    return name


def _mend(place: Place) -> str:
    verb = "Choose" if place.field in _CHOSEN else "Write"
    return f"{verb} one." if place.set_key else f"{verb} one under About the pack."


def _field_words(found: re.Match[str]) -> str:
    """The words for a key in quotation marks; what is quoted of the author stays."""
    return f"the {FIELD_WORDS[found[1]]}" if found[1] in FIELD_WORDS else found[0]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."

"""What the author of a pack may want to look at once more; none of it keeps a pack from being made.

How easily words read, and whether they ask for details of a person, is told of English alone.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect.domain.draft_findings import Finding, Weight
from reflect.domain.pack_draft import Place
from reflect.domain.prompts import Kind
from reflect.domain.reading_age import reading_age
from reflect.packs import limits
from reflect.privacy.asking import details_asked_for
from reflect.services.studio.step_words import capital, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reflect.domain.pack_draft import PackDraft, SetDraft
    from reflect.domain.prompts import Prompt
    from reflect.packs.pack import Translation

LONG_HEADING = 60
"""Characters; a longer one is allowed, and takes two lines."""

ANY_AGE = 0
USUAL_AGE = 14
"""The reading age that is asked for until the author chooses another."""

# What a person takes for one, in seconds: a guess that fits the built-in packs.
_SECONDS: Mapping[Kind, int] = MappingProxyType(
    {
        Kind.LONG_TEXT: 60,
        Kind.SHORT_TEXT: 25,
        Kind.SCALE: 10,
        Kind.CHOICE: 10,
        Kind.CHOICES: 15,
        Kind.CHECKLIST: 15,
        Kind.DATE: 10,
        Kind.MINUTES: 10,
        Kind.YES_NO: 5,
        Kind.COMMITMENT: 40,
    }
)
_BEARABLE = 1.5
"""So much longer than it says may a set take before it is told."""


def advice(
    draft: PackDraft, translations: Sequence[Translation] = (), age: int = USUAL_AGE
) -> Iterator[Finding]:
    """All advice on a draft: set by set, then language by language."""
    english = bool(draft.head.languages) and draft.head.languages[0].partition("-")[0] == "en"
    for found in draft.sets:
        yield from _on_set(draft, found)
        for one in found.prompts:
            place = Place(set_key=found.key, prompt_key=one.key)
            yield from _on_prompt(draft, place, one.prompt)
            if english:
                yield from _on_english(draft, place, one.prompt, age)
    for each in translations:
        if each.missing:
            yield _on_translation(draft, each)


def _on_set(draft: PackDraft, found: SetDraft) -> Iterator[Finding]:
    needed = round(sum(_seconds(one.prompt) for one in found.prompts) / 60)
    if found.head.minutes and needed > found.head.minutes * _BEARABLE:
        said = f"{found.head.minutes} minutes" if found.head.minutes > 1 else "1 minute"
        place = Place(set_key=found.key, field="minutes")
        yield _advice(
            place,
            f"{capital(named(draft, place))} says {said}, and its prompts may take about "
            f"{needed}. Raise the minutes, or take some prompts away.",
        )


def _seconds(prompt: Prompt) -> float:
    """Half as long for what many pass over."""
    share = (0.5 if prompt.optional else 1) * (0.5 if prompt.shown_when else 1)
    return _SECONDS[prompt.kind] * share


def _on_prompt(draft: PackDraft, place: Place, prompt: Prompt) -> Iterator[Finding]:
    if prompt.heading and not prompt.help:
        yield _advice(
            replace(place, field="help"),
            f"{named(draft, place)} has no help text. A line or two helps people to begin.",
        )
    if LONG_HEADING < len(prompt.heading) <= limits.TITLE.longest:
        yield _advice(
            replace(place, field="heading"),
            f"The heading {named(draft, place)} has {len(prompt.heading)} characters. "
            f"One of up to {LONG_HEADING} is taken in at a glance.",
        )


def _on_english(draft: PackDraft, place: Place, prompt: Prompt, age: int) -> Iterator[Finding]:
    asked = {
        "heading": details_asked_for(prompt.heading),
        "help": details_asked_for(prompt.help),
    }
    for field, details in asked.items():
        if details:
            yield _advice(
                replace(place, field=field),
                f"{capital(named(draft, place))} asks for {' and '.join(details)}. Somebody could "
                "be found by that: ask for what was learned, and for roles.",
            )
    found = reading_age(f"{prompt.heading}. {prompt.help}")
    if age != ANY_AGE and found is not None and found > age:
        yield _advice(
            replace(place, field="help"),
            f"{capital(named(draft, place))} reads as for people of {found}, and you chose {age}. "
            "Shorter sentences and shorter words help.",
        )


def _on_translation(draft: PackDraft, told: Translation) -> Finding:
    """How many texts are missing; the place is that of the first among those of the draft."""
    every = (at for place in draft.places() for at in draft.texts_at(place))
    first = next((at for at in every if draft.text_place(at) not in told.texts), Place())
    are = "text is" if told.missing == 1 else "texts are"
    return _advice(
        replace(first, language=told.language),
        f"{told.missing} of {told.total} {are} not in the language {told.language} yet. "
        "Your own words stand in for what is missing.",
    )


def _advice(place: Place, words: str) -> Finding:
    return Finding(weight=Weight.ADVICE, words=words, place=place)

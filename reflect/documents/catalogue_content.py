"""What is in a pack, on its page: prompt sets and forms."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reflect.documents import catalogue_words as words
from reflect.documents.catalogue_frame import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.documents.catalogue_frame import Tongue
    from reflect.domain.frameworks import Form, FormSection, Source
    from reflect.domain.prompts import Prompt, PromptSet, Scale

NOT_OFFICIAL = "A layout by the author of the pack, not a form of the body itself."


def prompt_set(one: PromptSet, tongue: Tongue) -> Iterator[str]:
    """A prompt set with every prompt, as a learner would meet it."""
    yield f'<article id="set-{one.id}">'
    yield tongue.tag("h3", one.title)
    yield tongue.tag("p", one.summary, "summary")
    yield f'<p class="facts">{_lasts(one)}</p>'
    yield tongue.tag("p", one.for_whom)
    yield from tongue.paragraphs(one.preface, "preface")
    yield '<ol class="prompts">'
    numbered = {each.id: number for number, each in enumerate(one.prompts, 1)}
    for group, prompts in groupby(one.prompts, key=lambda each: each.group):
        for place, each in enumerate(prompts):
            yield "<li>"
            yield tongue.tag("p", group if place == 0 else "", "group")
            yield from _prompt(each, one, numbered, tongue)
            yield "</li>"
    yield "</ol>"
    if one.based_on:
        yield f'<p class="facts">Based on {tongue.untold("; ".join(one.based_on))}</p>'
    yield "</article>"


def form(one: Form, tongue: Tongue) -> Iterator[str]:
    """A layout that one reader expects."""
    yield f'<article id="form-{one.id}">'
    yield tongue.tag("h3", one.title)
    yield f'<p class="facts">{NOT_OFFICIAL}</p>'
    yield from origin(one.origin, tongue)
    yield '<ol class="prompts">'
    for each in one.sections:
        yield "<li>"
        yield tongue.tag("h4", each.heading)
        yield f'<p class="facts">{words.sentence(_of_section(each))}</p>'
        yield from tongue.paragraphs(each.help, "help")
        yield "</li>"
    yield "</ol>"
    yield "</article>"


def _lasts(one: PromptSet) -> str:
    length = f"About {words.counted(one.minutes, 'minute')}"
    back = words.listed(list(map(str, one.follow_up_days))) if one.follow_up_days else ""
    times = f"Comes back after {back} days" if back else ""
    return words.sentence((length, words.counted(len(one.prompts), "prompt"), times))


def _prompt(one: Prompt, of: PromptSet, numbered: dict[str, int], tongue: Tongue) -> Iterator[str]:
    yield tongue.tag("h4", one.heading)
    private = ' <span class="private">Private by default.</span>' if one.private else ""
    yield f'<p class="facts">{words.sentence(_of_prompt(one, numbered))}{private}</p>'
    yield from _awaited(one, of, tongue)
    yield from tongue.paragraphs(one.help, "help")
    if one.options:
        yield '<ul class="options">'
        yield from (tongue.tag("li", option.label) for option in one.options)
        yield "</ul>"
    if one.scale:
        yield from _scale(one.scale, tongue)
    if one.example:
        yield '<p class="facts">An invented answer:</p>'
        yield from tongue.paragraphs(one.example, "example")


def _of_prompt(one: Prompt, numbered: dict[str, int]) -> Iterator[str]:
    yield words.KINDS[one.kind]
    yield "Optional" if one.optional else ""
    yield f"At most {words.counted(one.max_words, 'word')}" if one.max_words else ""
    yield f"Belongs to {plain(', '.join(one.standards))}" if one.standards else ""
    if one.shown_when:
        yield f"Asked only after a certain answer to question {numbered[one.shown_when.prompt]}"


def _awaited(one: Prompt, of: PromptSet, tongue: Tongue) -> Iterator[str]:
    """The answers that a prompt waits for."""
    if one.shown_when is None:
        return
    asked = of.prompt(one.shown_when.prompt)
    labels = {option.id: option.label for option in asked.options} if asked else {}
    yield '<ul class="options">'
    for answer in one.shown_when.answers:
        label = labels.get(answer)
        yield tongue.tag("li", label) if label else f"<li>{plain(answer.capitalize())}</li>"
    yield "</ul>"


def _scale(scale: Scale, tongue: Tongue) -> Iterator[str]:
    low = tongue.tag("span", scale.low_label)
    high = tongue.tag("span", scale.high_label)
    ends = [
        f"{number}, {label}" if label else str(number)
        for number, label in ((scale.lowest, low), (scale.highest, high))
    ]
    yield f'<p class="help">From {ends[0]}, to {ends[1]}.</p>'
    if scale.rows:
        yield '<ul class="options">'
        yield from (tongue.tag("li", row) for row in scale.rows)
        yield "</ul>"


def origin(source: Source, tongue: Tongue) -> Iterator[str]:
    """Whose it is, from which document, and for when it holds."""
    yield f'<p class="facts">{tongue.untold(f"{source.body}: {source.source}.")}</p>'
    yield f'<p class="facts">{words.holding(source)}</p>'
    if source.note:
        yield f'<p class="facts">{tongue.untold(source.note)}</p>'


def _of_section(section: FormSection) -> Iterator[str]:
    yield f"Takes {words.TAKES[section.takes]}"
    yield "Optional" if section.optional else ""
    yield f"At most {words.counted(section.max_words, 'word')}" if section.max_words else ""

"""A pack in the making as the values of its files: what is not there yet is left out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reflect.domain.prompts import Scale
from reflect.packs.folder import PACK_FILE, SETS_FOLDER
from reflect.packs.limits import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflect.domain.pack_draft import PackDraft, PromptDraft, SetDraft, TextPlace
    from reflect.domain.prompts import Option, Prompt

Values = dict[str, Any]

_ORDINARY = Scale()


def draft_values(draft: PackDraft) -> dict[str, Values]:
    """The values of each file that the draft is written to, by its name from the folder.

    Files that a draft does not hold are not among them: frameworks, forms.
    """
    files = {PACK_FILE: head_values(draft)}
    for each in draft.sets:
        if not each.within:
            files[set_file(each.id)] = set_values(each)
    for language, texts in draft.translations.items():
        files[locale_file(language)] = locale_values(texts)
    return files


def set_file(set_id: str) -> str:
    """What the file of a set is called."""
    return f"{SETS_FOLDER}/{set_id}.toml"


def locale_file(language: str) -> str:
    """What the file of a language is called."""
    return f"locale/{language.lower()}.toml"


def head_values(draft: PackDraft) -> Values:
    """What stands in ``pack.toml``."""
    head = draft.head
    values = {
        "format": FORMATS[-1],
        "id": head.id,
        "version": head.version,
        "title": head.title,
        "summary": head.summary,
        "licence": head.licence,
        "author": head.author,
        "languages": list(head.languages),
        "based_on": list(head.based_on),
        "preface": head.preface,
        "prompt_sets": [set_values(each) for each in draft.sets if each.within],
    }
    return _filled(values, draft.others)


def set_values(found: SetDraft) -> Values:
    """What stands in the file of a set."""
    head = found.head
    values = {
        "id": head.id,
        "title": head.title,
        "summary": head.summary,
        "occasion": head.occasion,
        "audience": list(head.audience),
        "for_whom": head.for_whom,
        "minutes": head.minutes,
        "preface": head.preface,
        "based_on": list(head.based_on),
        "follow_up_days": list(head.follow_up_days),
        "prompts": [prompt_values(each) for each in found.prompts],
    }
    return _filled(values, found.others)


def prompt_values(draft: PromptDraft) -> Values:
    """What stands in the table of a prompt."""
    prompt = draft.prompt
    values = {
        "id": prompt.id,
        "heading": prompt.heading,
        "help": prompt.help,
        "example": prompt.example,
        "kind": str(prompt.kind),
        "group": prompt.group,
        "optional": prompt.optional,
        "private": prompt.private,
        "max_words": prompt.max_words,
        "options": [_option(each) for each in prompt.options],
        "scale": _scale(prompt.scale),
        "shown_when": _shown_when(prompt),
        "standards": list(prompt.standards),
    }
    return _filled(values, draft.others)


def locale_values(texts: Mapping[TextPlace, Any]) -> Values:
    """What stands in the file of a language; an item that is missing in a list is an empty text."""
    values: Values = {}
    for place, text in texts.items():
        outer: Any = values
        for part, following in pairwise(place):
            outer = _inner(outer, part, list if isinstance(following, int) else dict)
        _put(outer, place[-1], text)
    return values


def _inner(outer: Any, part: str | int, kind: type) -> Any:
    there = outer.get(part) if isinstance(outer, dict) else None
    if not isinstance(there, kind):
        _put(outer, part, kind())
    return outer[part]


def _put(outer: Any, part: str | int, value: Any) -> None:
    if isinstance(outer, list) and isinstance(part, int):
        outer += [""] * (part + 1 - len(outer))
    outer[part] = value


def _filled(values: Values, others: Mapping[str, Any]) -> Values:
    """The values that say something, and what a person wrote by hand in their places."""
    told = {key: value for key, value in values.items() if value or value == {}}
    return {**told, **others}


def _option(option: Option) -> Values:
    return {key: text for key, text in (("id", option.id), ("label", option.label)) if text}


def _scale(scale: Scale | None) -> Values | None:
    if scale is None:
        return None
    values: Values = {"lowest": scale.lowest, "highest": scale.highest}
    texts = {"low_label": scale.low_label, "high_label": scale.high_label}
    values |= {key: text for key, text in texts.items() if text}
    if scale.rows:
        values["rows"] = list(scale.rows)
    return values


def _shown_when(prompt: Prompt) -> Values | None:
    condition = prompt.shown_when
    if condition is None:
        return None
    values: Values = {}
    if condition.prompt:
        values["prompt"] = condition.prompt
    if condition.answers:
        values["answers"] = list(condition.answers)
    return values

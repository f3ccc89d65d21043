"""Every text of a pack that a person reads, with its place: to list them, or to put others in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from reflect.packs import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reflect.domain.frameworks import (
        Category,
        Form,
        FormSection,
        Framework,
        Group,
        OwnDate,
        Requirement,
        Standard,
    )
    from reflect.domain.prompts import Prompt, PromptSet, Scale
    from reflect.packs.pack import Pack
    from reflect.packs.texts import Words
    from reflect.packs.toml_lines import KeyPath

    Tell = Callable[[KeyPath, str, Words], str]
    Told = TypeVar(
        "Told",
        Pack,
        PromptSet,
        Prompt,
        Scale,
        Framework,
        Standard,
        Requirement,
        Category,
        Group,
        OwnDate,
        Form,
        FormSection,
    )

_OF_PACK = {
    "title": limits.TITLE,
    "summary": limits.PACK_SUMMARY,
    "preface": limits.PREFACE,
}
_OF_SET = {
    "title": limits.TITLE,
    "summary": limits.SET_SUMMARY,
    "occasion": limits.TITLE,
    "for_whom": limits.FOR_WHOM,
    "preface": limits.PREFACE,
}
_OF_PROMPT = {
    "heading": limits.TITLE,
    "help": limits.HELP,
    "example": limits.HELP,
    "group": limits.TITLE,
}
_OF_SCALE = {"low_label": limits.SCALE_LABEL, "high_label": limits.SCALE_LABEL}
_TITLE = {"title": limits.TITLE}
_OF_STANDARD = {"title": limits.CITATION, "part": limits.TITLE, "help": limits.HELP}
_OF_REQUIREMENT = {"title": limits.SET_SUMMARY, "help": limits.HELP}
_OF_NAMED = {"title": limits.TITLE, "help": limits.HELP}
_OF_SECTION = {"heading": limits.TITLE, "help": limits.HELP}


def retold(pack: Pack, tell: Tell) -> Pack:
    """The pack with each text as ``tell(place, text, rule)`` gives it; empty texts stay so."""
    return replace(
        _told(pack, _OF_PACK, ("pack",), tell),
        prompt_sets=tuple(_set(each, ("sets", each.id), tell) for each in pack.prompt_sets),
        frameworks=tuple(
            _framework(each, ("standards", each.id), tell) for each in pack.frameworks
        ),
        forms=tuple(_form(each, ("forms", each.id), tell) for each in pack.forms),
    )


def _told(value: Told, rules: Mapping[str, Words], place: KeyPath, tell: Tell) -> Told:
    texts: dict[str, Any] = {key: getattr(value, key) for key in rules}
    told = {key: tell((*place, key), text, rules[key]) for key, text in texts.items() if text}
    return replace(value, **{**texts, **told})


def _set(prompt_set: PromptSet, place: KeyPath, tell: Tell) -> PromptSet:
    return replace(
        _told(prompt_set, _OF_SET, place, tell),
        prompts=tuple(
            _prompt(each, (*place, "prompts", each.id), tell) for each in prompt_set.prompts
        ),
    )


def _prompt(prompt: Prompt, place: KeyPath, tell: Tell) -> Prompt:
    return replace(
        _told(prompt, _OF_PROMPT, place, tell),
        options=tuple(
            replace(each, label=tell((*place, "options", each.id), each.label, limits.OPTION_LABEL))
            for each in prompt.options
        ),
        scale=prompt.scale and _scale(prompt.scale, (*place, "scale"), tell),
    )


def _scale(scale: Scale, place: KeyPath, tell: Tell) -> Scale:
    rows = tuple(
        tell((*place, "rows", number), row, limits.SCALE_ROW)
        for number, row in enumerate(scale.rows)
    )
    return replace(_told(scale, _OF_SCALE, place, tell), rows=rows)


def _framework(framework: Framework, place: KeyPath, tell: Tell) -> Framework:
    return replace(
        _told(framework, _TITLE, place, tell),
        standards=tuple(
            _told(each, _OF_STANDARD, (*place, "standards", each.id), tell)
            for each in framework.standards
        ),
        requirements=tuple(
            _told(each, _OF_REQUIREMENT, (*place, "requirements", each.id), tell)
            for each in framework.requirements
        ),
        categories=tuple(
            _told(each, _OF_NAMED, (*place, "categories", each.id), tell)
            for each in framework.categories
        ),
        groups=tuple(
            _told(each, _OF_NAMED, (*place, "groups", each.id), tell) for each in framework.groups
        ),
        dates=tuple(
            _told(each, _OF_NAMED, (*place, "dates", each.id), tell) for each in framework.dates
        ),
    )


def _form(form: Form, place: KeyPath, tell: Tell) -> Form:
    return replace(
        _told(form, _TITLE, place, tell),
        sections=tuple(
            _told(each, _OF_SECTION, (*place, "sections", each.id), tell) for each in form.sections
        ),
    )

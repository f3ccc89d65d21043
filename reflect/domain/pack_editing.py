"""The steps by which a pack is made: a draft in, another out; nothing else is touched."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reflect.domain.draft_translations import copied, settled
from reflect.domain.pack_draft import (
    PackDraft,
    Place,
    PromptDraft,
    SetDraft,
    TextPlace,
)
from reflect.domain.pack_ids import id_from, is_provisional
from reflect.domain.prompts import TEXT_KINDS, Kind, Option, Prompt, PromptSet, Scale

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_OF_SCALE = frozenset({"lowest", "highest", "low_label", "high_label", "rows"})
WITH_OPTIONS = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.CHECKLIST})
FEWEST_OPTIONS = 2


def with_field(draft: PackDraft, place: Place, value: Any) -> PackDraft:
    """The draft with another value in one field.

    Whole values: texts, numbers, tuples; with ``item``, one text of several. Raises `KeyError`
    for what is not there.
    """
    if place.field == "id":
        raise KeyError(place.field)
    value = clean(value)
    if place.language:
        return _with_translation(draft, place, value)
    if not place.set_key:
        return _with_head_field(draft, place, value)
    if not place.prompt_key:
        return _with_set_field(draft, place, value)
    return _with_prompt_field(draft, place, value)


def clean(value: Any) -> Any:
    """The value with its texts in characters that can be kept: in form NFC, none of them halves."""
    if isinstance(value, str) and not isinstance(value, Kind):
        whole = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return unicodedata.normalize("NFC", whole.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, tuple):
        return tuple(map(clean, value))
    if isinstance(value, Option):
        return replace(value, label=clean(value.label))
    return value


def with_set(draft: PackDraft, title: str = "") -> tuple[PackDraft, Place]:
    """The draft with a new set, and where it stands."""
    name = id_from(title, _ids_beside(draft), "set")
    key = _new_key(each.key for each in draft.sets)
    made = SetDraft(head=PromptSet(id=name, title=title, prompts=()), key=key)
    return _with_sets(draft, (*draft.sets, made)), Place(set_key=key)


def with_prompt(
    draft: PackDraft, set_key: str, *, after: str = "", kind: Kind = Kind.LONG_TEXT
) -> tuple[PackDraft, Place]:
    """The draft with a new prompt behind another one, or at the end of the set."""
    found = draft.set(set_key)
    name = id_from("", _prompt_ids(found), "prompt")
    key = _new_key(each.key for each in found.prompts)
    prompt = of_kind(Prompt(id=name, heading="", kind=Kind.LONG_TEXT), kind)
    position = found.position(after) + 1 if after else len(found.prompts)
    changed = _put_in(found, PromptDraft(prompt=prompt, key=key), position)
    return _replaced(draft, changed), Place(set_key=set_key, prompt_key=key)


def moved(draft: PackDraft, place: Place, by: int) -> PackDraft:
    """The draft with a prompt so many places further down, or up; as far as that goes."""
    found = draft.set(place.set_key)
    position = found.position(place.prompt_key)
    target = min(max(position + by, 0), len(found.prompts) - 1)
    rest = [each for each in found.prompts if each.key != place.prompt_key]
    rest.insert(target, found.prompts[position])
    return _replaced(draft, replace(found, prompts=tuple(rest)))


def moved_to(
    draft: PackDraft, place: Place, set_key: str, position: int
) -> tuple[PackDraft, Place]:
    """The draft with a prompt at a position of this set or another, and where it now stands.

    It keeps its id unless a prompt there has it; its translations go with it.
    """
    source = draft.set(place.set_key)
    found = source.prompt(place.prompt_key)
    if set_key == place.set_key:
        return moved(draft, place, position - source.position(place.prompt_key)), place
    target = draft.set(set_key)
    name = _free_id(found.prompt.id, _prompt_ids(target))
    key = _new_key(each.key for each in target.prompts)
    carried = replace(found, prompt=replace(found.prompt, id=name), key=key)
    result = _replaced(draft, _without_prompt(source, place.prompt_key))
    result = _replaced(result, _put_in(target, carried, position))
    was, now = _of_prompt(source, found.prompt.id), _of_prompt(target, name)
    return settled(draft, result, was, now), Place(set_key=set_key, prompt_key=key)


def doubled(draft: PackDraft, place: Place) -> tuple[PackDraft, Place]:
    """The draft with a second prompt, or set, like the one at the place; and where it stands."""
    found = draft.set(place.set_key)
    if not place.prompt_key:
        name = _free_id(found.id, _ids_beside(draft))
        key = _new_key(each.key for each in draft.sets)
        prompts = tuple(replace(each, origin=None) for each in found.prompts)
        head = replace(found.head, id=name)
        twin = replace(found, head=head, prompts=prompts, within=False, key=key, origin="")
        result = _with_sets(draft, (*draft.sets, twin))
        return copied(result, ("sets", found.id), ("sets", name)), Place(set_key=key)
    old = found.prompt(place.prompt_key)
    name = _free_id(old.prompt.id, _prompt_ids(found))
    key = _new_key(each.key for each in found.prompts)
    twin_prompt = replace(old, prompt=replace(old.prompt, id=name), key=key, origin=None)
    changed = _put_in(found, twin_prompt, found.position(place.prompt_key) + 1)
    was, now = _of_prompt(found, old.prompt.id), _of_prompt(found, name)
    result = copied(_replaced(draft, changed), was, now)
    return result, Place(set_key=found.key, prompt_key=key)


def without(draft: PackDraft, place: Place) -> PackDraft:
    """The draft without a prompt or a set, and without the translations of its words."""
    found = draft.set(place.set_key)
    if place.prompt_key:
        return settled(draft, _replaced(draft, _without_prompt(found, place.prompt_key)))
    rest = tuple(each for each in draft.sets if each.key != place.set_key)
    return settled(draft, replace(draft, sets=rest))


def grouped(draft: PackDraft, set_key: str, keys: Collection[str], name: str) -> PackDraft:
    """The draft with prompts of a set asked together under a name; without one, each alone.

    They are brought together where the first of them stands.
    """
    found = draft.set(set_key)
    chosen = [_in_group(each, name) for each in found.prompts if each.key in keys]
    if not chosen:
        return draft
    first = min(found.position(each.key) for each in chosen)
    before = [each for each in found.prompts[:first] if each.key not in keys]
    after = [each for each in found.prompts[first:] if each.key not in keys]
    changed = replace(found, prompts=(*before, *chosen, *after))
    return settled(draft, _replaced(draft, changed))


def of_kind(prompt: Prompt, kind: Kind) -> Prompt:
    """The prompt as one of this kind: with what the kind needs, without what it cannot have."""
    options: tuple[Option, ...] = ()
    if kind in WITH_OPTIONS:
        options = prompt.options
        while len(options) < FEWEST_OPTIONS:
            options = with_option(options)
    return replace(
        prompt,
        kind=kind,
        options=options,
        scale=(prompt.scale or Scale()) if kind is Kind.SCALE else None,
        max_words=prompt.max_words if kind in TEXT_KINDS else None,
    )


def with_option(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options and a new one without words."""
    return (*options, Option(id=id_from("", [each.id for each in options], "option"), label=""))


def _with_head_field(draft: PackDraft, place: Place, value: Any) -> PackDraft:
    head = replace(draft.head, **{place.field: _with_item(draft.head, place, value)})
    others = _without_key(draft.others, place.field)
    return settled(draft, replace(draft, head=head, others=others))


def _with_set_field(draft: PackDraft, place: Place, value: Any) -> PackDraft:
    found = draft.set(place.set_key)
    head = replace(found.head, **{place.field: _with_item(found.head, place, value)})
    if place.field == "title" and is_provisional(found.id, found.head.title):
        head = replace(head, id=id_from(value, _ids_beside(draft, found.id), "set"))
    changed = replace(found, head=head, others=_without_key(found.others, place.field))
    return settled(draft, _replaced(draft, changed), ("sets", found.id), ("sets", head.id))


def _with_prompt_field(draft: PackDraft, place: Place, value: Any) -> PackDraft:
    found = draft.set(place.set_key)
    old = found.prompt(place.prompt_key)
    prompt = _changed_prompt(found, old.prompt, place, value)
    key = "scale" if place.field in _OF_SCALE else place.field
    new = replace(old, prompt=prompt, others=_without_key(old.others, key))
    prompts = tuple(
        new if each is old else _waiting(each, old.prompt, prompt) for each in found.prompts
    )
    was, now = _of_prompt(found, old.prompt.id), _of_prompt(found, prompt.id)
    return settled(draft, _replaced(draft, replace(found, prompts=prompts)), was, now)


def _changed_prompt(found: SetDraft, prompt: Prompt, place: Place, value: Any) -> Prompt:
    if place.field in _OF_SCALE:
        scale = prompt.scale or Scale()
        scale = replace(scale, **{place.field: _with_item(scale, place, value)})
        return replace(prompt, scale=scale)
    if place.field == "kind":
        return of_kind(prompt, Kind(value))
    if place.field == "max_words":
        return replace(prompt, max_words=value or None)
    if place.field == "options":
        return replace(prompt, options=_with_label(prompt.options, place.item, value))
    changed = replace(prompt, **{place.field: _with_item(prompt, place, value)})
    if place.field == "heading" and is_provisional(prompt.id, prompt.heading):
        beside = [each.prompt.id for each in found.prompts if each.prompt.id != prompt.id]
        return replace(changed, id=id_from(value, beside, "prompt"))
    return changed


def _with_label(options: tuple[Option, ...], item: int | None, value: Any) -> tuple[Option, ...]:
    if item is None:
        return tuple(value)
    old = options[item]
    name = old.id
    if is_provisional(name, old.label):
        name = id_from(value, [each.id for each in options if each is not old], "option")
    return (*options[:item], Option(id=name, label=value), *options[item + 1 :])


def _with_item(target: Any, place: Place, value: Any) -> Any:
    """The whole value of a field of which one item is changed, or to which one is added."""
    if place.item is None:
        return value
    items = getattr(target, place.field)
    return (*items[: place.item], value, *items[place.item + 1 :])


def _waiting(draft: PromptDraft, was: Prompt, now: Prompt) -> PromptDraft:
    """A prompt that still waits for the same answer, whatever the prompt before it is called."""
    condition = draft.prompt.shown_when
    if condition is None or condition.prompt != was.id:
        return draft
    renamed = {old.id: new.id for old, new in zip(was.options, now.options, strict=False)}
    if len(was.options) != len(now.options):
        renamed = {}
    answers = tuple(renamed.get(each, each) for each in condition.answers)
    told = replace(condition, prompt=now.id, answers=answers)
    return replace(draft, prompt=replace(draft.prompt, shown_when=told))


def _with_translation(draft: PackDraft, place: Place, value: str) -> PackDraft:
    at = draft.text_place(place)
    language = place.language.lower()
    texts = {key: text for key, text in draft.translations.get(language, {}).items() if key != at}
    if value:
        texts[at] = value
    return replace(draft, translations={**draft.translations, language: texts})


def _replaced(draft: PackDraft, changed: SetDraft) -> PackDraft:
    return _with_sets(draft, [changed if each.key == changed.key else each for each in draft.sets])


def _with_sets(draft: PackDraft, sets: Iterable[SetDraft]) -> PackDraft:
    """The draft with these sets in the order that a reader has them in."""
    found = list(sets)
    within = [each for each in found if each.within]
    beside = sorted((each for each in found if not each.within), key=lambda each: each.id)
    return replace(draft, sets=(*within, *beside))


def _put_in(found: SetDraft, prompt: PromptDraft, position: int) -> SetDraft:
    prompts = (*found.prompts[:position], prompt, *found.prompts[position:])
    return replace(found, prompts=prompts)


def _without_prompt(found: SetDraft, key: str) -> SetDraft:
    return replace(found, prompts=tuple(each for each in found.prompts if each.key != key))


def _in_group(draft: PromptDraft, name: str) -> PromptDraft:
    others = _without_key(draft.others, "group")
    return replace(draft, prompt=replace(draft.prompt, group=name), others=others)


def _of_prompt(found: SetDraft, prompt_id: str) -> TextPlace:
    return ("sets", found.id, "prompts", prompt_id)


def _ids_beside(draft: PackDraft, own: str = "") -> set[str]:
    return {each.id for each in draft.sets} - {own}


def _prompt_ids(found: SetDraft) -> set[str]:
    return {each.prompt.id for each in found.prompts}


def _free_id(wanted: str, used: Collection[str]) -> str:
    """The id wanted, or with a number behind it."""
    return id_from(wanted, used, "prompt")


def _new_key(used: Iterable[str]) -> str:
    """A key like no other; no id looks like it."""
    taken = set(used)
    number = 1
    while f"+{number}" in taken:
        number += 1
    return f"+{number}"


def _without_key(others: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return (
        {each: value for each, value in others.items() if each != key} if key in others else others
    )

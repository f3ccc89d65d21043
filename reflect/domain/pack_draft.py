"""A pack in the making: everything that its author has written so far, whole or not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reflect.domain.prompts import PackName, Prompt, PromptSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TextPlace = tuple[str | int, ...]
"""Where a text of a pack stands, by ids: ``("sets", "after-a-night", "title")``."""

AWAITS_CHECK: TextPlace = ("awaits_check",)
"""Beside the texts of a translation: whether no native reader has read it yet."""

NOTHING: Mapping[str, Any] = MappingProxyType({})

_HEAD_TEXTS = ("title", "summary", "preface")
_SET_TEXTS = ("title", "summary", "occasion", "for_whom", "preface")
_PROMPT_TEXTS = ("heading", "help", "example", "group")
_SCALE_TEXTS = ("low_label", "high_label")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in a draft; whatever is empty is not narrowed down further."""

    set_key: str = ""
    """Of a set; empty for the pack itself."""
    prompt_key: str = ""
    field: str = ""
    """As the source calls it: "heading", "options"."""
    item: int | None = None
    """In a field that holds several: an option, a row, a citation."""
    language: str = ""
    """Of a translation; empty for the pack's own words."""
    file: str = ""
    """For what the studio does not edit: ``forms/night-account.toml``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptDraft:
    """A prompt; it may lack anything but an id."""

    prompt: Prompt
    others: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    """What a person wrote by hand that is no part of a prompt; kept as it is, and reported."""
    key: str = field(default="", compare=False)
    """Stays while the draft is open, whatever becomes of the id."""
    origin: tuple[str, str] | None = field(default=None, compare=False)
    """The ids of its set and its own as it was read; None if it is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDraft:
    """A prompt set; it may lack anything but an id."""

    head: PromptSet
    """Without its prompts and its pack."""
    prompts: tuple[PromptDraft, ...] = ()
    others: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    within: bool = False
    """It stands in ``pack.toml``, not in a file of its own."""
    key: str = field(default="", compare=False)
    origin: str = field(default="", compare=False)
    """The id as it was read; empty if it is new."""

    @property
    def id(self) -> str:
        """What entries will know it by."""
        return self.head.id

    def prompt(self, key: str) -> PromptDraft:
        """The prompt with this key; `KeyError` if there is none."""
        return self.prompts[self.position(key)]

    def position(self, key: str) -> int:
        """Where the prompt with this key stands; `KeyError` if there is none."""
        for position, each in enumerate(self.prompts):
            if each.key == key:
                return position
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadDraft:
    """What is said about the pack as a whole."""

    id: str
    version: str = ""
    title: str = ""
    summary: str = ""
    licence: str = ""
    author: str = ""
    languages: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    preface: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackDraft:
    """A pack in the making. Nothing in it is changed; every step makes another."""

    head: HeadDraft
    sets: tuple[SetDraft, ...] = ()
    """Those within ``pack.toml`` first, then the others by their ids: as a reader has them."""
    translations: Mapping[str, Mapping[TextPlace, Any]] = field(default_factory=lambda: NOTHING)
    """By language in small letters."""
    others: Mapping[str, Any] = field(default_factory=lambda: NOTHING)

    def set(self, key: str) -> SetDraft:
        """The set with this key; `KeyError` if there is none."""
        for each in self.sets:
            if each.key == key:
                return each
        raise KeyError(key)

    def prompt(self, place: Place) -> Prompt:
        """The prompt at a place; `KeyError` if there is none."""
        return self.set(place.set_key).prompt(place.prompt_key).prompt

    def has(self, place: Place) -> bool:
        """Whether the set and the prompt of the place are there."""
        try:
            if place.prompt_key:
                self.prompt(place)
            elif place.set_key:
                self.set(place.set_key)
        except KeyError:
            return False
        return True

    def places(self) -> Iterator[Place]:
        """The pack, then each set followed by its prompts."""
        yield Place()
        for each in self.sets:
            yield Place(set_key=each.key)
            for one in each.prompts:
                yield Place(set_key=each.key, prompt_key=one.key)

    def as_set(self, key: str) -> PromptSet:
        """The set as it would be asked now, for a look at it or a trial."""
        found = self.set(key)
        name = PackName(id=self.head.id, version=self.head.version, title=self.head.title)
        return replace(found.head, prompts=tuple(one.prompt for one in found.prompts), pack=name)

    def text_place(self, place: Place) -> TextPlace:
        """Where a translation keeps the text at a place."""
        inner = (place.field,) if place.item is None else (place.field, place.item)
        if not place.set_key:
            return ("pack", *inner)
        found = self.set(place.set_key)
        if not place.prompt_key:
            return ("sets", found.id, *inner)
        prompt = found.prompt(place.prompt_key).prompt
        outer = ("sets", found.id, "prompts", prompt.id)
        match place.field:
            case "options" if place.item is not None:
                return (*outer, "options", prompt.options[place.item].id)
            case "rows" if place.item is not None:
                return (*outer, "scale", "rows", place.item)
            case "low_label" | "high_label":
                return (*outer, "scale", place.field)
        return (*outer, *inner)

    def texts_at(self, place: Place) -> Iterator[Place]:
        """The place of each text of the pack, a set or a prompt, but for what lies within it."""
        if not place.set_key:
            yield from _fields(place, self.head, _HEAD_TEXTS)
        elif not place.prompt_key:
            yield from _fields(place, self.set(place.set_key).head, _SET_TEXTS)
        else:
            prompt = self.prompt(place)
            yield from _fields(place, prompt, _PROMPT_TEXTS)
            labels = [each.label for each in prompt.options]
            yield from _items(place, "options", labels)
            if prompt.scale:
                yield from _fields(place, prompt.scale, _SCALE_TEXTS)
                yield from _items(place, "rows", prompt.scale.rows)

    def text_places(self) -> Iterator[TextPlace]:
        """Where each text stands that a translation may have words for."""
        return (self.text_place(at) for place in self.places() for at in self.texts_at(place))


def _fields(place: Place, value: Any, fields: Iterable[str]) -> Iterator[Place]:
    return (replace(place, field=each) for each in fields if getattr(value, each))


def _items(place: Place, field: str, texts: Iterable[str]) -> Iterator[Place]:
    return (replace(place, field=field, item=at) for at, text in enumerate(texts) if text)

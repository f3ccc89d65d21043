"""Reads a pack in the making: whatever is there is taken, whole or not, and nothing is refused."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from reflect.domain.pack_draft import HeadDraft, PackDraft, PromptDraft, SetDraft
from reflect.domain.prompts import Kind, Option, Prompt, PromptSet, Scale, ShownWhen
from reflect.packs.folder import PACK_FILE, SETS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reflect.domain.pack_draft import TextPlace

Value = TypeVar("Value")
Values = dict[str, Any]

_HEAD_TEXTS = ("version", "title", "summary", "licence", "author", "preface")
_SET_TEXTS = ("title", "summary", "occasion", "for_whom", "preface")
_PROMPT_TEXTS = ("heading", "help", "example", "group")


def read_draft(files: Mapping[str, Values], folder_name: str) -> PackDraft:
    """The draft in these files' values, each file by its name from the pack's folder."""
    top = _Taken(files.get(PACK_FILE, {}))
    head = HeadDraft(
        id=top.text("id") or folder_name,
        languages=top.texts("languages"),
        based_on=top.texts("based_on"),
        **_texts(top, _HEAD_TEXTS),
    )
    top.take("format", int, 0)
    within = tuple(_set(each, within=True) for each in top.tables("prompt_sets"))
    beside = tuple(_set(each, within=False) for each, _ in _in_folder(files, SETS_FOLDER))
    return PackDraft(
        head=head,
        sets=(*within, *beside),
        translations={
            language: dict(_leaves(values)) for values, language in _in_folder(files, "locale")
        },
        others=top.rest,
    )


def _texts(taken: _Taken, keys: Iterable[str]) -> dict[str, Any]:
    return {key: taken.text(key) for key in keys}


def _in_folder(files: Mapping[str, Values], folder: str) -> list[tuple[Values, str]]:
    """The values of each file in a folder, with the file's name without its ending."""
    paths = ((PurePosixPath(name), values) for name, values in files.items())
    return [(values, path.stem) for path, values in paths if path.parent.name == folder]


def _set(values: Values, *, within: bool) -> SetDraft:
    taken = _Taken(values)
    head = PromptSet(
        id=taken.text("id"),
        prompts=(),
        audience=taken.texts("audience"),
        minutes=taken.take("minutes", int, 0),
        based_on=taken.texts("based_on"),
        follow_up_days=taken.numbers("follow_up_days"),
        **_texts(taken, _SET_TEXTS),
    )
    prompts = tuple(_prompt(each, head.id) for each in taken.tables("prompts"))
    return SetDraft(
        head=head,
        prompts=prompts,
        others=taken.rest,
        within=within,
        key=head.id,
        origin=head.id,
    )


def _prompt(values: Values, set_id: str) -> PromptDraft:
    taken = _Taken(values)
    prompt = Prompt(
        id=taken.text("id"),
        kind=taken.made("kind", Kind) or Kind.LONG_TEXT,
        optional=taken.take("optional", bool, False),
        private=taken.take("private", bool, False),
        max_words=taken.take("max_words", int, 0) or None,
        options=taken.made("options", _options) or (),
        scale=taken.made("scale", _scale),
        shown_when=taken.made("shown_when", _shown_when),
        standards=taken.texts("standards"),
        **_texts(taken, _PROMPT_TEXTS),
    )
    origin = (set_id, prompt.id)
    return PromptDraft(prompt=prompt, others=taken.rest, key=prompt.id, origin=origin)


def _options(values: list[Values]) -> tuple[Option, ...]:
    return tuple(_option(_Taken(each)) for each in values)


def _option(taken: _Taken) -> Option:
    return taken.whole(Option(id=taken.text("id"), label=taken.text("label")))


def _scale(values: Values) -> Scale:
    taken = _Taken(values)
    ordinary = Scale()
    return taken.whole(
        Scale(
            lowest=taken.take("lowest", int, ordinary.lowest),
            highest=taken.take("highest", int, ordinary.highest),
            low_label=taken.text("low_label"),
            high_label=taken.text("high_label"),
            rows=taken.texts("rows"),
        )
    )


def _shown_when(values: Values) -> ShownWhen:
    taken = _Taken(values)
    return taken.whole(ShownWhen(prompt=taken.text("prompt"), answers=taken.texts("answers")))


def _leaves(values: Any, place: TextPlace = ()) -> Iterator[tuple[TextPlace, Any]]:
    """Every value that is neither a table nor a list, but for empty texts."""
    inner = values.items() if type(values) is dict else enumerate(values)
    for key, value in inner:
        if type(value) in {dict, list}:
            yield from _leaves(value, (*place, key))
        elif value != "":
            yield (*place, key), value


class _Taken:
    """A table out of which what fits is taken; the rest remains."""

    def __init__(self, values: Values) -> None:
        if type(values) is not dict:
            raise TypeError
        self.rest = dict(values)

    def take(self, key: str, kind: type[Value], missing: Value) -> Value:
        """The value, if it is of this kind; it then no longer remains."""
        if type(self.rest.get(key)) is not kind:
            return missing
        found: Value = self.rest.pop(key)
        return found

    def text(self, key: str) -> str:
        """The text at the key."""
        return self.take(key, str, "")

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts at the key; a list that holds anything else remains."""
        return self._all(key, str)

    def numbers(self, key: str) -> tuple[int, ...]:
        """The whole numbers at the key; a list that holds anything else remains."""
        return self._all(key, int)

    def tables(self, key: str) -> tuple[Values, ...]:
        """The tables at the key; a list that holds anything else remains."""
        return self._all(key, dict)

    def made(self, key: str, make: Callable[[Any], Value]) -> Value | None:
        """What ``make`` makes of the value; one of which it makes nothing remains."""
        if key not in self.rest:
            return None
        try:
            found = make(self.rest[key])
        except (TypeError, ValueError):
            return None
        del self.rest[key]
        return found

    def whole(self, value: Value) -> Value:
        """The value, once nothing remains; raises `ValueError` if something does."""
        if self.rest:
            raise ValueError
        return value

    def _all(self, key: str, kind: type[Value]) -> tuple[Value, ...]:
        found = self.rest.get(key)
        if type(found) is not list or any(type(each) is not kind for each in found):
            return ()
        return tuple(self.rest.pop(key))

"""The text of each file of a pack in the making: what a person wrote in it stays."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reflect.packs.draft_values import set_file
from reflect.packs.folder import PACK_FILE, SETS_FOLDER
from reflect.packs.locale_text import locale_text
from reflect.packs.toml_edits import comment_tokens, edited
from reflect.packs.toml_lines import spans_of_keys
from reflect.packs.toml_writing import bare, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reflect.domain.pack_draft import PackDraft
    from reflect.packs.toml_lines import KeyPath

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FileText:
    """A file as a person left it."""

    text: str
    values: Values
    """As the draft had them when nothing was changed yet."""


@dataclass(frozen=True, slots=True)
class _List:
    """Tables of which a file holds several, each under a header."""

    name: str
    header: str
    alone: KeyPath
    """The place of one when there is nothing else in the text."""
    inner: _List | None = None


_OF_SET = _List("prompts", "[[prompts]]\n", ("prompts", 0))
_OF_PACK = _List(
    "prompt_sets",
    "[[prompt_sets]]\n",
    ("prompt_sets", 0),
    _List("prompts", "[[prompt_sets.prompts]]\n", ("prompt_sets", "prompts", 0)),
)


def file_text(name: str, before: FileText | None, values: Values, trace: Trace) -> str:
    """The text of a file with these values: as it was before, but for what has changed."""
    if name.startswith("locale/"):
        return locale_text(before.text if before else "", values)
    within = _list_in(name)
    if before is None:
        top = pairs(_without(values, within)) + "\n"
        return "".join((top, *_items((), values, within, trace))).rstrip("\n") + "\n"
    return _changed(before.text, before.values, values, (), within, trace)


class Trace:
    """Where each set and prompt of a draft stood when its folder was read, and in which words."""

    def __init__(self, files: Mapping[str, FileText], draft: PackDraft | None = None) -> None:
        self._files = files
        self._sets = {each.id: each.origin for each in draft.sets} if draft else {}
        self._prompts = {
            (each.id, one.prompt.id): one.origin
            for each in (draft.sets if draft else ())
            for one in each.prompts
        }

    def file_before(self, name: str) -> str:
        """What the file was called that has this name now."""
        folder, _, file = name.rpartition("/")
        if folder != SETS_FOLDER:
            return name
        return set_file(self.set_before(file.removesuffix(".toml")))

    def set_before(self, set_id: str) -> str:
        """The id that a set had; empty if it is new."""
        return self._sets.get(set_id, set_id)

    def block_of(self, set_id: str, prompt_id: str) -> _Block | None:
        """What was written of a prompt; nothing if it is new."""
        origin = self._prompts.get((set_id, prompt_id), (set_id, prompt_id))
        return self._blocks.get(origin) if origin else None

    @cached_property
    def _blocks(self) -> dict[tuple[str, str], _Block]:
        found: dict[tuple[str, str], _Block] = {}
        for name, file in self._files.items():
            if not name.startswith("locale/"):
                found.update(_prompt_blocks(file.text, file.values, (), _list_in(name)))
        return found


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of a table under a header, with the comment above it."""

    text: str
    values: Values


def _list_in(name: str) -> _List:
    return _OF_PACK if name == PACK_FILE else _OF_SET


def _prompt_blocks(
    text: str, values: Values, path: KeyPath, within: _List
) -> Iterator[tuple[tuple[str, str], _Block]]:
    """Every prompt that has a header, by the ids of its set and its own."""
    parts = _parts(text, values, path, within)
    for each in parts.blocks if parts else ():
        if within.inner:
            yield from _prompt_blocks(each.text, each.values, within.alone, within.inner)
        else:
            yield (values["id"], each.values["id"]), each


@dataclass(frozen=True, slots=True)
class _Parts:
    """A text with tables under headers, taken apart."""

    top: str
    blocks: tuple[_Block, ...]
    foot: str
    """Comments at the end that stand apart."""


def _parts(text: str, values: Values, path: KeyPath, within: _List) -> _Parts | None:
    """The parts of a text; nothing if not all tables of the list have a header."""
    found = values.get(within.name, [])
    spans = spans_of_keys(text)
    headers = [spans[(*path, within.name, position)].key for position in range(len(found))]
    if any(not text.startswith("[[", position) for position in headers):
        return None
    comments = _lines_of_comment(text)
    starts = [_with_comment(text, position, comments) for position in headers]
    foot = max(_foot(text, comments), *starts, 0)
    top, *blocks = (text[start:stop] for start, stop in pairwise([0, *starts, foot]))
    if blocks:
        blocks[-1] = _with_room(blocks[-1])
    told = tuple(_Block(block, each) for block, each in zip(blocks, found, strict=True))
    return _Parts(top if blocks else _with_room(top), told, text[foot:])


def _with_room(text: str) -> str:
    """The text with an empty line under it, so that something may follow."""
    return text.rstrip("\n") + "\n\n" if text.strip() else ""


def _foot(text: str, comments: set[int]) -> int:
    """Where the comments begin that stand at the end, apart from what is above them."""
    foot = apart = len(text)
    start = len(text)
    while start:
        start = text.rfind("\n", 0, start - 1) + 1
        if not text[start : text.find("\n", start)].strip():
            foot = apart
        elif start in comments:
            apart = start
        else:
            break
    return foot


def _changed(
    text: str, old: Values, new: Values, path: KeyPath, within: _List | None, trace: Trace
) -> str:
    """The text of a table and of what lies in it, with what is new in it."""
    if old == new:
        return text
    if within is None:
        return _edited(text, old, new, path)
    parts = _parts(text, old, path, within)
    if parts is None and _ids(old, within) == _ids(new, within):
        return _edited(text, old, new, path)
    if parts is None:  # a list in brackets: from now on its items have headers
        parts = _Parts(_with_room(_edited(text, old, _without(new, within), path)), (), "")
    else:
        top = _changed(parts.top, _without(old, within), _without(new, within), path, None, trace)
        parts = replace(parts, top=top)
    told = "".join((parts.top, *_items(parts.blocks, new, within, trace), parts.foot))
    return told.rstrip("\n") + (text[len(text.rstrip("\n")) :] or "\n")


def _edited(text: str, old: Values, new: Values, path: KeyPath) -> str:
    return edited(text, path, _patched(_at(tomllib.loads(text), path), old, new))


def _ids(values: Values, within: _List) -> list[str]:
    return [each["id"] for each in values.get(within.name, [])]


def _items(blocks: Sequence[_Block], new: Values, within: _List, trace: Trace) -> Iterator[str]:
    """The tables of a list, each in the words that it had before as far as they hold."""
    sets = {each.values["id"]: each for each in blocks}
    for each in new.get(within.name, []):
        if within.inner:
            block = sets.get(trace.set_before(each["id"]))
        else:
            block = trace.block_of(new["id"], each["id"])
        if block:
            text = _under(within, block.text)
            yield _changed(text, block.values, each, within.alone, within.inner, trace)
        else:
            yield _new(each, within, trace)


def _lines_of_comment(text: str) -> set[int]:
    """Where each line begins that is nothing but a comment."""
    starts = (
        (text.rfind("\n", 0, each.start()) + 1, each.start()) for each in comment_tokens(text)
    )
    return {start for start, comment in starts if not text[start:comment].strip()}


def _with_comment(text: str, position: int, comments: set[int]) -> int:
    """Where the lines of comment begin that stand right above a place."""
    start = text.rfind("\n", 0, position) + 1
    while start and (above := text.rfind("\n", 0, start - 1) + 1) in comments:
        start = above
    return start


def _new(values: Values, within: _List, trace: Trace) -> str:
    """A table that nobody has written yet, with what lies in it."""
    if within.inner is None:
        return within.header + pairs(values) + "\n"
    top = within.header + pairs(_without(values, within.inner)) + "\n"
    return "".join((top, *_items((), values, within.inner, trace)))


def _under(within: _List, text: str) -> str:
    """The text of a table with the headers that it has in this list."""
    headers = {at: span for at, span in spans_of_keys(text).items() if span.value == span.end}
    first = min(headers, key=lambda at: headers[at].key)
    if first == within.alone:
        return text
    for at, span in sorted(headers.items(), key=lambda each: each[1].key, reverse=True):
        names = [part for part in (*within.alone, *at[len(first) :]) if isinstance(part, str)]
        header = ".".join(map(bare, names))
        whole = f"[[{header}]]" if text.startswith("[[", span.key) else f"[{header}]"
        text = text[: span.key] + whole + text[span.end :]
    return text


def _without(values: Values, within: _List) -> Values:
    return {key: value for key, value in values.items() if key != within.name}


def _patched(raw: Values, old: Values, new: Values) -> Values:
    """What was in a file, with all that has changed in the draft, in the order of the draft."""
    kept = {key: raw[key] for key in new if key in raw and key in old and old[key] == new[key]}
    others = {key: value for key, value in raw.items() if key not in old and key not in new}
    ordered = {key: kept.get(key, value) for key, value in new.items()}
    return {**ordered, **others}


def _at(values: Any, path: KeyPath) -> Any:
    for part in path:
        values = values[part]
    return values

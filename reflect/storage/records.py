"""How domain values are written into columns, and read again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec

from reflect.domain.answers import Answer, Promise, from_plain_data, to_plain_data
from reflect.domain.entry import BEGINNING, HIT_END, HIT_START, Content, text_of
from reflect.domain.prompts import PromptSet
from reflect.errors import InvalidAnswer, JournalDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = 86_400
"""Seconds in a day on the writer's clock, whatever the sun or the summer does."""

_UNREADABLE = "a row cannot be read"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# The marks around hits, and the end of a text in C: highlights would stop there.
_REPLACED = str.maketrans({HIT_START: "\ufffd", HIT_END: "\ufffd", "\0": "\ufffd"})


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def offset_minutes(moment: datetime) -> int:
    """How far the writer's clock was ahead of UTC."""
    return (moment.utcoffset() or timedelta()) // timedelta(minutes=1)


def moment(milliseconds_since_1970: int, offset: int = 0) -> datetime:
    """The moment, on the writer's clock."""
    if not offset:
        return _EPOCH + timedelta(milliseconds=milliseconds_since_1970)
    ahead = timedelta(minutes=offset)
    # By way of the writer's clock: in the first and last hours of all dates there is no UTC date.
    clock = _EPOCH + (timedelta(milliseconds=milliseconds_since_1970) + ahead)
    return clock.replace(tzinfo=timezone(ahead))


def civil_seconds(moment: datetime) -> int:
    """Seconds from 1970 to what the writer's own clock showed, as if that were UTC."""
    return (moment.replace(tzinfo=UTC) - _EPOCH) // timedelta(seconds=1)


def first_second(day: date) -> int:
    """The smallest position an entry of this day can have."""
    return (day - _EPOCH.date()).days * DAY


def whole_text(text: str) -> str:
    """The text in characters that can be kept.

    Halves of a character, which some keyboards and files produce, are joined or become U+FFFD.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def whole_content(content: Content) -> Content:
    """What was typed, in characters that can be kept."""
    return replace(
        content,
        title=whole_text(content.title),
        tags=tuple(map(whole_text, content.tags)),
        answers={name: _whole_answer(given) for name, given in content.answers.items()},
    )


def _whole_answer(answer: Answer) -> Answer:
    match answer:
        case str():
            return whole_text(answer)
        case Promise():
            return replace(answer, text=whole_text(answer.text))
    return answer


def as_json(value: Any) -> str:
    """Canonical JSON: keys sorted, no white space."""
    try:
        return msgspec.json.encode(value, order="sorted").decode()
    except UnicodeEncodeError:
        return as_json(_whole_parts(msgspec.to_builtins(value)))


def _whole_parts(value: Any) -> Any:
    match value:
        case str():
            return whole_text(value)
        case dict():
            return {whole_text(name): _whole_parts(part) for name, part in value.items()}
        case list() | tuple():
            return [_whole_parts(part) for part in value]
    return value


def from_json(text: str) -> Any:
    """The value that `as_json` wrote; raises `JournalDamaged` when it is not JSON."""
    return _decoded(text, Any)


def wording_json(prompts: PromptSet) -> tuple[str, str]:
    """The digest and the text under which a wording is kept, once for all who answered it."""
    content = as_json(prompts)
    return sha256(content.encode()).hexdigest(), content


def wording_from(text: str) -> PromptSet:
    """The prompts as they were worded when they were answered."""
    prompts: PromptSet = _decoded(text, PromptSet)
    return prompts


class _Kept(msgspec.Struct):
    """What was typed, as kept in a revision or draft."""

    title: str
    written: str
    happened: date | None
    tags: tuple[str, ...]
    answers: dict[str, Any]
    private: frozenset[str]


def content_json(content: Content) -> str:
    """What was typed, as kept in a revision or draft."""
    return as_json(
        {
            "title": content.title,
            "written": content.written.isoformat(),
            "happened": content.happened,
            "tags": content.tags,
            "answers": {name: to_plain_data(given) for name, given in content.answers.items()},
            "private": sorted(content.private),
        }
    )


def content_from(prompts: PromptSet, text: str) -> Content:
    """What was typed.

    An answer that does not fit its prompt, or whose prompt the wording does not have, is left
    out: it stays in the row, and the others can be read.
    """
    kept: _Kept = _decoded(text, _Kept)
    return Content(
        title=kept.title,
        written=_moment_from(kept.written),
        happened=kept.happened,
        tags=kept.tags,
        answers=dict(_readable(prompts, kept.answers)),
        private=kept.private,
    )


def _readable(prompts: PromptSet, answers: dict[str, Any]) -> Iterator[tuple[str, Answer]]:
    for name, given in answers.items():
        prompt = prompts.prompt(name)
        if prompt is not None:
            with suppress(InvalidAnswer):
                yield name, from_plain_data(prompt, given)


def _moment_from(text: str) -> datetime:
    # Offsets of some old zones have seconds, which RFC 3339 and so msgspec does not know.
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    raise JournalDamaged(_UNREADABLE)


def indexed(text: str) -> str:
    """The text as the search index keeps it, one character for each of the text."""
    return text.translate(_REPLACED)


def answers_text(prompts: PromptSet, content: Content) -> str:
    """The answers as one text, for the index and for lists."""
    return indexed(text_of(prompts, content))


def beginning_of(text: str) -> str:
    """The first words in one line."""
    return " ".join(text.lstrip()[: BEGINNING * 2].split())[:BEGINNING]


def _decoded(text: str, kind: Any) -> Any:
    # Not raised from the decoder's error, which may quote the text.
    with suppress(msgspec.MsgspecError):
        return msgspec.json.decode(text, type=kind)
    raise JournalDamaged(_UNREADABLE)

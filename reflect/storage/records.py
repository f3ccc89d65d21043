"""How domain values are written into columns, and read again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import msgspec

from reflect.domain.answers import from_plain_data, to_plain_data
from reflect.domain.entry import HIT_END, HIT_START, Content, text_of
from reflect.domain.prompts import PromptSet
from reflect.errors import JournalDamaged

BEGINNING = 240
"""Characters of an entry's first words that a list keeps."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_REPLACED = str.maketrans({HIT_START: "\ufffd", HIT_END: "\ufffd"})


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def offset_minutes(moment: datetime) -> int:
    """How far the writer's clock was ahead of UTC."""
    return (moment.utcoffset() or timedelta()) // timedelta(minutes=1)


def moment(milliseconds_since_1970: int, offset: int = 0) -> datetime:
    """The moment, on the writer's clock."""
    zone = timezone(timedelta(minutes=offset))
    return (_EPOCH + timedelta(milliseconds=milliseconds_since_1970)).astimezone(zone)


def civil_seconds(moment: datetime) -> int:
    """Seconds from 1970 to what the writer's own clock showed, as if that were UTC."""
    return (moment.replace(tzinfo=UTC) - _EPOCH) // timedelta(seconds=1)


def first_second(day: date) -> int:
    """The smallest position an entry of this day can have."""
    return (day - _EPOCH.date()).days * 86_400


def day_of(position: int) -> date:
    """The day, on the writer's clock, of an entry at this position."""
    return _EPOCH.date() + timedelta(days=position // 86_400)


def as_json(value: Any) -> str:
    """Canonical JSON: keys sorted, no white space."""
    return msgspec.json.encode(value, order="sorted").decode()


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


def content_json(content: Content) -> str:
    """What was typed, as kept in a revision or draft."""
    return as_json(
        {
            "title": content.title,
            "written": content.written.isoformat(),
            "happened": content.happened.isoformat() if content.happened else None,
            "tags": list(content.tags),
            "answers": {name: to_plain_data(given) for name, given in content.answers.items()},
            "private": sorted(content.private),
        }
    )


def content_from(prompts: PromptSet, text: str) -> Content:
    """What was typed; answers to prompts that the wording does not have are left out."""
    raw = from_json(text)
    asked = ((prompts.prompt(name), given) for name, given in raw["answers"].items())
    return Content(
        title=raw["title"],
        written=datetime.fromisoformat(raw["written"]),
        happened=date.fromisoformat(raw["happened"]) if raw["happened"] else None,
        tags=tuple(raw["tags"]),
        answers={p.id: from_plain_data(p, given) for p, given in asked if p},
        private=frozenset(raw["private"]),
    )


def indexed(text: str) -> str:
    """The text as the search index keeps it, character for character."""
    return text.translate(_REPLACED)


def answers_text(prompts: PromptSet, content: Content) -> str:
    """The answers as one text, for the index and for lists."""
    return indexed(text_of(prompts, content))


def beginning_of(text: str) -> str:
    """The first words in one line."""
    return " ".join(text[: BEGINNING * 2].split())[:BEGINNING]


def _decoded(text: str, kind: Any) -> Any:
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError:
        what = "a row cannot be read"
        raise JournalDamaged(what) from None

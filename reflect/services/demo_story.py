"""The year that a demonstration tells: read from ``demo_data``, moved so that it ends today.

Each file there holds ``[[entries]]``: ``ago`` is in days, ``on`` moves it back to that weekday,
``years`` is the same day in an earlier year; ``after`` is minutes after the entry for
``rewritten`` and days for ``account`` and ``handed_on``; ``due`` and other days are counted from
the entry. Writer, patients and colleagues are invented.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from reflect.domain.answers import Answer, from_plain_data
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import Content
from reflect.domain.prompts import FREE, Kind, Prompt, PromptSet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.services.prompt_library import PromptLibrary

_DATA = Path(__file__).with_name("demo_data")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EVENING = time(19, 10)
"""When commitments are settled."""


class _HandedOn(msgspec.Struct, forbid_unknown_fields=True):
    after: int
    to: str
    for_whom: str


class _Account(msgspec.Struct, forbid_unknown_fields=True):
    after: int
    sections: tuple[str, ...]
    title: str
    wording: dict[str, str] = {}
    handed_on: _HandedOn | None = None


class _Rewritten(msgspec.Struct, forbid_unknown_fields=True):
    after: int
    answers: dict[str, Any] = {}
    title: str | None = None
    tags: tuple[str, ...] | None = None


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    set: str
    at: str
    answers: dict[str, Any]
    ago: int = 0
    years: int = 0
    on: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    rewritten: tuple[_Rewritten, ...] = ()
    settled: dict[str, CommitmentState] = {}
    deleted_after: int | None = None
    account: _Account | None = None
    draft: bool = False


class _File(msgspec.Struct, forbid_unknown_fields=True):
    entries: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class Save:
    """What an entry said from this moment on."""

    moment: datetime
    content: Content


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a commitment, and when that was said."""

    moment: datetime
    prompt_id: str
    state: CommitmentState


@dataclass(frozen=True, slots=True)
class HandedOn:
    """An account that somebody got."""

    moment: datetime
    file_format: str
    for_whom: str


@dataclass(frozen=True, slots=True)
class AccountMade:
    """A version for other eyes."""

    moment: datetime
    title: str
    sections: tuple[str, ...]
    wording: dict[str, str]
    handed_on: HandedOn | None


@dataclass(frozen=True, slots=True)
class Scene:
    """One entry and all that became of it."""

    prompts: PromptSet
    saves: tuple[Save, ...]
    settled: tuple[Settled, ...]
    is_draft: bool
    deleted: datetime | None
    account: AccountMade | None


def story(library: PromptLibrary, now: datetime) -> tuple[Scene, ...]:
    """The whole year as it looks from this moment, on the clock of its offset from UTC."""
    return tuple(_scene(entry, library, now) for entry in _entries())


def _entries() -> Iterator[_Entry]:
    for path in sorted(_DATA.glob("*.toml")):
        yield from msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File).entries


def _scene(entry: _Entry, library: PromptLibrary, now: datetime) -> Scene:
    prompts = library.set_called(entry.set) if entry.set else FREE
    written = datetime.combine(
        _day(entry, now.date()), time.fromisoformat(entry.at), tzinfo=now.tzinfo
    )
    saves = tuple(_saves(entry, prompts, written, now.date()))
    deleted = timedelta(days=entry.deleted_after) if entry.deleted_after is not None else None
    return Scene(
        prompts=prompts,
        saves=saves,
        settled=tuple(_settled(entry, written.date(), now)),
        is_draft=entry.draft,
        deleted=written + deleted if deleted else None,
        account=_account(entry.account, written) if entry.account else None,
    )


def _day(entry: _Entry, today: date) -> date:
    if entry.years:
        # 29 February is told on the 28th.
        last = min(today.day, 28) if today.month == 2 else today.day
        return today.replace(year=today.year - entry.years, day=last)
    day = today - timedelta(days=entry.ago)
    return day - timedelta(days=(day.weekday() - _WEEKDAYS.index(entry.on)) % 7 if entry.on else 0)


def _saves(entry: _Entry, prompts: PromptSet, written: datetime, today: date) -> Iterator[Save]:
    content = Content(
        written=written,
        title=entry.title,
        tags=entry.tags,
        answers=_answers(entry.answers, prompts, written.date(), today),
        private=frozenset(prompt.id for prompt in prompts.prompts if prompt.private),
    )
    yield Save(written + timedelta(minutes=prompts.minutes or 9), content)
    for later in entry.rewritten:
        content = replace(
            content,
            title=content.title if later.title is None else later.title,
            tags=content.tags if later.tags is None else later.tags,
            answers=dict(content.answers) | _answers(later.answers, prompts, written.date(), today),
        )
        yield Save(written + timedelta(minutes=later.after), content)


def _answers(
    raw: dict[str, Any], prompts: PromptSet, written: date, today: date
) -> dict[str, Answer]:
    asked = {prompt.id: prompt for prompt in prompts.prompts}
    return {
        name: from_plain_data(asked[name], _dated(asked[name], given, written, today))
        for name, given in raw.items()
    }


def _dated(prompt: Prompt, given: Any, written: date, today: date) -> Any:
    """The value with days counted from the entry made days of the calendar."""
    if prompt.kind is Kind.DATE:
        return written + timedelta(days=given)
    if prompt.kind is Kind.COMMITMENT:
        due = given["due"]
        return {**given, "due": today if due == "today" else written + timedelta(days=due)}
    return given


def _settled(entry: _Entry, written: date, now: datetime) -> Iterator[Settled]:
    for name, state in entry.settled.items():
        due = written + timedelta(days=entry.answers[name]["due"])
        evening = datetime.combine(due, _EVENING, tzinfo=now.tzinfo)
        yield Settled(min(evening, now), name, state)


def _account(wish: _Account, written: datetime) -> AccountMade:
    made = written + timedelta(days=wish.after)
    given = wish.handed_on
    return AccountMade(
        moment=made,
        title=wish.title,
        sections=wish.sections,
        wording=wish.wording,
        handed_on=HandedOn(made + timedelta(days=given.after), given.to, given.for_whom)
        if given
        else None,
    )

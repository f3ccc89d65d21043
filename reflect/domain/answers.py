"""What a writer answered: one kind of value for one kind of prompt."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from reflect.domain.prompts import Kind, Prompt, PromptSet
from reflect.errors import InvalidAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_TEXT = 1_000_000
"""Characters in one answer; more is not a reflection."""


# Not the library's: those follow the computer's language, and the words around them are English.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Promise:
    """The answer to a commitment: what I will do, and the day it should come back."""

    text: str
    due: date | None = None


Answer = str | bool | int | date | tuple[str, ...] | tuple[int | None, ...] | Promise
"""By kind: text str; yes/no bool; minutes int; date; one choice str (an option's id); several
choices and checklists a tuple of option ids; scale one number or None for each row; commitment."""


def is_empty(answer: Answer | None) -> bool:
    """Whether nothing was answered. A no and a zero are answers."""
    match answer:
        case None:
            return True
        case str():
            return not answer.strip()
        case Promise():
            return not answer.text.strip()
        case tuple():
            return all(part is None for part in answer)
    return False


def plain(prompt: Prompt, answer: Answer) -> str:
    """The answer as a person would read it; text is returned as it was typed."""
    match answer:
        case bool():
            words = "Yes" if answer else "No"
        case int():
            words = f"{answer} minutes" if answer != 1 else "1 minute"
        case date():
            words = f"{answer.day} {_MONTHS[answer.month - 1]} {answer.year}"
        case Promise():
            words = answer.text
        case str():
            words = _label(prompt, answer) if prompt.kind is Kind.CHOICE else answer
        case tuple() if prompt.kind is Kind.SCALE:
            words = _ratings(prompt, answer)
        case _:
            words = "\n".join(_label(prompt, str(part)) for part in answer)
    return words


def _label(prompt: Prompt, option_id: str) -> str:
    return next((o.label for o in prompt.options if o.id == option_id), option_id)


def _ratings(prompt: Prompt, ratings: tuple[Any, ...]) -> str:
    rows = prompt.scale.rows if prompt.scale else ()
    highest = prompt.scale.highest if prompt.scale else 5
    names = rows or ("",) * len(ratings)
    pairs = [(n, r) for n, r in zip(names, ratings, strict=False) if r is not None]
    return "\n".join(f"{n}: {r} of {highest}" if n else f"{r} of {highest}" for n, r in pairs)


def searchable(prompt: Prompt, answer: Answer) -> str:
    """The words of an answer that a search should find, and that count as its words."""
    if prompt.kind in {Kind.MINUTES, Kind.DATE, Kind.YES_NO, Kind.SCALE}:
        return ""
    return plain(prompt, answer)


def count_words(text: str) -> int:
    """Words as a form's limit counts them: runs between white space."""
    return len(text.split())


def shown(prompts: PromptSet, answers: Mapping[str, Answer]) -> tuple[Prompt, ...]:
    """The prompts that these answers bring up, in order."""
    return tuple(p for p in prompts.prompts if _is_shown(p, prompts, answers))


def _is_shown(prompt: Prompt, prompts: PromptSet, answers: Mapping[str, Answer]) -> bool:
    condition = prompt.shown_when
    if condition is None:
        return True
    asked = prompts.prompt(condition.prompt)
    if asked is None or not _is_shown(asked, prompts, answers):
        return False
    match answers.get(condition.prompt):
        case bool() as yes:
            given: tuple[Any, ...] = ("yes" if yes else "no",)
        case tuple() as several:
            given = several
        case other:
            given = (other,)
    return any(part in condition.answers for part in given)


def to_plain_data(answer: Answer) -> Any:
    """The answer in values that JSON and TOML have; `from_plain_data` reads it again."""
    match answer:
        case date():
            return answer.isoformat()
        case Promise(text=text, due=due):
            return {"text": text, "due": due.isoformat()} if due else {"text": text}
        case tuple():
            return list(answer)
    return answer


def from_plain_data(prompt: Prompt, raw: Any) -> Answer:
    """The answer that ``raw`` holds.

    Raises `InvalidAnswer` when it does not fit the prompt.
    """
    # Not raised from what the reader says, which may quote the answer.
    with suppress(TypeError, ValueError, KeyError, AttributeError):
        return _READERS[prompt.kind](prompt, raw)
    raise InvalidAnswer(prompt.id, _EXPECTED[prompt.kind])


def _text(prompt: Prompt, raw: Any) -> str:
    if not isinstance(raw, str) or len(raw) > MAX_TEXT:
        raise TypeError
    raw.encode()  # a lone surrogate is not text
    return raw


def _day(prompt: Prompt, raw: Any) -> date:
    if type(raw) is date:
        return raw
    return date.fromisoformat(raw)


def _minutes(prompt: Prompt, raw: Any) -> int:
    if type(raw) is not int or not 0 <= raw <= 100_000:
        raise TypeError
    return raw


def _yes_no(prompt: Prompt, raw: Any) -> bool:
    if type(raw) is not bool:
        raise TypeError
    return raw


def _choice(prompt: Prompt, raw: Any) -> str:
    if raw not in {o.id for o in prompt.options}:
        raise ValueError
    return str(raw)


def _choices(prompt: Prompt, raw: Any) -> tuple[str, ...]:
    if isinstance(raw, str):
        raise TypeError
    chosen = {_choice(prompt, part) for part in raw}
    return tuple(o.id for o in prompt.options if o.id in chosen)


def _scale(prompt: Prompt, raw: Any) -> tuple[int | None, ...]:
    scale = prompt.scale
    given = [raw] if type(raw) is int else list(raw)
    if scale is None or len(given) != max(1, len(scale.rows)):
        raise ValueError
    for part in given:
        if part is None:
            continue
        if type(part) is not int or not scale.lowest <= part <= scale.highest:
            raise ValueError
    return tuple(given)


def _commitment(prompt: Prompt, raw: Any) -> Promise:
    if isinstance(raw, str):
        return Promise(_text(prompt, raw))
    if not set(raw) <= {"text", "due"}:
        raise ValueError
    due = raw.get("due")
    return Promise(_text(prompt, raw["text"]), None if due in {None, ""} else _day(prompt, due))


_READERS: dict[Kind, Callable[[Prompt, Any], Answer]] = {
    Kind.LONG_TEXT: _text,
    Kind.SHORT_TEXT: _text,
    Kind.SCALE: _scale,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.CHECKLIST: _choices,
    Kind.DATE: _day,
    Kind.MINUTES: _minutes,
    Kind.YES_NO: _yes_no,
    Kind.COMMITMENT: _commitment,
}

_EXPECTED = {
    Kind.LONG_TEXT: "a text is expected",
    Kind.SHORT_TEXT: "a text is expected",
    Kind.SCALE: "whole numbers on the scale are expected, one for each row",
    Kind.CHOICE: "one of the choices is expected",
    Kind.CHOICES: "a list of the choices is expected",
    Kind.CHECKLIST: "a list of the choices is expected",
    Kind.DATE: "a date like 2026-11-19 is expected",
    Kind.MINUTES: "a whole number of minutes is expected",
    Kind.YES_NO: "true or false is expected",
    Kind.COMMITMENT: "a text, or text and due (a date like 2026-11-19), is expected",
}

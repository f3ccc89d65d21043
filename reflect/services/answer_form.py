"""The TOML form of an entry: written to be filled in by a person, and read strictly.

``title``, ``date``, ``happened``, ``tags`` and ``private`` stand at the top, the answers by prompt
id under ``[answers]``. What a form does not name stays as it was; ``""`` says "not answered".
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reflect.domain.answers import Answer, Promise, from_plain_data, is_empty
from reflect.domain.prompts import Kind, Prompt, PromptSet
from reflect.errors import InvalidAnswer
from reflect.services.toml_form import Form, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.domain.entry import Content

YEARS = range(1900, 2200)
"""Those that an entry can be of."""

_TOP = ("title", "date", "happened", "tags", "private", "answers")
_TEXTS = frozenset({Kind.LONG_TEXT, Kind.SHORT_TEXT})
_CHOICES = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.CHECKLIST})


def filled_in(text: str, prompts: PromptSet, before: Content) -> Content:
    """What a form says, on top of what was there before.

    Raises `FormInvalid` with every mistake and its line.
    """
    form = parsed(text)
    for name in form.values:
        if name not in _TOP:
            _refuse_top(form, name, prompts)
    content = replace(
        before,
        title=_one_line(form, "title", before.title),
        written=_written(form, before.written),
        happened=_happened(form, before.happened),
        tags=_tags(form, before.tags),
        private=_private(form, prompts, before.private),
        answers=_answers(form, prompts, before),
    )
    form.check()
    return content


def on_day(moment: datetime, day: date) -> datetime:
    """The moment moved to another day, the clock unchanged; raises `ValueError` out of `YEARS`."""
    if day.year not in YEARS:
        message = f"the year must be between {YEARS.start} and {YEARS.stop - 1}"
        raise ValueError(message)
    return moment.replace(year=day.year, month=day.month, day=day.day)


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags in one line each, without the empty ones and those that are there already."""
    kept: dict[str, str] = {}
    for tag in tags:
        tidied = " ".join(tag.split()).removeprefix("#").strip()
        bare = unicodedata.normalize("NFKD", tidied.casefold())
        folded = "".join(c for c in bare if not unicodedata.combining(c)).strip()
        if folded:
            kept.setdefault(folded, tidied)
    return tuple(kept.values())


def _refuse_top(form: Form, name: str, prompts: PromptSet) -> None:
    if prompts.prompt(name):
        form.mistake((name,), f'"{name}" is an answer: it belongs under a line [answers]')
    else:
        form.refuse_unknown((name,), _TOP, "key")


def _one_line(form: Form, name: str, before: str) -> str:
    if name not in form.values:
        return before
    return " ".join(form.text((name,), form.values[name]).split())


def _written(form: Form, before: datetime) -> datetime:
    given = form.values.get("date", before)
    if isinstance(given, datetime):
        moment = given if given.tzinfo else given.replace(tzinfo=before.tzinfo)
        if moment.year in YEARS:
            return moment
    elif isinstance(given, date) and given.year in YEARS:
        return on_day(before, given)
    form.mistake(("date",), '"date" must be a day or a time like 2026-11-19 or 2026-11-19T17:30:00')
    return before


def _happened(form: Form, before: date | None) -> date | None:
    given = form.values.get("happened", before)
    if given is None or given == "":
        return None
    if type(given) is date:
        return given
    form.mistake(("happened",), '"happened" must be a day like 2026-11-19')
    return before


def _tags(form: Form, before: tuple[str, ...]) -> tuple[str, ...]:
    return tidy_tags(_texts(form, "tags", before))


def _private(form: Form, prompts: PromptSet, before: frozenset[str]) -> frozenset[str]:
    names = _texts(form, "private", tuple(before))
    for position, name in enumerate(names):
        if "private" in form.values and not prompts.prompt(name):
            form.refuse_unknown(("private", position, name), _ids(prompts), "prompt")
    return frozenset(names)


def _texts(form: Form, name: str, before: tuple[str, ...]) -> tuple[str, ...]:
    given = form.values.get(name, list(before))
    if not isinstance(given, list):
        form.mistake((name,), f'"{name}" must be a list of texts, like ["one", "two"]')
        return before
    return tuple(form.text((name, at), part) for at, part in enumerate(given))


def _answers(form: Form, prompts: PromptSet, before: Content) -> dict[str, Answer]:
    answers = dict(before.answers)
    for name, raw in form.table("answers").items():
        prompt = prompts.prompt(name)
        if prompt is None:
            form.refuse_unknown(("answers", name), _ids(prompts), "prompt")
            continue
        answer = _answer(form, prompt, raw)
        if answer is None or is_empty(answer):
            answers.pop(name, None)
        else:
            answers[name] = answer
    return answers


def _ids(prompts: PromptSet) -> tuple[str, ...]:
    return tuple(prompt.id for prompt in prompts.prompts)


def _answer(form: Form, prompt: Prompt, raw: Any) -> Answer | None:
    path = ("answers", prompt.id)
    if raw == "":
        return None
    if prompt.kind in _TEXTS:
        return form.text(path, raw)
    try:
        answer = from_plain_data(prompt, _without_blanks(prompt, raw))
    except InvalidAnswer as error:
        form.mistake(path, f'"{prompt.id}": {error.why}{_what_fits(prompt)}')
        return None
    return _promise(form, path, answer) if isinstance(answer, Promise) else answer


def _without_blanks(prompt: Prompt, raw: Any) -> Any:
    """TOML has no word for nothing: a row that is not rated is an empty text."""
    if prompt.kind is Kind.SCALE and isinstance(raw, list):
        return [None if part == "" else part for part in raw]
    if prompt.kind in {Kind.CHOICES, Kind.CHECKLIST} and isinstance(raw, dict):
        raise InvalidAnswer(prompt.id, "a list of the choices is expected")
    return raw


def _promise(form: Form, path: tuple[str, str], answer: Promise) -> Promise:
    text = form.text(path, answer.text)
    if answer.due and not text.strip():
        form.mistake(path, f'"{path[1]}" has a day but no words')
    return Promise(text, answer.due)


def _what_fits(prompt: Prompt) -> str:
    if prompt.kind in _CHOICES:
        return f": {', '.join(option.id for option in prompt.options)}"
    if prompt.scale:
        return f": {prompt.scale.lowest} to {prompt.scale.highest}"
    return ""

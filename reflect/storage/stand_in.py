"""Questions for answers whose own wording is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reflect.domain.prompts import Kind, Option, Prompt, PromptSet, Scale
from reflect.storage.records import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator


def stand_in(content: str) -> PromptSet:
    """A prompt set that shows every answer in this text, under the short name of its question.

    Raises `JournalDamaged` for a text that is none.
    """
    kept = from_json(content)
    prompts = tuple(_prompts(kept.get("answers", {}))) if isinstance(kept, dict) else ()
    return PromptSet(id="lost-wording", title="Answers without their questions", prompts=prompts)


def _prompts(answers: dict[str, Any]) -> Iterator[Prompt]:
    for name, given in answers.items():
        match given:
            case bool():
                yield Prompt(id=name, heading=name, kind=Kind.YES_NO)
            case int():
                yield Prompt(id=name, heading=name, kind=Kind.MINUTES)
            case dict():
                yield Prompt(id=name, heading=name, kind=Kind.COMMITMENT)
            case [str(), *_]:
                options = tuple(Option(id=choice, label=choice) for choice in given)
                yield Prompt(id=name, heading=name, kind=Kind.CHOICES, options=options)
            case list():
                yield Prompt(id=name, heading=name, kind=Kind.SCALE, scale=_scale(given))
            case _:
                yield Prompt(id=name, heading=name, kind=Kind.LONG_TEXT)


def _scale(given: list[Any]) -> Scale:
    """One that has every step that was chosen, and as many rows."""
    steps = [step for step in given if isinstance(step, int)] or [0]
    rows = tuple(str(number) for number in range(1, len(given) + 1)) if len(given) > 1 else ()
    return Scale(lowest=min(steps), highest=max(steps) + 1, rows=rows)

"""Whether a prompt that waits for an answer can ever be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.prompts import Kind, Prompt, ShownWhen
from reflect.packs.texts import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.packs.table import Table

_SUITABLE = (Kind.CHOICE, Kind.CHOICES, Kind.CHECKLIST, Kind.YES_NO)


def check_conditions(tables: Sequence[Table], prompts: Sequence[Prompt]) -> None:
    """Report each ``shown_when`` that no answer to an earlier prompt can fulfil."""
    everywhere = {prompt.id for prompt in prompts}
    earlier: dict[str, tuple[Table, Prompt]] = {}
    for table, prompt in zip(tables, prompts, strict=True):
        condition = prompt.shown_when
        if condition and condition.prompt in earlier:
            _check_answers(table, condition, *earlier[condition.prompt])
        elif condition and condition.prompt in everywhere:
            what = f"{quoted(condition.prompt)} does not come before this prompt; move it up"
            _report(table, what, "prompt")
        elif condition and condition.prompt:
            mend = did_you_mean(condition.prompt, earlier) or "point to an earlier prompt"
            _report(table, f"there is no prompt {quoted(condition.prompt)}; {mend}", "prompt")
        earlier.setdefault(prompt.id, (table, prompt))


def _check_answers(table: Table, condition: ShownWhen, asked: Table, prompt: Prompt) -> None:
    if not (asked.is_sound("kind") and asked.is_sound("options")):
        return  # what its answers are is not known before that is mended
    if prompt.kind not in _SUITABLE:
        what = f"{quoted(prompt.id)} is of kind {prompt.kind}; point to one of {_listed(_SUITABLE)}"
        _report(table, what, "prompt")
        return
    known = _answers(prompt)
    for answer in condition.answers:
        if answer not in known:
            mend = did_you_mean(answer, known) or f"use one of {_listed(known)}"
            _report(table, f"{quoted(prompt.id)} has no answer {quoted(answer)}; {mend}", "answers")


def _answers(prompt: Prompt) -> tuple[str, ...]:
    if prompt.kind is Kind.YES_NO:
        return ("yes", "no")
    return tuple(option.id for option in prompt.options)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _report(table: Table, what: str, key: str) -> None:
    table.report(f'"shown_when": {what}', "shown_when", key)

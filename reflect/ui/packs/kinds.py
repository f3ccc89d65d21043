"""How a prompt would be asked, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.prompts import Kind

if TYPE_CHECKING:
    from reflect.domain.prompts import Prompt, Scale

translate = QCoreApplication.translate


def kind(prompt: Prompt) -> str:
    """How it is answered, and whether the answer is private, optional or short."""
    words = {
        Kind.LONG_TEXT: translate("packs", "Long text"),
        Kind.SHORT_TEXT: translate("packs", "Short text"),
        Kind.SCALE: translate("packs", "Scale"),
        Kind.CHOICE: translate("packs", "One choice"),
        Kind.CHOICES: translate("packs", "Several choices"),
        Kind.CHECKLIST: translate("packs", "Checklist"),
        Kind.DATE: translate("packs", "Date"),
        Kind.MINUTES: translate("packs", "Minutes"),
        Kind.YES_NO: translate("packs", "Yes or no"),
        Kind.COMMITMENT: translate("packs", "Commitment"),
    }
    parts = [words[prompt.kind]]
    if prompt.private:
        parts.append(translate("packs", "private"))
    if prompt.optional:
        parts.append(translate("packs", "optional"))
    return ", ".join(parts)


def details(prompt: Prompt) -> str:
    """What can be chosen, how far a scale goes, when it is asked at all; a line for each."""
    lines = [_options(prompt), _scale(prompt.scale) if prompt.scale else "", *_limits(prompt)]
    return "\n".join(line for line in lines if line)


def _options(prompt: Prompt) -> str:
    return "; ".join(option.label for option in prompt.options)


def _scale(scale: Scale) -> str:
    if scale.low_label and scale.high_label:
        words = translate("packs", "From {lowest}, {low}, to {highest}, {high}.")
    else:
        words = translate("packs", "From {lowest} to {highest}.")
    said = words.format(
        lowest=scale.lowest, low=scale.low_label, highest=scale.highest, high=scale.high_label
    )
    rows = translate("packs", "For each of: {rows}").format(rows="; ".join(scale.rows))
    return f"{said}\n{rows}" if scale.rows else said


def _limits(prompt: Prompt) -> tuple[str, ...]:
    lines = []
    if prompt.max_words:
        lines.append(translate("packs", "At most {n} words.").format(n=prompt.max_words))
    if prompt.shown_when:
        lines.append(translate("packs", "Asked only after a certain answer."))
    return tuple(lines)

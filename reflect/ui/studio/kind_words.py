"""What the kinds of prompts are called in the studio, and the icon of each."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.prompts import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

ICONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.LONG_TEXT: "pen-line",
        Kind.SHORT_TEXT: "minus",
        Kind.SCALE: "sliders-horizontal",
        Kind.CHOICE: "circle-dot",
        Kind.CHOICES: "list",
        Kind.CHECKLIST: "list-checks",
        Kind.DATE: "calendar-days",
        Kind.MINUTES: "clock",
        Kind.YES_NO: "circle-question-mark",
        Kind.COMMITMENT: "target",
    }
)

WITH_OPTIONS = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.CHECKLIST})
ASKED_BEFORE = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.CHECKLIST, Kind.YES_NO})
"""Kinds whose answer can bring up another prompt."""


def kinds() -> tuple[tuple[Kind, str], ...]:
    """Every kind with its words, in the order in which they are offered."""
    return (
        (Kind.LONG_TEXT, _tr("Long text")),
        (Kind.SHORT_TEXT, _tr("Short text")),
        (Kind.SCALE, _tr("Scale")),
        (Kind.CHOICE, _tr("One choice")),
        (Kind.CHOICES, _tr("Several choices")),
        (Kind.CHECKLIST, _tr("Checklist")),
        (Kind.YES_NO, _tr("Yes or no")),
        (Kind.DATE, _tr("Date")),
        (Kind.MINUTES, _tr("Minutes")),
        (Kind.COMMITMENT, _tr("Commitment, with a day")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("kind_words", text)

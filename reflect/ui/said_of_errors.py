"""What is said of an error, and where it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Words:
    """One situation in the writer's language."""

    title: str
    text: str
    while_typing: str = ""
    """Said in place of the text where something is being typed: it stays, and is tried again."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the error happened."""

    name: str
    """What the journal is called."""
    today: date


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("errors", text)

"""The places of the rail, whether or not this version has a view for each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class PlaceId(StrEnum):
    """Where a writer can be. Each is also the id of the command that goes there."""

    NEW = "new"
    TODAY = "today"
    JOURNAL = "journal"
    ACCOUNTS = "accounts"
    PORTFOLIO = "portfolio"
    COMMUNITIES = "communities"
    PACKS = "packs"
    SAFETY = "safety"
    PREFERENCES = "preferences"


class Part(StrEnum):
    """Where on the rail a place stands."""

    TOP = "top"
    MIDDLE = "middle"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Place:
    """How the rail shows a place."""

    id: PlaceId
    text: str
    icon: str
    part: Part = Part.MIDDLE
    short: str = ""
    """The word under the icon in a middle window, when it is another."""


def places() -> tuple[Place, ...]:
    """Every place, in the order of the rail."""
    return (
        Place(PlaceId.NEW, translate("places", "New entry"), "pen-line", Part.TOP,
              translate("places", "New")),
        Place(PlaceId.TODAY, translate("places", "Today"), "sunrise"),
        Place(PlaceId.JOURNAL, translate("places", "Journal"), "book-open"),
        Place(PlaceId.ACCOUNTS, translate("places", "Accounts"), "file-lock"),
        Place(PlaceId.PORTFOLIO, translate("places", "Portfolio"), "chart-no-axes-column"),
        Place(PlaceId.COMMUNITIES, translate("places", "Communities"), "users-round"),
        Place(PlaceId.PACKS, translate("places", "Packs"), "package"),
        Place(PlaceId.SAFETY, translate("places", "Safety"), "shield-check", Part.FOOT),
        Place(PlaceId.PREFERENCES, translate("places", "Preferences"), "settings-2", Part.FOOT),
    )  # fmt: skip

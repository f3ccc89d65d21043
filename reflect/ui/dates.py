"""How the window says a day and a time: by name within a week, the year only if another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime

translate = QCoreApplication.translate

WEEK = 7


def day(when: date, today: date) -> str:
    """The shortest clear one of: today, yesterday, Thursday, 19 November, 19 November 2025."""
    away = (when - today).days
    near = {
        -1: translate("dates", "yesterday"),
        0: translate("dates", "today"),
        1: translate("dates", "tomorrow"),
    }
    if away in near:
        return near[away]
    if abs(away) < WEEK:
        return _spelt(when, "dddd")
    return _spelt(when, "d MMMM" if when.year == today.year else "d MMMM yyyy")


def full_day(when: date, today: date) -> str:
    """With the day of the week: Thursday 19 November, and the year if it is another."""
    return _spelt(when, "dddd d MMMM" if when.year == today.year else "dddd d MMMM yyyy")


def month(when: date) -> str:
    """November 2026."""
    return _spelt(when, "MMMM yyyy")


def clock(when: datetime) -> str:
    """14:32, as the writer's clock showed it."""
    return QLocale().toString(QTime(when.hour, when.minute), "HH:mm")


def day_and_clock(when: datetime, today: date) -> str:
    """Tuesday, 18:42."""
    return f"{day(when.date(), today)}, {clock(when)}"


def _spelt(when: date, how: str) -> str:
    return QLocale().toString(QDate(when.year, when.month, when.day), how)

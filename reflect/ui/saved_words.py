"""What is said once the readable part of a damaged journal is in a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reflect.paths import SUFFIX

if TYPE_CHECKING:
    from reflect.domain.salvage import LostEntry, Salvaged
    from reflect.services.salvage import SavedJournal

NAMED = 3
"""Lost entries that are named; more are counted."""


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("saved", text)


def new_name(name: str) -> str:
    """What a journal is called that is made of what could be read of another."""
    return tr("{name}, what could be read").format(name=name)


def saved_words(saved: SavedJournal) -> tuple[str, str]:
    """The title, and what is lost as far as that is known."""
    name = saved.path.name.removesuffix(SUFFIX)
    title = tr("What could be read is in {name}").format(name=name)
    count = saved.salvaged.entries
    entries = tr("1 entry is saved.") if count == 1 else tr("{count} entries are saved.")
    parts = [entries.format(count=count), *_lost(saved.salvaged)]
    parts.append(tr("The damaged journal has not been changed; keep it."))
    return title, " ".join(parts)


def _lost(salvaged: Salvaged) -> list[str]:
    lost = salvaged.lost_entries
    if not lost and salvaged.bad_pages:
        return [tr("No entry is known to be lost.")]
    if not lost:
        return []
    named = "; ".join(map(_named, lost[:NAMED]))
    if len(lost) > NAMED:
        named = tr("{named}; and {count} more").format(named=named, count=len(lost) - NAMED)
    return [tr("Lost: {named}.").format(named=named)]


def _named(lost: LostEntry) -> str:
    title = lost.title or tr("an entry")
    if lost.day is None:
        return title
    day = QLocale().toString(QDate(lost.day.year, lost.day.month, lost.day.day), "d MMMM yyyy")
    return tr("{title}, {day}").format(title=title, day=day)

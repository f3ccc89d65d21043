"""What the list says of an entry and of a month, on screen and aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reflect.domain.entry import HIT_END, HIT_START, title_or_beginning
from reflect.domain.search import spans_of
from reflect.ui import dates

if TYPE_CHECKING:
    from datetime import date

    from reflect.domain.entry import EntryRow
    from reflect.domain.search import Span
    from reflect.ui.browse.months import Month

translate = QCoreApplication.translate

LEAD = 24
"""So many characters at most stand before the first hit of a snippet, to keep it in sight."""
_LEAD_LONGEST = 36


def month_words(month: Month, *, searching: bool) -> tuple[str, str]:
    """November 2026; and beside it: 3 of 7 match, or 7 entries."""
    name = dates.month(month.first)
    if searching:
        counts = translate("browse", "{shown} of {every} match")
        return name, counts.format(shown=month.shown, every=month.every)
    return name, entries_words(month.shown)


def entries_words(count: int) -> str:
    """No entries, 1 entry, 7 entries."""
    if count == 0:
        return translate("browse", "no entries")
    if count == 1:
        return translate("browse", "1 entry")
    return translate("browse", "{count} entries").format(count=f"{count:,}")


def words_words(count: int) -> str:
    """1 word, 118 words."""
    if count == 1:
        return translate("browse", "1 word")
    return translate("browse", "{count} words").format(count=f"{count:,}")


def weekday(day: date) -> str:
    """Thu."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd")


def long_day(day: date) -> str:
    """Thursday 19 November 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")


def row_title(entry: EntryRow) -> str:
    """What the row calls the entry."""
    return title_or_beginning(entry.title, entry.prompt_set, entry.beginning)


def row_text(entry: EntryRow) -> tuple[str, tuple[Span, ...]]:
    """The words under the title, and where a search hits in them."""
    if entry.snippet:
        return _near_hit(entry.snippet)
    taken = 0 if entry.title else len(row_title(entry))
    return entry.beginning[taken:].strip(" ,;:\n") if entry.beginning else "", ()


def spoken_day(day: date, today: date) -> str:
    """Thursday 19 November."""
    return dates.full_day(day, today)


def spoken_row(entry: EntryRow, today: date) -> str:
    """Thursday 19 November, Who was I planning for?, After a case-based session."""
    parts = [spoken_day(entry.written.date(), today), row_title(entry), entry.prompt_set]
    if entry.has_account:
        parts.append(translate("browse", "has an account"))
    return ", ".join(part for part in parts if part)


def _near_hit(marked: str) -> tuple[str, tuple[Span, ...]]:
    text = marked.replace(HIT_START, "").replace(HIT_END, "").replace("\n", " ")
    spans = spans_of(marked)
    if not spans or spans[0][0] <= _LEAD_LONGEST:
        return text, spans
    first = spans[0][0]
    space = text.find(" ", first - LEAD, first)
    cut = space + 1 if space >= 0 else first
    return "…" + text[cut:], tuple((a - cut + 1, b - cut + 1) for a, b in spans)

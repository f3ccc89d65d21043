"""Days and times as other programs write them, with the writer's offset from UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reflect.imports import limits
from reflect.imports.texts import LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable

NOON = time(12)
"""What is written for a day without a time: no zone moves it to another day."""

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s?([AaPp])\.?[Mm]\.?)?"
    r"\s?(Z|[+-]\d{2}:?\d{2})?)?"
)
_ZONE = re.compile(r"[A-Za-z][A-Za-z_]{0,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}")
_BEGINNING = re.compile(r"(\d{4}-\d{2}-\d{2})(?![\d-])")


def moment(text: str) -> datetime:
    """A day, or a day and a time, as ISO 8601 writes them, in 24 hours or 12.

    A time without an offset is this computer's. Raises `LeftOut` for anything else.
    """
    found = _ISO.fullmatch(text.strip())
    if found is None:
        raise _no_date()
    year, month, day, hour, minute, second, half, offset = found.groups()
    return _checked(
        lambda: _placed(
            datetime.combine(
                date(int(year), int(month), int(day)),
                NOON if hour is None else time(_hour(hour, half), int(minute), int(second or 0)),
            ),
            offset,
        )
    )


def in_zone(text: str, zone: str) -> tuple[datetime, bool]:
    """The moment as the clocks of a named zone showed it, and whether the zone is known."""
    there = moment(text)
    if not _ZONE.fullmatch(zone):
        return there, not zone
    try:
        known = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return there, False
    return _checked(lambda: _fixed(there.astimezone(known))), True


def on_day(year: int, month: int, day: int) -> datetime:
    """Noon of a day."""
    return _checked(lambda: local(datetime.combine(date(year, month, day), NOON)))


def at_beginning(name: str) -> datetime | None:
    """The day that a name begins with, as in ``2026-11-26 Ward round``."""
    found = _BEGINNING.match(name)
    try:
        return moment(found[1]) if found else None
    except LeftOut:
        return None


def local(bare: datetime) -> datetime:
    """A time without an offset as this computer's clock would have shown it then."""
    try:
        return _fixed(bare.astimezone())
    except (OSError, OverflowError):
        # Windows knows no zones before 1970.
        return bare.replace(tzinfo=UTC)


def _fixed(there: datetime) -> datetime:
    """The same moment, with its offset in whole minutes in place of rules that may change."""
    offset = there.utcoffset() or timedelta()
    whole = timezone(timedelta(minutes=round(offset / timedelta(minutes=1))))
    return there.replace(microsecond=0).astimezone(whole)


def _placed(bare: datetime, offset: str | None) -> datetime:
    if offset is None:
        return local(bare)
    return datetime.fromisoformat(f"{bare.isoformat()}{'+00:00' if offset == 'Z' else offset}")


def _hour(hour: str, half: str | None) -> int:
    number = int(hour)
    if half is None:
        return number
    if not 1 <= number <= 12:
        raise ValueError
    return number % 12 + (12 if half in "Pp" else 0)


def _checked(make: Callable[[], datetime]) -> datetime:
    try:
        made = make()
    except (ValueError, OverflowError):
        raise _no_date() from None
    # Both as written and in UTC, so that no later reckoning leaves the years that a journal has.
    if made.year not in limits.YEARS or made.astimezone(UTC).year not in limits.YEARS:
        raise _no_date()
    return made


def _no_date() -> LeftOut:
    what = "has no date that can be read"
    return LeftOut(what)

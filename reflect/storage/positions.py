"""The places of entries in every list: seconds on the writer's own clock, each given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from reflect.errors import Refused
from reflect.storage.records import DAY

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from reflect.domain.entry import EntryId

_IS_TAKEN = text("SELECT 1 FROM entry WHERE position = :wanted AND id <> :id")
# The end of the row of taken seconds that begins at the wanted one.
_LATER = text(
    "SELECT position + 1 FROM entry AS taken WHERE position BETWEEN :wanted AND :last - 1"
    " AND NOT EXISTS"
    " (SELECT 1 FROM entry WHERE position = taken.position + 1 AND id <> :id)"
    " ORDER BY position LIMIT 1"
)
_EARLIER = text(
    "SELECT position - 1 FROM entry AS taken WHERE position BETWEEN :first + 1 AND :wanted"
    " AND NOT EXISTS"
    " (SELECT 1 FROM entry WHERE position = taken.position - 1 AND id <> :id)"
    " ORDER BY position DESC LIMIT 1"
)


def free_position(connection: Connection, wanted: int, entry_id: EntryId) -> int:
    """The wanted second, or the nearest later one of the same day that no other entry has.

    When the rest of the day is taken, the nearest earlier one: an entry never changes its day.
    """
    asked = {"wanted": wanted, "id": entry_id}
    if connection.execute(_IS_TAKEN, asked).scalar() is None:
        return wanted
    first = wanted - wanted % DAY
    asked |= {"first": first, "last": first + DAY - 1}
    for near in (_LATER, _EARLIER):
        position: int | None = connection.execute(near, asked).scalar()
        if position is not None:
            return position
    what = "one day has no room for more entries"
    raise Refused(what)

"""The places of entries in every list: seconds on the writer's own clock, each given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from reflect.errors import Refused
from reflect.storage.prepared import Prepared
from reflect.storage.records import DAY

if TYPE_CHECKING:
    from reflect.domain.entry import EntryId
    from reflect.storage.writing import Writing

_IS_TAKEN = Prepared(text("SELECT 1 FROM entry WHERE position = :wanted AND id <> :id"))
# The end of the row of taken seconds that begins at the wanted one.
_LATER = Prepared(
    text(
        "SELECT position + 1 FROM entry AS taken WHERE position BETWEEN :wanted AND :last - 1"
        " AND NOT EXISTS"
        " (SELECT 1 FROM entry WHERE position = taken.position + 1 AND id <> :id)"
        " ORDER BY position LIMIT 1"
    )
)
_EARLIER = Prepared(
    text(
        "SELECT position - 1 FROM entry AS taken WHERE position BETWEEN :first + 1 AND :wanted"
        " AND NOT EXISTS"
        " (SELECT 1 FROM entry WHERE position = taken.position - 1 AND id <> :id)"
        " ORDER BY position DESC LIMIT 1"
    )
)


def free_position(writing: Writing, wanted: int, entry_id: EntryId) -> int:
    """The wanted second, or the nearest later one of the same day that no other entry has.

    When the rest of the day is taken, the nearest earlier one: an entry never changes its day.
    """
    asked = {"wanted": wanted, "id": entry_id}
    if writing.run(_IS_TAKEN, asked).fetchone() is None:
        return wanted
    first = wanted - wanted % DAY
    asked |= {"first": first, "last": first + DAY - 1}
    for near in (_LATER, _EARLIER):
        row = writing.run(near, asked).fetchone()
        if row is not None:
            return int(row[0])
    what = "one day has no room for more entries"
    raise Refused(what)

"""Reads where a framework or a form comes from, and for when it holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reflect.domain.frameworks import Source
from reflect.packs import limits

if TYPE_CHECKING:
    from reflect.packs.table import Table

NEEDED = ("body", "source", "checked")
_UNKNOWN = date(1970, 1, 1)


def read_origin(table: Table) -> Source:
    """The origin that the table tells; what is wrong with it is reported there."""
    origin = Source(
        body=table.text("body", limits.BODY),
        source=table.text("source", limits.CITATION),
        checked=table.day("checked") or _UNKNOWN,
        valid_from=table.day("valid_from"),
        valid_until=table.day("valid_until"),
        note=table.text("note", limits.NOTE),
    )
    if origin.valid_from and origin.valid_until and origin.valid_until < origin.valid_from:
        table.report('"valid_until" is before "valid_from"; exchange them', "valid_until")
    return origin

"""``reflect list``: entries, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reflect.cli.options import common_options, filters
from reflect.cli.rows import Wanted, lines, moment, shortened, values

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.domain.entry import DraftRow, EntryRow


@click.command("list")
@filters
@click.option("--bin", "what", flag_value="bin", help="Those that were deleted.")
@click.option("--drafts", "what", flag_value="drafts", help="Unfinished writing.")
@common_options
@click.pass_obj
def list_entries(session: Session, /, *, what: str | None, **said: Any) -> None:
    """List entries, the newest first."""
    which = Wanted(**said)
    with session.opened() as journal:
        if what == "drafts":
            _show_drafts(session, journal.entries.drafts()[: which.limit])
        elif what == "bin":
            _show(session, journal.entries.bin()[: which.limit])
        else:
            _show(session, which.found_in(journal))


def _show(session: Session, rows: tuple[EntryRow, ...]) -> None:
    session.show(values(rows), lambda: lines(rows))


def _show_drafts(session: Session, drafts: tuple[DraftRow, ...]) -> None:
    value = [
        {"id": row.id, "title": row.title, "saved_at": moment(row.saved), "words": row.words}
        for row in drafts
    ]
    session.show(value, lambda: "\n".join(_draft_line(row) for row in drafts))


def _draft_line(row: DraftRow) -> str:
    return f"{row.id}  {row.saved:%Y-%m-%d %H:%M}  {row.title or shortened(row.beginning)}"

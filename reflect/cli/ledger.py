"""``reflect ledger``: what left the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reflect.cli.options import common_options
from reflect.cli.rows import moment

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.domain.account import Departure


@click.command("ledger")
@common_options
@click.pass_obj
def ledger(session: Session) -> None:
    """List all that left the journal: what, when, for whom, in which file."""
    with session.opened() as journal:
        rows = journal.accounts.ledger()
    value = [
        {
            "id": row.id,
            "when": moment(row.when),
            "what": row.what,
            "form": row.form,
            "format": row.file_format,
            "for_whom": row.for_whom,
            "file": row.file_name,
            "sha256": row.sha256,
            "accounts": list(row.account_ids),
        }
        for row in rows
    ]
    session.show(value, lambda: "\n".join(map(_line, rows)))


def _line(row: Departure) -> str:
    reader = f", for {row.for_whom}" if row.for_whom else ""
    return f"{row.when:%Y-%m-%d %H:%M}  {row.what}  ({row.file_name}{reader})"

"""``reflect history``: every save of an entry, and each as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reflect.cli.options import common_options
from reflect.cli.rows import moment
from reflect.cli.show import entry_text, entry_value

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.domain.entry import RevisionRow


@click.command("history")
@click.argument("entry_id", metavar="ID")
@click.option("--revision", type=click.IntRange(min=1), help="Print the entry as it was then.")
@common_options
@click.pass_obj
def history(session: Session, entry_id: str, revision: int | None) -> None:
    """List every save of an entry, the newest first."""
    with session.opened() as journal:
        called = journal.entries.called(entry_id)
        if revision is not None:
            old = journal.entries.revision(called, revision)
            session.show(entry_value(old), lambda: entry_text(old))
            return
        rows = journal.entries.history(called)
    value = [
        {
            "number": row.number,
            "saved_at": moment(row.saved),
            "words": row.words,
            "clock_back": row.clock_back,
        }
        for row in rows
    ]
    session.show(
        value,
        lambda: "\n".join(
            f"{row.number:>4}  {row.saved:%Y-%m-%d %H:%M}  {row.words} words{_clock(row)}"
            for row in rows
        ),
    )


def _clock(row: RevisionRow) -> str:
    return "  (the clock had been set back)" if row.clock_back else ""

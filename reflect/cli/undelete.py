"""``reflect undelete``: take an entry out of the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reflect.cli.options import common_options

if TYPE_CHECKING:
    from reflect.cli.session import Session


@click.command("undelete")
@click.argument("entry_id", metavar="ID")
@common_options
@click.pass_obj
def undelete(session: Session, entry_id: str) -> None:
    """Take an entry out of the bin. `reflect list --bin` shows what is there."""
    with session.opened() as journal:
        called = journal.entries.called(entry_id)
        journal.entries.undelete(called)
    session.show({"id": called}, lambda: "Back among your entries.")

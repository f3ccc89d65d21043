"""``reflect delete``: put an entry in the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reflect.cli.options import common_options
from reflect.cli.rows import named

if TYPE_CHECKING:
    from reflect.cli.session import Session


@click.command("delete")
@click.argument("entry_id", metavar="ID")
@common_options
@click.pass_obj
def delete(session: Session, entry_id: str) -> None:
    """Put an entry in the bin, where it can be brought back."""
    with session.opened() as journal:
        called = named(journal, entry_id).id
        journal.entries.delete(called)
    session.show({"id": called}, lambda: f"In the bin. To bring it back: reflect undelete {called}")

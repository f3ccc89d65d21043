"""``reflect verify``: whether a journal is whole and of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reflect.cli.check_words import check_text, check_value
from reflect.cli.failures import ExitCode
from reflect.cli.options import common_options
from reflect.services.jobs import JobContext

if TYPE_CHECKING:
    from reflect.cli.session import Session


@click.command("verify")
@click.option(
    "--full", is_flag=True, help="Read every row as well, and compare each with the rest."
)
@common_options
@click.pass_context
def verify(context: click.Context, full: bool) -> None:
    """Look whether everything in the journal is whole and of today."""
    session: Session = context.obj
    with session.opened() as journal:
        check = journal.checking.full if full else journal.checking.quick
        result = check(JobContext())
        # Before the journal closes: one that is damaged may have to be let go of in a hurry.
        session.show(check_value(result), lambda: check_text(result))
    if result.damaged:
        context.exit(ExitCode.DAMAGED)
    if not result.fine:
        context.exit(ExitCode.REFUSED)

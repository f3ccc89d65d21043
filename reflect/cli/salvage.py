"""``reflect salvage``: what can be read of a damaged journal, in a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflect.cli.check_words import salvaged_text, salvaged_value
from reflect.cli.options import common_options
from reflect.services.jobs import JobContext

if TYPE_CHECKING:
    from reflect.cli.session import Session


@click.command("salvage")
@click.argument("damaged", metavar="PATH", type=click.Path(path_type=Path))
@click.option(
    "--output",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder to put the new journal in.",
)
@common_options
@click.pass_obj
def salvage(session: Session, damaged: Path, output: Path) -> None:
    """Put what can be read of the damaged journal PATH into a new one in FOLDER."""
    passphrase = session.passphrases.ask()
    saved = session.reflect.journals.save_readable(
        damaged, output, JobContext(), passphrase=passphrase
    )
    path = str(saved.path)
    session.show(salvaged_value(path, saved.salvaged), lambda: salvaged_text(path, saved.salvaged))

"""``reflect demo``: a journal to look around in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflect.app import local_now
from reflect.cli.options import common_options

if TYPE_CHECKING:
    from reflect.cli.session import Session


@click.command("demo")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@common_options
@click.pass_obj
def demo(session: Session, folder: Path) -> None:
    """Make a journal with a year of invented entries in FOLDER, and one export of each kind."""
    # It brings the database and the writers of documents along.
    from reflect.services.demo import make_demo

    made = make_demo(folder, session.reflect.library, now=local_now())
    lines = [
        "This is a demonstration: the people and the days in it are invented.",
        f"The journal is {made.path}, the files made from it are in {made.exports}.",
        "It opens with this passphrase, which anyone can read here:",
        f"  {made.passphrase}",
        "Keep nothing of your own in it.",
    ]
    value = {
        "journal": str(made.path),
        "exports": str(made.exports),
        "passphrase": made.passphrase,
        "entries": made.entries,
    }
    session.show(value, lambda: "\n".join(lines))

"""``reflect search``: entries that have these words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reflect.cli.options import common_options, filters
from reflect.cli.printing import print_note
from reflect.cli.rows import Wanted, lines, values

if TYPE_CHECKING:
    from reflect.cli.session import Session


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@filters
@common_options
@click.pass_obj
def search(session: Session, /, words: tuple[str, ...], **said: Any) -> None:
    """Find entries with all of these WORDS, the newest first.

    The last word may be unfinished; "words in double quotes" are found side by side.
    """
    text = " ".join(words)
    with session.opened() as journal:
        rows = Wanted(**said).found_in(journal, text)
    if not rows:
        print_note(f"No entry has “{text}”. Reflect looked in titles, answers and tags.")
    session.show(values(rows), lambda: lines(rows))

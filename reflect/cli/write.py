"""``reflect write``: answer a prompt set, or write freely."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.files import read_text
from reflect.cli.filling_in import Facts, finished_from, finished_in_editor
from reflect.cli.languages import in_a_language, told
from reflect.cli.options import TEXT_FILE, common_options, facts
from reflect.cli.passphrases import STDIN
from reflect.domain.prompts import FREE
from reflect.errors import NotFound

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.domain.prompts import PromptSet


@click.command("write")
@click.argument("set_name", metavar="[SET]", required=False)
@click.option("--free", is_flag=True, help="Write without prompts: plain Markdown.")
@click.option(
    "--answers",
    metavar="FILE",
    type=TEXT_FILE,
    help="Read the form, or the Markdown, from FILE; - reads standard input.",
)
@in_a_language
@facts
@common_options
@click.pass_obj
def write(
    session: Session,
    /,
    set_name: str | None,
    *,
    free: bool,
    answers: str | None,
    language: str | None,
    **said: Any,
) -> None:
    """Answer the prompts of SET, and print the new entry's id.

    Without --answers the form opens in your own editor, in memory. This prints the form:
    reflect prompts show SET --form
    """
    prompts = _prompts(session, set_name, free)
    source = answers or (STDIN if free and not sys.stdin.isatty() else None)
    session.only_one_reads_stdin(source)
    text = read_text(source) if source else None
    with session.opened() as journal:
        found = prompts or journal.prompts.set_called(set_name or "")
        begun = journal.entries.begin(told(session, journal.prompts, found, language).prompts)
        given = Facts(**said)
        if text is None:
            entry = finished_in_editor(journal, given.on(begun), session.reflect.places.editor)
        else:
            entry = finished_from(journal, begun, text, given)
    session.show({"id": entry.id}, lambda: entry.id)


def _prompts(session: Session, name: str | None, free: bool) -> PromptSet | None:
    """None for a set that does not come with Reflect: it may be installed in the journal."""
    if free == bool(name):
        what = "name one prompt set, or say --free. This lists the sets: reflect prompts"
        raise click.UsageError(what)
    if not name:
        return FREE
    with suppress(NotFound):
        return session.reflect.library.set_called(name)
    return None

"""``reflect write``: answer a prompt set, or write freely."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.files import read_text
from reflect.cli.filling_in import Facts, finished_from, finished_in_editor
from reflect.cli.languages import in_a_language, told
from reflect.cli.options import TEXT_FILE, common_options, facts
from reflect.cli.passphrases import STDIN
from reflect.domain.prompts import FREE

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
        asked = told(session, journal.prompts, prompts, language).prompts
        begun, given = journal.entries.begin(asked), Facts(**said)
        if text is None:
            entry = finished_in_editor(journal, given.on(begun), session.reflect.places.editor)
        else:
            entry = finished_from(journal, begun, text, given)
    session.show({"id": entry.id}, lambda: entry.id)


def _prompts(session: Session, name: str | None, free: bool) -> PromptSet:
    if free == bool(name):
        what = "name one prompt set, or say --free. This lists the sets: reflect prompts"
        raise click.UsageError(what)
    return FREE if not name else session.reflect.library.set_called(name)

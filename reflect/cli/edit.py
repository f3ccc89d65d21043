"""``reflect edit``: change an entry, or go on with unfinished writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reflect.cli.files import read_text
from reflect.cli.filling_in import Facts, finished_from, finished_in_editor
from reflect.cli.options import TEXT_FILE, common_options, facts
from reflect.cli.rows import named
from reflect.errors import NotFound, Refused

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.domain.entry import Draft
    from reflect.services.open_journal import OpenJournal

_SHORTEST_ID = 4


@click.command("edit")
@click.argument("entry_id", metavar="ID")
@click.option(
    "--answers",
    metavar="FILE",
    type=TEXT_FILE,
    help="Read the form, or the Markdown, from FILE; - reads standard input.",
)
@facts
@common_options
@click.pass_obj
def edit(session: Session, /, entry_id: str, *, answers: str | None, **said: Any) -> None:
    """Save an entry with other answers. What the form does not name stays as it is.

    Without --answers the entry opens in your own editor, in memory. Earlier wordings are kept; this
    lists them: reflect history ID
    """
    session.only_one_reads_stdin(answers)
    text = read_text(answers) if answers else None
    with session.opened() as journal:
        begun = _draft(journal, entry_id)
        given = Facts(**said)
        draft = given.on(begun)
        if text is not None:
            _refuse_unfinished(begun)
            entry = finished_from(journal, begun, text, given)
        elif draft != begun:
            _refuse_unfinished(draft)
            entry = journal.entries.finish(draft)
        else:
            entry = finished_in_editor(journal, draft, session.reflect.places.editor)
    session.show(
        {"id": entry.id, "revision": entry.revision},
        lambda: f"{entry.id}, revision {entry.revision}",
    )


def _draft(journal: OpenJournal, name: str) -> Draft:
    """The entry, or the new writing, whose id begins so."""
    plain = name.replace("-", "").lower()
    begun = [row.id for row in journal.entries.drafts() if row.is_new and row.id.startswith(plain)]
    try:
        return journal.entries.edit(named(journal, name).id)
    except NotFound:
        if len(begun) != 1 or len(plain) < _SHORTEST_ID:
            raise
        return journal.entries.edit(begun[0])


def _refuse_unfinished(draft: Draft) -> None:
    """What was typed and never finished would be taken for finished, or be lost."""
    if draft.saved is None:
        return
    what = (
        f"there is unfinished writing on this entry, kept on {draft.saved:%Y-%m-%d %H:%M}. "
        f"Finish it first, in the window or with: reflect edit {draft.id}"
    )
    raise Refused(what)

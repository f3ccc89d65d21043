"""``reflect delete``: put an entry in the bin, or delete for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reflect.cli.consent import refuse_without_consent
from reflect.cli.options import common_options
from reflect.cli.printing import print_note
from reflect.cli.rows import named
from reflect.errors import Refused

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.domain.entry import EntryId
    from reflect.services.entries import Gone
    from reflect.services.open_journal import OpenJournal


@click.command("delete")
@click.argument("entry_id", metavar="[ID]", required=False)
@click.option("--for-good", is_flag=True, help="Now, with all its wordings and files, for ever.")
@click.option("--bin", "whole_bin", is_flag=True, help="All that is in the bin; with --for-good.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@common_options
@click.pass_obj
def delete(
    session: Session, entry_id: str | None, *, for_good: bool, whole_bin: bool, yes: bool
) -> None:
    """Put an entry in the bin, where it can be brought back; or delete it for good."""
    if (entry_id is not None) == whole_bin or (whole_bin and not for_good):
        what = "name one entry, or say --for-good --bin. This lists them: reflect list --bin"
        raise click.UsageError(what)
    if for_good or entry_id is None:
        _delete_for_good(session, entry_id, yes=yes)
        return
    with session.opened() as journal:
        called = named(journal, entry_id).id
        journal.entries.delete(called)
    session.show({"id": called}, lambda: f"In the bin. To bring it back: reflect undelete {called}")


def _delete_for_good(session: Session, entry_id: str | None, *, yes: bool) -> None:
    passphrase = session.passphrases.ask()
    with session.opened(passphrase=passphrase) as journal:
        wanted = _wanted(journal, entry_id)
        if not yes and wanted:
            refuse_without_consent(_question(len(wanted)))
        if entry_id is not None:
            # It need not be in the bin already; if it is, that changes nothing.
            journal.entries.delete(wanted[0])
        gone = journal.delete_for_good(wanted, passphrase)
    _tell(session, gone)


def _wanted(journal: OpenJournal, entry_id: str | None) -> tuple[EntryId, ...]:
    if entry_id is not None:
        return (journal.entries.called(entry_id),)
    return tuple(row.id for row in journal.entries.bin())


def _question(count: int) -> str:
    what = "1 entry" if count == 1 else f"{count} entries"
    return f"Delete {what} for good, with every wording and file? Nothing brings that back."


def _tell(session: Session, gone: Gone) -> None:
    if gone.kept and not gone.gone:
        what = (
            "an account was made from it, which names it, so it stays in the bin. "
            "Nothing else has been changed"
        )
        raise Refused(what)
    if gone.kept:
        print_note(f"In the bin still, because an account was made from them: {len(gone.kept)}.")
    value = {"deleted": list(gone.gone), "kept": list(gone.kept)}
    words = (
        f"Deleted for good: {len(gone.gone)}. Backups made before keep them until they go."
        if gone.gone
        else "The bin is empty."
    )
    session.show(value, lambda: words)

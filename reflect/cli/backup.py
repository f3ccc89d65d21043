"""``reflect backup``: make a backup that was read back, or list them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.backup_words import FAULTS, PLACES, entries_words, failed_words, shared_words
from reflect.cli.options import common_options
from reflect.cli.printing import print_note
from reflect.cli.rows import moment
from reflect.errors import Refused
from reflect.services.jobs import JobContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.cli.session import Session
    from reflect.services.backup_list import BackupRow
    from reflect.services.open_journal import OpenJournal


@click.command("backup")
@click.option(
    "--to",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Put backups into FOLDER as well, now and from now on.",
)
@click.option("--only-here", is_flag=True, help="Put them nowhere else from now on.")
@click.option("--list", "listing", is_flag=True, help="List the backups; make none.")
@common_options
@click.pass_obj
def backup(session: Session, folder: Path | None, only_here: bool, listing: bool) -> None:
    """Make a backup and read it back. The journal also makes one by itself, once a day."""
    if listing + only_here + bool(folder) > 1:
        what = "--to, --only-here and --list do not go together."
        raise click.UsageError(what)
    if note := shared_words(session.journal_path()):
        print_note(note)
    with session.opened() as journal:
        if listing:
            _show(session, journal.backups.rows())
            return
        if folder or only_here:
            journal.backups.choose_folder(folder)
        _make(session, journal)


def _make(session: Session, journal: OpenJournal) -> None:
    backups = journal.backups
    made = backups.make(JobContext())
    rows = [
        row for row in backups.rows() if (row.generation, row.made) == (made.generation, made.made)
    ]
    _show(session, rows)
    if failed := backups.failed():
        raise Refused("\n".join(map(failed_words, failed)))
    if backups.folder() and not backups.folder_is_there():
        print_note(f"{backups.folder()} is not there now. It gets its backup once it is back.")


def _show(session: Session, rows: Sequence[BackupRow]) -> None:
    session.show([_value(row) for row in rows], lambda: "\n".join(map(_line, rows)))


def _value(row: BackupRow) -> dict[str, Any]:
    return {
        "path": str(row.path),
        "made_at": moment(row.made),
        "generation": row.generation,
        "entries": row.entries,
        "size": row.size,
        "place": row.place.value,
        "same_disk": row.same_disk,
        "verified_at": moment(row.verified) if row.verified else None,
        "reason": row.reason.value if row.reason else None,
        "readable": row.readable,
        "fault": row.fault.value if row.fault else None,
    }


def _line(row: BackupRow) -> str:
    where = f"{PLACES[row.place]}, on {'the same' if row.same_disk else 'another'} disk"
    entries = "entries not counted" if row.entries is None else entries_words(row.entries)
    facts = (
        f"{row.made.astimezone():%Y-%m-%d %H:%M}",
        entries,
        _size(row.size),
        where,
        _state(row),
    )
    return f"{'; '.join(facts)}\n    {row.path}"


def _state(row: BackupRow) -> str:
    if row.fault:
        return f"does not count: {FAULTS[row.fault]}"
    if row.verified:
        return f"read back {row.verified.astimezone():%Y-%m-%d}"
    return "not read back yet"


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"

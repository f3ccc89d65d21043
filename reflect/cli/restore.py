"""``reflect restore``: bring a backup back as a journal of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflect.cli.backup_words import entries_words
from reflect.cli.options import common_options
from reflect.cli.printing import print_note
from reflect.cli.rows import moment
from reflect.paths import SUFFIX

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.services.restoring import Restored


@click.command("restore")
@click.argument("backup", metavar="BACKUP", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The new journal's folder; NAME restored DAY.reflect if nothing is said.",
)
@common_options
@click.pass_obj
def restore(session: Session, backup: Path, output: Path | None) -> None:
    """Bring a backup back as a new journal. No journal that is there is touched.

    BACKUP is the folder of a backup, or one that holds several: then the newest that can be read.
    It opens with the passphrase of its day.
    """
    if output and output.suffix != SUFFIX:
        what = f"the folder of a journal ends in {SUFFIX}: {output.name}{SUFFIX}"
        raise click.UsageError(what)
    folder = backup.parent if backup.is_file() else backup
    restored = _restored(session, folder, output)
    path = restored.journal.path
    restored.journal.close()
    if restored.passed_over:
        print_note(f"Passed over, because they cannot be read: {len(restored.passed_over)} newer.")
    value = {
        "path": str(path),
        "made_at": moment(restored.made) if restored.made else None,
        "entries": restored.entries,
        "passed_over": [str(row.path) for row in restored.passed_over],
    }
    session.show(value, lambda: f"Brought back {entries_words(restored.entries)} as {path}")


def _restored(session: Session, folder: Path, output: Path | None) -> Restored:
    journals, usual = session.reflect.journals, session.reflect.places.journals
    passphrase = session.passphrases.ask()
    if journals.backups_of(folder):
        return journals.restore_newest(folder, final=output, otherwise=usual, passphrase=passphrase)
    final = output or journals.restored_path(folder, usual)
    return journals.restore(folder, final, passphrase=passphrase)

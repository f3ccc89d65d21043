"""``reflect recovery``: a new recovery code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from reflect.cli.files import write_private
from reflect.cli.options import common_options
from reflect.cli.passphrase import note_old_backups
from reflect.cli.places import refuse_inside_a_journal
from reflect.cli.printing import print_note
from reflect.errors import Refused, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from reflect.cli.session import Session
    from reflect.services.journal_keys import RecoveryCode
    from reflect.services.open_journal import OpenJournal

    Command = TypeVar("Command", bound=Callable[..., Any])


def code_options(command: Command) -> Command:
    """--recovery-file and --kit of what makes a recovery code."""
    for option in (
        click.option(
            "--kit",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Save the recovery kit, a page to print, as this new PDF.",
        ),
        click.option(
            "--recovery-file",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write the recovery code to this new file instead of printing it.",
        ),
    ):
        command = option(command)
    return command


@click.command("recovery")
@code_options
@common_options
@click.pass_obj
def recovery(session: Session, recovery_file: Path | None, kit: Path | None) -> None:
    """Make a new recovery code; the one before stops working."""
    refuse_taken(recovery_file, kit)
    with session.opened() as journal:
        code = journal.new_recovery_code()
        value = kept_code(journal, code, recovery_file, kit)
        note_old_backups(journal)
    session.show(value, lambda: "\n".join(lines_of(value)))


def refuse_taken(*paths: Path | None) -> None:
    """Refuse, before a code is made, a place where it could not be kept."""
    for path in paths:
        if path and path.exists():
            what = f"{path} is there already, and is left as it is. Choose another name"
            raise Refused(what)
        if path:
            refuse_inside_a_journal(path)


def kept_code(
    journal: OpenJournal, code: RecoveryCode, recovery_file: Path | None, kit: Path | None
) -> dict[str, str]:
    """Where the code was put; the code itself if that is nowhere."""
    value = {}
    if kit and _tried(kit, lambda: _save_kit(kit, journal, code)):
        value["kit"] = str(kit)
    if recovery_file and _tried(recovery_file, lambda: write_private(recovery_file, code.text)):
        value["recovery_file"] = str(recovery_file)
    return value or {"recovery_code": code.text}


def lines_of(value: dict[str, str]) -> list[str]:
    """What is said of the code."""
    if "recovery_code" in value:
        return [
            "Your new recovery code, shown only now. The one before no longer opens the journal:",
            f"  {value['recovery_code']}",
            "Copy it by hand and keep it apart. Capitals, spaces and hyphens do not matter.",
        ]
    return [
        f"The new recovery code is in {path}. Keep it apart from the journal."
        for path in value.values()
    ]


def _save_kit(path: Path, journal: OpenJournal, code: RecoveryCode) -> None:
    # It brings the typesetter along.
    from reflect.services.recovery_kit import save_recovery_kit

    save_recovery_kit(path, journal, code)


def _tried(path: Path, save: Callable[[], None]) -> bool:
    """Whether it was saved: a code that is made must not be lost for want of a place."""
    try:
        save()
    except (StorageError, Refused):
        print_note(f"{path} could not be written. The code is made all the same.")
        return False
    return True

"""The recovery code on a page that can be kept, and the check of a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.storage.files import replace_file
from reflect.storage.recovery_code import tidy

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.services.open_journal import OpenJournal
    from reflect.storage.recovery_code import RecoveryCode

BEGINNING = 8
"""So many characters of a journal's id tell it from any other that a person has."""


def recovery_kit(journal: OpenJournal, code: RecoveryCode) -> bytes:
    """One page, as PDF, that says what the code is, which journal it opens, and how."""
    # Delayed: it needs the typesetter's side of the program, and is made once or twice in a life.
    from reflect.documents.recovery_kit import KitFacts, recovery_kit_pdf

    return recovery_kit_pdf(
        KitFacts(
            name=journal.name,
            journal=str(journal.id)[:BEGINNING],
            groups=code.groups,
            check=code.check,
            line=code.text,
            path=str(journal.path),
            backups=str(journal.keys.backups),
        )
    )


def save_recovery_kit(path: Path, journal: OpenJournal, code: RecoveryCode) -> None:
    """Write the kit to a file for its owner alone.

    It is durable on return. Raises a `StorageError`; a file that was there before is then whole.
    """
    replace_file(path, recovery_kit(journal, code))


def is_group(typed: str, group: str) -> bool:
    """Whether a group was copied right; spelling is as free as for the whole code."""
    return tidy(typed) == group

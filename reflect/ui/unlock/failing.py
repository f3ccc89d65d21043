"""What is known of a journal that does not open, for the page that tells of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import InUse
from reflect.ui.running_window import holder_of
from reflect.ui.unlock.failure import Scene
from reflect.ui.unlock.journal_files import folder_in_words

if TYPE_CHECKING:
    from datetime import date

    from reflect.errors import ReflectError
    from reflect.ui.unlock.journal_files import Told


def scene_of(error: ReflectError, told: Told, today: date, *, by_code: bool) -> Scene:
    """The journal, its files and backups, and who has it open if somebody has."""
    name, path = told.journal.name, told.journal.path
    return Scene(
        name,
        folder_in_words(path, Path.home()),
        told.found.files,
        today,
        by_code=by_code,
        holder=holder_of(path) if isinstance(error, InUse) else None,
        backups=told.found.backups,
    )

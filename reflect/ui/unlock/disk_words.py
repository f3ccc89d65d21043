"""What is said when the disk does not do its part in making or opening a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect import errors
from reflect.ui.said_of_errors import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.errors import StorageError

    Row = tuple[type[StorageError], str, str]
    """A situation, a title and a text."""

translate = QCoreApplication.translate


def not_made(error: StorageError) -> Words:
    """The words for a journal that could not be made."""
    nothing = translate("disk", "The journal was not made, and nothing is left behind.")
    title, way = _not_made(error)
    return Words(title, f"{nothing} {way}")


def not_saved(error: StorageError) -> Words:
    """The words for a recovery code that could not be saved."""
    title, _ = _not_made(error)
    again = translate("disk", "The code was not saved. Choose another place, or copy it by hand.")
    return Words(title, again)


def not_opened(error: StorageError, name: str) -> tuple[str, str]:
    """Title and text for a journal that the disk did not let be opened."""
    title, text = _matching(error, _opening())
    return title.format(name=name), text.format(name=name)


def _not_made(error: StorageError) -> tuple[str, str]:
    return _matching(error, _making())


def _matching(error: StorageError, rows: Iterable[Row]) -> tuple[str, str]:
    return next((title, text) for kind, title, text in rows if isinstance(error, kind))


def _opening() -> tuple[Row, ...]:
    return (
        (
            errors.DiskFull,
            translate("disk", "There is no room left on this disk"),
            translate(
                "disk",
                "Opening {name} needs a little room, so that nothing is lost when the power "
                "fails. Free some space, then try again.",
            ),
        ),
        (
            errors.ReadOnly,
            translate("disk", "{name} cannot be written to"),
            translate(
                "disk",
                "The disk or the folder is locked against writing, or belongs to somebody else. "
                "Allow writing there, then try again.",
            ),
        ),
        (errors.Vanished, *_gone()),
        (errors.StorageError, *_failing()),
    )


def _gone() -> tuple[str, str]:
    return (
        translate("disk", "{name} is no longer where it was"),
        translate(
            "disk",
            "Its disk may have been taken out, or its folder moved or renamed. "
            "Connect the disk, then try again.",
        ),
    )


def _failing() -> tuple[str, str]:
    return (
        translate("disk", "The disk reported an error"),
        translate(
            "disk",
            "{name} could not be read just now. Try again; if it happens once more, copy its "
            "folder to another disk and open it there.",
        ),
    )


def _making() -> tuple[Row, ...]:
    return (
        (
            errors.DiskFull,
            translate("disk", "There is no room left on this disk."),
            translate("disk", "Free some space, or choose another folder."),
        ),
        (
            errors.ReadOnly,
            translate("disk", "You may not write in this folder."),
            translate("disk", "Choose another folder."),
        ),
        (
            errors.Vanished,
            translate("disk", "This folder is not there any more."),
            translate("disk", "Connect its disk, or choose another folder."),
        ),
        (
            errors.StorageError,
            translate("disk", "The disk reported an error."),
            translate("disk", "Try once more, or choose another folder."),
        ),
    )

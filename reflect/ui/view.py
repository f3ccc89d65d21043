"""What the frame may ask of a view: a place beside the rail, or a door over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from reflect.ui.parts.focus_ring import NO_RING

if TYPE_CHECKING:
    from collections.abc import Callable


class Bound(NamedTuple):
    """What a command of the table does while a view is on screen."""

    id: str
    run: Callable[[], object]
    enabled: Callable[[], bool] = lambda: True
    """Asked when a menu opens and when the key is pressed."""
    within: QWidget | None = None
    """The key works only while the focus is in here: for keys without Ctrl."""


class View(QWidget):
    """One screen. It gets what it needs in its constructor and overrides what it has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A whole screen that has the focus wears no ring.
        self.setProperty(NO_RING, True)

    def arrive(self) -> None:
        """Put the focus where the writer begins: primary, search field, first empty answer.

        Called each time the view comes on screen; when a door over it closes, only if what had
        the focus before is gone.
        """
        self.setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Keep what is being written, then call ``left``: True once it is kept.

        False means that it could not be kept, was said so, and the view stays. Called before
        another place, before the door closes, and before the journal locks.
        """
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order; the rail comes after them."""
        return (self,)

    def commands(self) -> tuple[Bound, ...]:
        """What this view does for commands of the table, while it is on screen."""
        return ()

    def step_back(self) -> bool:
        """Close a panel or go one step back for Esc; False when there is nothing to close."""
        return False

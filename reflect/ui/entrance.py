"""The page before a journal is open: the first run, or the unlock page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.unlock.unlock_flow import UnlockFlow

if TYPE_CHECKING:
    from reflect.ui.desk import Threshold
    from reflect.ui.view import View


def entrance(threshold: Threshold) -> View:
    """The page that opens a journal through ``threshold.reflect.lock``.

    The window follows the lock: it shows the journal as soon as that is unlocked.
    """
    return UnlockFlow(threshold)

"""Waiting for what a window or a journal will have in a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 20_000
"""Milliseconds to wait for something to appear."""


def wait_for(qtbot: Any, there: Callable[[], Any]) -> Any:
    """Wait until this gives something other than None and False, and return it."""
    found: list[Any] = []

    def look() -> bool:
        got = there()
        if got is not None and got is not False:
            found.append(got)
        return bool(found)

    qtbot.waitUntil(look, timeout=PATIENCE)
    return found[0]

"""Long work in steps, each on the thread that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reflect.storage.quiet_backup import Turn

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["Turn", "at_once"]

T = TypeVar("T")


def at_once(steps: Generator[Turn, None, T]) -> T:
    """Do all the steps here and now, for whoever has nobody to hold up."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            result: T = ended.value
            return result

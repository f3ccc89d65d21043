"""Takes the steps of a quiet backup one after the other, on one thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from reflect.storage.quiet_backup import Turn


def run(
    steps: Generator[Turn, None, Any], between: Callable[[Turn], object] = lambda _turn: None
) -> Any:
    """What the steps return; ``between`` is told of each turn before it is taken."""
    while True:
        try:
            between(next(steps))
        except StopIteration as ended:
            return ended.value

"""A disk that fails when told to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

WATCHED = frozenset({"open", "write", "fsync", "replace"})


class FailingDisk:
    """Stands in for the module `os`: of its calls that reach the disk, some fail.

    A write that fails has written half of its bytes, as on a full disk.
    """

    def __init__(self, *, first: int = 0, last: int | None = None, error: int = 0) -> None:
        self.calls: list[str] = []
        """What was called, in order."""
        self._failing = range(first, (last or first) + 1)
        self._error = error

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._counted(name, real) if name in WATCHED else real

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) not in self._failing:
                return real(*args, **kwargs)
            if name == "write":
                descriptor, data = args
                os.write(descriptor, data[: len(data) // 2])
            raise OSError(self._error, os.strerror(self._error), "some/path")

        return call

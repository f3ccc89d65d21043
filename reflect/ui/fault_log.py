"""Keeps what can be known of a fault of ours: its type and where it was, and no content."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

MAX_BYTES = 1_000_000
KEPT = 3
"""The newest file and those before it."""


class FaultLog:
    """Files of at most a megabyte in one folder. Writing never raises."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "faults.log"

    def keep(self, error: BaseException) -> None:
        """Write down an error, without its message and without the values in its frames."""
        # A log that cannot be written must not hide the fault it is about.
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._rotate()
            with self._file.open("a", encoding="utf-8") as file:
                file.write(described(error))

    def _rotate(self) -> None:
        if not self._file.exists() or self._file.stat().st_size < MAX_BYTES:
            return
        names = [self._file, *(self._file.with_suffix(f".log.{n}") for n in range(1, KEPT))]
        for newer, older in reversed(list(pairwise(names))):
            if newer.exists():
                newer.replace(older)


def described(error: BaseException) -> str:
    """The type and the frames of an error and of what caused it."""
    # Slow to import, and a fault is rare.
    import platform

    now = datetime.now(UTC).isoformat(timespec="seconds")
    head = f"{now} Reflect {_own_version()} Python {platform.python_version()} {platform.system()}"
    return "\n".join((head, *_chain(error))) + "\n\n"


def _chain(error: BaseException | None) -> Iterator[str]:
    seen: set[int] = set()
    while error and id(error) not in seen:
        seen.add(id(error))
        # The message may quote what was typed, so only the type is kept.
        yield f"{type(error).__module__}.{type(error).__qualname__}"
        yield from _frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace:
        code = trace.tb_frame.f_code
        module = trace.tb_frame.f_globals.get("__name__", "?")
        yield f"  {module}:{trace.tb_lineno} in {code.co_qualname}"
        trace = trace.tb_next


def _own_version() -> str:
    # Slow to import, and a fault is rare.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("reflect-journal")
    except PackageNotFoundError:
        return "from source"

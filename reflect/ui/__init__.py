"""The window. Only what is in here may import PySide6."""

from __future__ import annotations

import builtins


def _load_qt() -> None:
    """Load Qt, and leave Python's own import in its place.

    PySide puts another one there for ``from __feature__ import``, which nothing here uses. It reads
    and searches the source of every module that is imported afterwards, and keeps it in memory.
    """
    own = builtins.__import__
    # Once it is loaded, PySide leaves import alone.
    import PySide6.QtCore  # noqa: F401 (for what loading it does)

    builtins.__import__ = own


_load_qt()

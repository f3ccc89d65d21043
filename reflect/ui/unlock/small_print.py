"""Which Reflect this is, for the foot of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from reflect.services.jobs import JobContext


def version(_context: JobContext) -> str:
    """The number of the version that is installed."""
    # Slow to import, and nobody waits for it.
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("reflect-journal")
    except PackageNotFoundError:
        return QCoreApplication.translate("Unlock", "from its source")

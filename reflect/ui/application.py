"""The Qt application: what is true for the whole program."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """The one application of this process."""

"""F6 and Shift+F6: from pane to pane, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def go_to_pane(panes: Sequence[QWidget], step: int) -> None:
    """Put the focus into the pane after the one that has it, before it for a ``step`` of -1."""
    shown = [pane for pane in panes if pane.isVisible()]
    start = _current(shown)
    if start is None:
        start = -1 if step > 0 else 0
    for tried in range(1, len(shown) + 1):
        target = _first_stop(shown[(start + step * tried) % len(shown)])
        if target:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _current(panes: Sequence[QWidget]) -> int | None:
    focused = QApplication.focusWidget()
    for index, pane in enumerate(panes):
        if focused and (pane is focused or pane.isAncestorOf(focused)):
            return index
    return None


def _first_stop(pane: QWidget) -> QWidget | None:
    """The pane, or the first widget in it in the order of Tab, that takes the focus."""
    if _takes_focus(pane):
        return pane
    widget = pane.nextInFocusChain()
    while widget and widget is not pane:
        if pane.isAncestorOf(widget) and _takes_focus(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.isVisible()

"""The places of an open journal, each made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reflect.ui.places import PlaceId
    from reflect.ui.view import View


class PlaceStack(QStackedWidget):
    """Shows one place at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._makers: Mapping[PlaceId, Callable[[], View]] = {}
        self._views: dict[PlaceId, View] = {}
        self.current: PlaceId | None = None
        """The place on screen."""

    def register(self, makers: Mapping[PlaceId, Callable[[], View]]) -> None:
        """Know how each view is made."""
        self._makers = makers

    @property
    def view(self) -> View | None:
        """The view on screen."""
        return self._views[self.current] if self.current else None

    def show_place(self, place: PlaceId) -> None:
        """Show a place."""
        if place not in self._views:
            self._views[place] = self._makers[place]()
            self.addWidget(self._views[place])
        self.current = place
        self.setCurrentWidget(self._views[place])

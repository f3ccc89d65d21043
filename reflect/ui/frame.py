"""The frame of an open journal: the rail, a stack of places, and doors over both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reflect.ui.doors import Doors
from reflect.ui.narrow_bar import NarrowBar
from reflect.ui.panes import go_to_pane
from reflect.ui.place_stack import PlaceStack
from reflect.ui.places import PlaceId, places
from reflect.ui.rail import Rail
from reflect.ui.room import Breadth
from reflect.ui.view import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reflect.ui.commands import Commands
    from reflect.ui.look.theme import Look
    from reflect.ui.room import Room
    from reflect.ui.view import View


class Frame(QStackedWidget):
    """Shows the places that have a view, one at a time, and the doors over them."""

    lock_wanted = Signal()
    place_shown = Signal(str)
    """Carries the place that is on screen now."""

    def __init__(self, look: Look, commands: Commands, room: Room, journal_name: str) -> None:
        super().__init__()
        self._look = look
        self._commands = commands
        self._room = room
        self._places = PlaceStack()
        self._texts: dict[PlaceId, str] = {}
        self._bound: tuple[Bound, ...] = ()
        self.rail = Rail(look, journal_name)
        """To stand left of the frame; it hides when there is a door, or no room for it."""
        self._bar = NarrowBar(look)
        self.doors = Doors(self, self._arrive)
        """Opens views over the whole frame."""
        self._lay_out()

    def open(self, makers: Mapping[PlaceId, Callable[[], View]]) -> None:
        """Show the places that have a maker, and go to today, or to the first if there is none."""
        shown = [place for place in places() if place.id in makers]
        self._texts = {place.id: place.text for place in shown}
        self._places.register(makers)
        self._commands.bind(self._own_commands())
        self.rail.offer(shown)
        self._bar.offer([self._commands.action(name) for name in (*self._texts, "lock")])
        self.rail.wanted.connect(self.go)
        self._room.changed.connect(self._fit)
        self.doors.changed.connect(self._on_screen_changed)
        for part in (self.rail, self._bar):
            part.lock_wanted.connect(self.lock_wanted)
        self._fit()
        first = PlaceId.TODAY if PlaceId.TODAY in makers else next(iter(makers), None)
        if first:
            self._switch(first)

    @property
    def view(self) -> View | None:
        """The view on screen: the door on top, else the place."""
        doors = self.doors.views
        return doors[0] if doors else self._places.view

    @property
    def place(self) -> PlaceId | None:
        """The place on screen, or under the doors."""
        return self._places.current

    def go(self, place: PlaceId) -> None:
        """Close the doors, leave this place and go to another, if all could be kept."""
        self.doors.close_all(partial(self._leave_place, place))

    def leave(self, left: Callable[[bool], object]) -> None:
        """Have every view on screen keep what is being written; then call ``left``."""
        here = self._places.view
        views = (*self.doors.views, *((here,) if here else ()))
        _leave_in_turn(views, left)

    def _leave_place(self, place: PlaceId) -> None:
        here = self._places.view
        if here and place != self._places.current:
            here.leave(partial(self._on_place_left, place))
        else:
            self._switch(place)

    def _on_place_left(self, place: PlaceId, kept: bool) -> None:
        if kept:
            self._switch(place)

    def _switch(self, place: PlaceId) -> None:
        self._places.show_place(place)
        self.rail.set_current(place)
        self._bar.set_where(self._texts[place])
        self._on_screen_changed()
        self.place_shown.emit(place)
        self._arrive()

    def _arrive(self) -> None:
        if self.view:
            self.view.arrive()

    def _on_screen_changed(self) -> None:
        """Let the view on screen do the commands it has, and no other view."""
        self._commands.unbind(self._bound)
        self._bound = self.view.commands() if self.view else ()
        self._commands.bind(self._bound)
        self._fit()

    def _own_commands(self) -> tuple[Bound, ...]:
        ways = tuple(Bound(id=place, run=partial(self.go, place)) for place in self._texts)
        return (
            *ways,
            Bound(id="back", run=self._back),
            Bound(id="next_pane", run=partial(self._go_to_pane, 1)),
            Bound(id="previous_pane", run=partial(self._go_to_pane, -1)),
        )

    def _back(self) -> None:
        if self.view and not self.view.step_back() and self.doors.views:
            self.doors.close()

    def _go_to_pane(self, step: int) -> None:
        panes: Sequence[QWidget] = self.view.panes() if self.view else ()
        bars = () if self.doors.views else (self._bar, self.rail)
        go_to_pane([*panes, *bars], step)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._places, 1)
        self.addWidget(inside)

    def _fit(self) -> None:
        self.rail.set_breadth(self._room.breadth)
        self.rail.setVisible(self._room.breadth is not Breadth.NARROW and not self.doors.views)
        self._bar.setVisible(self._room.breadth is Breadth.NARROW)


def _leave_in_turn(views: Sequence[View], left: Callable[[bool], object]) -> None:
    if not views:
        left(True)
        return
    view, *rest = views
    view.leave(lambda kept: _leave_in_turn(rest, left) if kept else left(False))

"""The screens of the program, for whoever puts them into the window without knowing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from reflect.ui.entrance import entrance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reflect.ui.desk import Desk, Threshold
    from reflect.ui.places import PlaceId
    from reflect.ui.view import Bound, View


class Views(Protocol):
    """The screens of an open journal: what `reflect.ui.views` has."""

    def place_views(self, desk: Desk) -> Mapping[PlaceId, Callable[[], View]]:
        """How the view of each place is made."""

    def global_commands(self, desk: Desk) -> tuple[Bound, ...]:
        """Commands that are done wherever the writer is."""


class Screens(NamedTuple):
    """The page before a journal is open, and those after, which are loaded when asked for."""

    entrance: Callable[[Threshold], View]
    load: Callable[[], Views]


def real_screens() -> Screens:
    """The screens of this program."""
    return Screens(entrance, _load)


def _load() -> Views:
    # The unlock page must not wait for the screens behind it.
    from reflect.ui import views

    return views

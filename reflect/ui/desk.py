"""What screens are made from: the services, and the ways to speak and to go elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from reflect.app import Reflect
    from reflect.services.open_journal import OpenJournal
    from reflect.ui.commands import Commands
    from reflect.ui.doors import Doors
    from reflect.ui.handed_in import HandedIn
    from reflect.ui.idle_watch import LockReason
    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look
    from reflect.ui.messages import Messages
    from reflect.ui.places import PlaceId
    from reflect.ui.preferences_store import PreferencesStore
    from reflect.ui.room import Room


class Threshold(NamedTuple):
    """For the page before a journal is open."""

    reflect: Reflect
    look: Look
    room: Room
    jobs: Jobs
    messages: Messages
    preferences: PreferencesStore
    lock_changed: SignalInstance
    """Carries the new `LockState`, on the GUI thread."""
    locked: Path | None = None
    """The journal that has just been locked, to be offered first."""
    reason: LockReason | None = None
    """Why it was locked."""


class Desk(NamedTuple):
    """For the screens of an open journal. A screen takes from it what it needs."""

    reflect: Reflect
    journal: OpenJournal
    """Use it in jobs only: it belongs to the journal's thread."""
    look: Look
    room: Room
    jobs: Jobs
    messages: Messages
    preferences: PreferencesStore
    commands: Commands
    changed: SignalInstance
    """Carries the `Changes` of every write, on the GUI thread."""
    doors: Doors
    go: Callable[[PlaceId], None]
    """Go to another place; closes the doors."""
    place: Callable[[], PlaceId | None]
    """The place on screen, or behind the doors."""
    handed_in: HandedIn
    """Files of packs from outside the window."""

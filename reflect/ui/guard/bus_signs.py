"""Hears from a Linux desktop, over its own local buses, that nobody is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusError, QDBusMessage

from reflect.ui.idle_watch import LockReason

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusObjectPath, QDBusUnixFileDescriptor

# https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html
LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
"""The names under which desktops tell, in the same words, that the screen is locked."""


class BusSigns(QObject):
    """Listens as long as it lives; silent where there is no bus or nobody who would tell."""

    left = Signal(object)
    """Carries the `LockReason`."""

    def __init__(self, system: QDBusConnection, session: QDBusConnection) -> None:
        super().__init__()
        self._system = system
        self._brake: QDBusUnixFileDescriptor | None = None
        for saver in SAVERS:
            self._hear(session, (saver, "", saver, "ActiveChanged"), "_on_saver(bool)")
        self._hear(system, (LOGIN, LOGIN_PATH, MANAGER, "PrepareForSleep"), "_on_sleep(bool)")
        self._ask((LOGIN_PATH, MANAGER, "GetSession"), ["auto"], "_on_session")
        # The system waits a moment for the file to be closed, which a fresh process sees to.
        self._ask((LOGIN_PATH, MANAGER, "Inhibit"), _WHY, "_on_held")

    @property
    def holds_sleep(self) -> bool:
        """Whether the computer waits for the lock before it sleeps."""
        return self._brake is not None

    def end(self) -> None:
        """Hold nobody up any more."""
        self._brake = None

    @Slot(QDBusMessage)
    def _on_held(self, answer: QDBusMessage) -> None:
        self._brake = answer.arguments()[0]

    @Slot(QDBusMessage)
    def _on_session(self, answer: QDBusMessage) -> None:
        path: QDBusObjectPath = answer.arguments()[0]
        changed = (LOGIN, path.path(), PROPERTIES, "PropertiesChanged")
        self._hear(self._system, changed, "_on_properties(QDBusMessage)")
        self._hear(self._system, (LOGIN, path.path(), SESSION, "Lock"), "_on_lock()")

    @Slot(bool)
    def _on_saver(self, active: bool) -> None:
        if active:
            self.left.emit(LockReason.SCREEN)

    @Slot()
    def _on_lock(self) -> None:
        self.left.emit(LockReason.SCREEN)

    @Slot(bool)
    def _on_sleep(self, going: bool) -> None:
        if going:
            self.left.emit(LockReason.ASLEEP)

    @Slot(QDBusMessage)
    def _on_properties(self, message: QDBusMessage) -> None:
        """Ask for the two that matter: the message may name them without their values."""
        if message.arguments()[:1] == [SESSION]:
            get = (message.path(), PROPERTIES, "Get")
            self._ask(get, [SESSION, "Active"], "_on_active")
            self._ask(get, [SESSION, "LockedHint"], "_on_locked_hint")

    @Slot(QDBusMessage)
    def _on_active(self, answer: QDBusMessage) -> None:
        if answer.arguments()[0].variant() is False:
            self.left.emit(LockReason.SWITCHED)

    @Slot(QDBusMessage)
    def _on_locked_hint(self, answer: QDBusMessage) -> None:
        if answer.arguments()[0].variant() is True:
            self.left.emit(LockReason.SCREEN)

    @Slot(QDBusError)
    def _on_refused(self, error: QDBusError) -> None:
        """Nobody there, or somebody older who does not know the question: nothing is told."""

    def _hear(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        # The stubs of PySide6 6.11 want bytes here, and PySide6 itself wants words.
        bus.connect(*signal, self, SLOT(slot))  # type: ignore[call-overload]  # see above

    def _ask(self, method: tuple[str, str, str], words: list[str], then: str) -> None:
        """Call a method of the login service; the window waits for nobody."""
        call = QDBusMessage.createMethodCall(LOGIN, *method)
        call.setArguments(words)
        heard, refused = SLOT(f"{then}(QDBusMessage)"), SLOT("_on_refused(QDBusError)")
        # As above. Not a watcher of Qt's: deleting one from Python ends the program now and then.
        self._system.callWithCallback(call, self, heard, refused)  # type: ignore[call-overload]


_WHY = ["sleep", "Reflect", "Saving and locking the journal", "delay"]


def desktop_signs() -> BusSigns:
    """The signs of the desktop that this program runs on."""
    return BusSigns(QDBusConnection.systemBus(), QDBusConnection.sessionBus())

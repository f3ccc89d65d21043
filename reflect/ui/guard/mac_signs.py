"""Hears from macOS that nobody is in: the notifications of the workspace and of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.guard.objective_c import ObjectiveC
from reflect.ui.idle_watch import LockReason

if TYPE_CHECKING:
    from collections.abc import Callable

_OF_WORKSPACE = {
    "NSWorkspaceWillSleepNotification": LockReason.ASLEEP,
    "NSWorkspaceSessionDidResignActiveNotification": LockReason.SWITCHED,
}
_OF_EVERYBODY = {"com.apple.screenIsLocked": LockReason.SCREEN}


def reason_of(notification: str) -> LockReason | None:
    """Why the journal should lock after this notification; None for any other."""
    return (_OF_WORKSPACE | _OF_EVERYBODY).get(notification)


class MacSigns:
    """Listens as long as the process lives, which a lock replaces."""

    def __init__(self, report: Callable[[LockReason], object]) -> None:
        self._report = report
        self._system = system = ObjectiveC()
        self._ear = system.listener("ReflectSigns", self._on_heard)
        workspace = system.send(system.named("NSWorkspace"), "sharedWorkspace")
        self._listen(system.send(workspace, "notificationCenter"), _OF_WORKSPACE)
        everybody = system.named("NSDistributedNotificationCenter")
        self._listen(system.send(everybody, "defaultCenter"), _OF_EVERYBODY)

    def _listen(self, centre: int | None, names: dict[str, LockReason]) -> None:
        for name in names:
            self._system.observe(centre, self._ear, name)

    def _on_heard(self, notice: int) -> None:
        reason = reason_of(self._system.words(self._system.send(notice, "name")))
        if reason:
            self._report(reason)

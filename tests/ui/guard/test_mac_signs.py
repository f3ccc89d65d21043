"""What macOS says is decided here; that macOS says it is not tried on this computer."""

from __future__ import annotations

import pytest

from reflect.ui.guard.mac_signs import reason_of
from reflect.ui.idle_watch import LockReason


@pytest.mark.parametrize(
    ("notification", "reason"),
    [
        ("NSWorkspaceWillSleepNotification", LockReason.ASLEEP),
        ("NSWorkspaceSessionDidResignActiveNotification", LockReason.SWITCHED),
        ("com.apple.screenIsLocked", LockReason.SCREEN),
        ("com.apple.screenIsUnlocked", None),
        ("", None),
    ],
)
def test_notifications_are_told_apart(notification, reason):
    assert reason_of(notification) is reason

"""What Windows says is decided here; that Windows says it is not tried on this computer."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest

from reflect.ui.guard.windows_signs import WindowsSigns, reason_of
from reflect.ui.idle_watch import LockReason

SEEN = [
    (0x0218, 4, LockReason.ASLEEP),
    (0x02B1, 7, LockReason.SCREEN),
    (0x02B1, 2, LockReason.SWITCHED),
    (0x02B1, 4, LockReason.SWITCHED),
    (0x02B1, 8, None),  # the screen is unlocked
    (0x0218, 7, None),  # the computer wakes up
    (0x0100, 7, None),  # a key
]


@pytest.mark.parametrize(("message", "detail", "reason"), SEEN)
def test_messages_are_told_apart(message, detail, reason):
    assert reason_of(message, detail) is reason


@pytest.fixture
def heard():
    return []


@pytest.fixture
def signs(heard):
    # Without its constructor, which asks Windows for something.
    made = WindowsSigns.__new__(WindowsSigns)
    made._report = heard.append
    return made


@pytest.mark.parametrize(("message", "detail", "reason"), SEEN)
def test_a_message_is_read_from_memory_and_passed_on(signs, heard, message, detail, reason):
    raw = wintypes.MSG(message=message, wParam=detail)
    assert signs.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(raw)) == (False, 0)
    assert heard == ([reason] if reason else [])


def test_what_is_no_message_of_a_window_is_not_read(signs, heard):
    assert signs.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert heard == []

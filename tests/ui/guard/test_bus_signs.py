"""What a Linux desktop tells, over a real bus and from another program."""

from __future__ import annotations

import pytest
from PySide6.QtDBus import QDBusConnection

from reflect.ui.guard.bus_signs import SAVERS, BusSigns
from reflect.ui.idle_watch import LockReason
from tests.support.desktop import can_be_faked, fake_desktop, private_bus

pytestmark = pytest.mark.skipif(not can_be_faked(), reason="no private bus on this computer")
NAMES = iter(f"test-{number}" for number in range(1000))


@pytest.fixture(scope="module")
def address():
    with private_bus() as made:
        yield made


@pytest.fixture
def desktop(address):
    with fake_desktop(address) as made:
        yield made


@pytest.fixture
def bus(qapp, address):
    name = next(NAMES)
    yield QDBusConnection.connectToBus(address, name)
    QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def signs(bus, desktop, qtbot):
    made = BusSigns(bus, bus)
    qtbot.waitUntil(lambda: made.holds_sleep)
    return made


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        *((f"saver {name} 1", LockReason.SCREEN) for name in SAVERS),
        ("lock", LockReason.SCREEN),
        ("locked 1", LockReason.SCREEN),
        ("sleep 1", LockReason.ASLEEP),
        ("active 0", LockReason.SWITCHED),
    ],
)
def test_each_sign_that_nobody_is_in_is_heard(signs, desktop, qtbot, order, reason):
    with qtbot.waitSignal(signs.left) as heard:
        desktop.tell(order)
    assert heard.args == [reason]


@pytest.mark.parametrize(
    "order",
    [f"saver {SAVERS[0]} 0", "other", "locked 0", "sleep 0", "active 1"],
)
def test_signs_that_somebody_is_in_are_passed_over(signs, desktop, qtbot, order):
    heard: list[LockReason] = []
    signs.left.connect(heard.append)
    desktop.tell(order)
    # What comes after it on the bus is heard after it.
    with qtbot.waitSignal(signs.left):
        desktop.tell("sleep 1")
    assert heard == [LockReason.ASLEEP]


def test_the_computer_does_not_sleep_before_we_let_it(signs, desktop, qtbot):
    assert desktop.tell("brake") == "held"
    signs.end()
    qtbot.waitUntil(lambda: desktop.tell("brake") == "free")


def test_a_bus_on_which_nobody_answers_is_silent(bus, qtbot):
    made = BusSigns(bus, bus)
    with qtbot.assertNotEmitted(made.left, wait=200):
        assert not made.holds_sleep


def test_no_bus_at_all_is_silent(qtbot):
    nowhere = QDBusConnection("there is none of this name")
    made = BusSigns(nowhere, nowhere)
    with qtbot.assertNotEmitted(made.left, wait=50):
        assert not nowhere.isConnected()

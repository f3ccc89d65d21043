from __future__ import annotations

import gc
import weakref

import pytest

from reflect.ui.garbage import Garbage


@pytest.fixture
def garbage(qapp):
    keeper = Garbage()
    yield keeper
    keeper.end()
    keeper.deleteLater()


class Ring:
    def __init__(self):
        self.myself = self


def test_no_thread_collects_by_itself(garbage):
    assert not gc.isenabled()


def test_rings_are_collected_on_the_gui_thread(garbage, qtbot):
    ring = weakref.ref(Ring())
    rings = [Ring() for _ in range(2_000)]
    del rings
    qtbot.waitUntil(lambda: ring() is None)


def test_the_collector_is_given_back(garbage):
    garbage.end()
    assert gc.isenabled()

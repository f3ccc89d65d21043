from __future__ import annotations

import pytest
from keyring.errors import KeyringError, KeyringLocked

from tests.support.keychains import DAY, FakeBackEnd, FakeComputer


def test_what_is_kept_is_found_and_can_be_forgotten() -> None:
    back_end = FakeBackEnd()
    assert back_end.get_password("s", "u") is None
    back_end.set_password("s", "u", "first")
    back_end.set_password("s", "u", "second")
    assert back_end.get_password("s", "u") == "second"
    back_end.delete_password("s", "u")
    with pytest.raises(KeyringError):
        back_end.delete_password("s", "u")


def test_a_locked_one_gives_and_takes_nothing() -> None:
    back_end = FakeBackEnd()
    back_end.locked = True
    with pytest.raises(KeyringLocked):
        back_end.get_password("s", "u")
    with pytest.raises(KeyringLocked):
        back_end.set_password("s", "u", "p")


def test_a_computer_runs_on_is_set_and_is_started_anew() -> None:
    computer = FakeComputer()
    first = computer()
    computer.run(DAY)
    assert first.goes_on_to(computer())
    computer.set_clock(-DAY)
    assert not first.goes_on_to(computer())
    computer.start_anew()
    assert computer().running < first.running

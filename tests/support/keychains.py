"""A keychain in memory, and a computer that is started anew or whose clock is set."""

from __future__ import annotations

from keyring.errors import KeyringLocked, PasswordDeleteError

from reflect.storage.keychain import Keychain
from reflect.storage.this_moment import Moment

DAY = 24 * 3600 * 1000


class FakeBackEnd:
    """Keeps passwords as a real one does, and can be locked."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept, or None."""
        self._refuse_locked()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._refuse_locked()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Keep it no longer; as the real ones, complain if it is not there."""
        self._refuse_locked()
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]

    def _refuse_locked(self) -> None:
        if self.locked:
            raise KeyringLocked


class FakeComputer:
    """Tells its moment: it runs on, is started anew, and its clock can be set."""

    def __init__(self) -> None:
        self._clock, self._running, self._boot = 1_700_000_000_000, 3_600_000, 1

    def __call__(self) -> Moment:
        """The moment it is."""
        return Moment(self._clock, self._running, f"boot {self._boot}")

    def run(self, milliseconds: int) -> None:
        """Run on for so long."""
        self._clock += milliseconds
        self._running += milliseconds

    def set_clock(self, milliseconds: int) -> None:
        """Set the clock, forward or back."""
        self._clock += milliseconds

    def start_anew(self) -> None:
        """Go down, and come up a minute later."""
        self._clock += 60_000
        self._running, self._boot = 5_000, self._boot + 1


class FakeKeychain:
    """The keychain of a fake computer, as `Journals` is given one."""

    def __init__(self) -> None:
        self.back_end, self.computer = FakeBackEnd(), FakeComputer()

    def __call__(self) -> Keychain:
        """The keychain."""
        return Keychain(self.back_end, self.computer)

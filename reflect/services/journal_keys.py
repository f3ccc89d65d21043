"""The keys of a journal that is open: asking for one again, and changing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.storage import keys
from reflect.storage.files import read_file, replace_file
from reflect.storage.key_file import LARGEST, KeyFile, decode, encode
from reflect.storage.passphrases import check_new
from reflect.storage.recovery_code import RecoveryCode, new_code

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.storage.folder import JournalFolder
    from reflect.storage.master_key import MasterKey
    from reflect.storage.stretching import Cost


class JournalKeys:
    """The keys of a journal that is open."""

    def __init__(
        self,
        folder: JournalFolder,
        master: MasterKey,
        *,
        cost: Callable[[], Cost],
        random: Callable[[int], bytes],
    ) -> None:
        self._folder = folder
        self._master = master
        self._cost = cost
        self._random = random

    def confirm(self, passphrase: str) -> None:
        """Ask again before something leaves; raises `WrongPassphrase`."""
        keys.open_with_passphrase(self._read(), passphrase)

    def set_passphrase(self, passphrase: str) -> None:
        """Let this passphrase open the journal, and no earlier one. No entry is rewritten."""
        check_new(passphrase)
        changed = keys.with_new_passphrase(
            self._read(), self._master, passphrase, cost=self._cost()
        )
        self._replace(changed)

    def new_recovery_code(self) -> RecoveryCode:
        """Let a new code open the journal, and no earlier one. It is shown nowhere but here."""
        code = new_code(self._random)
        self._replace(keys.with_new_recovery(self._read(), self._master, code))
        return code

    def _read(self) -> KeyFile:
        return decode(read_file(self._folder.keys, at_most=LARGEST))

    def _replace(self, changed: KeyFile) -> None:
        replace_file(self._folder.keys, encode(changed), keep=self._folder.last_good_keys)

"""``journal.state``: how far the journal had got, so that an older copy is noticed."""

from __future__ import annotations

import hashlib
import hmac
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from reflect.errors import StorageError
from reflect.storage.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from reflect.storage.master_key import MasterKey

STATE_BYTES = 128
NO_MARK = bytes(32)
"""Of a journal from before seals: it says nothing of its rows."""

_MAGIC = b"REFSTATE1\n\0\0\0\0\0\0"
_LAYOUT = struct.Struct(">16s16sqq32s16x")
"""Magic, journal id, generation, time in milliseconds, mark; big-endian, with zeros up to 96."""


@dataclass(frozen=True, slots=True)
class State:
    """The newest generation known to be on disk, when it was made, and what all rows came to."""

    generation: int
    changed_at: int
    """Milliseconds since 1970, UTC."""
    mark: bytes = NO_MARK
    """Of the journal's seal; see `StateFile.mark_of`."""


def encode_state(state: State, journal: UUID, master: MasterKey) -> bytes:
    """The file, 128 bytes, authenticated with the journal's state key."""
    return _encoded(state, journal, master.state_key(journal))


def decode_state(data: bytes, journal: UUID, master: MasterKey) -> State | None:
    """What the file says; None when it is not this journal's, or not whole."""
    return _decoded(data, master.state_key(journal))


class StateFile:
    """The file of one journal. It is never ahead of what was committed."""

    def __init__(self, path: Path, journal: UUID, master: MasterKey) -> None:
        self._path = path
        self._journal = journal
        self._key = master.state_key(journal)
        self._file: BinaryIO | None = None
        self._whole = False

    def __repr__(self) -> str:
        return "StateFile(hidden)"

    def mark_of(self, seal: bytes) -> bytes:
        """The seal as the file may show it: who has no key learns nothing of the rows."""
        return hmac.digest(self._key, b"seal\n" + seal, hashlib.sha256)

    def read(self) -> State | None:
        """What the file says; None when it is missing, not whole, or not this journal's."""
        try:
            state = _decoded(self._path.read_bytes(), self._key)
        except OSError:
            state = None
        self._whole = state is not None
        return state

    def replace(self, state: State) -> None:
        """Put this in its place, durably; raises a `StorageError`."""
        self.close()
        replace_file(self._path, _encoded(state, self._journal, self._key))
        self._whole = True

    def note(self, state: State) -> None:
        """Write this over what it says, once it is committed, without waiting for the disk.

        All of it is in one sector, which a disk writes whole or not at all. A disk that does not
        take it has the words all the same: it is not told as a failure to save.
        """
        with suppress(OSError, StorageError):
            if not self._whole:
                self.replace(state)
                return
            if self._file is None:
                self._file = self._path.open("r+b", buffering=0)
            self._file.seek(0)
            self._file.write(_encoded(state, self._journal, self._key))

    def close(self) -> None:
        """Let go of the file."""
        file, self._file = self._file, None
        if file is not None:
            file.close()


def _encoded(state: State, journal: UUID, key: bytes) -> bytes:
    body = _LAYOUT.pack(_MAGIC, journal.bytes, state.generation, state.changed_at, state.mark)
    return body + hmac.digest(key, body, hashlib.sha256)


def _decoded(data: bytes, key: bytes) -> State | None:
    body, mac = data[: _LAYOUT.size], data[_LAYOUT.size :]
    expected = hmac.digest(key, body, hashlib.sha256)
    if len(data) != STATE_BYTES or not hmac.compare_digest(mac, expected):
        return None
    _, _, generation, changed_at, mark = _LAYOUT.unpack(body)
    return State(generation, changed_at, mark)

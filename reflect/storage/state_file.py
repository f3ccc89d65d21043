"""``journal.state``: how far the journal had got, so that an older copy is noticed."""

from __future__ import annotations

import hashlib
import hmac
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from reflect.storage.master_key import MasterKey

STATE_BYTES = 128
_MAGIC = b"REFSTATE1\n\0\0\0\0\0\0"
_LAYOUT = struct.Struct(">16s16sqq48x")
"""Magic, journal id, generation, time in milliseconds; big-endian, padded with zeros to 96."""


@dataclass(frozen=True, slots=True)
class State:
    """The newest generation known to be on disk, and when it was made."""

    generation: int
    changed_at: int
    """Milliseconds since 1970, UTC."""


def encode_state(state: State, journal: UUID, master: MasterKey) -> bytes:
    """The file, 128 bytes, authenticated with the journal's state key."""
    body = _LAYOUT.pack(_MAGIC, journal.bytes, state.generation, state.changed_at)
    return body + _mac(body, journal, master)


def decode_state(data: bytes, journal: UUID, master: MasterKey) -> State | None:
    """What the file says; None when it is not this journal's, or not whole."""
    body, mac = data[: _LAYOUT.size], data[_LAYOUT.size :]
    if len(data) != STATE_BYTES or not hmac.compare_digest(mac, _mac(body, journal, master)):
        return None
    _, _, generation, changed_at = _LAYOUT.unpack(body)
    return State(generation, changed_at)


def _mac(body: bytes, journal: UUID, master: MasterKey) -> bytes:
    return hmac.digest(master.state_key(journal), body, hashlib.sha256)

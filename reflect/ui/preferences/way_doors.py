"""Which door leads to which change of what opens the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.preferences.key_doors import (
    AllKeysDoor,
    KeychainOffDoor,
    KeychainOnDoor,
    RecoveryDoor,
)
from reflect.ui.preferences.passphrase_doors import (
    AddDoor,
    PassphraseDoor,
    RemoveDoor,
    RenameDoor,
    StrengthenDoor,
)
from reflect.ui.preferences.ways_in import Change

if TYPE_CHECKING:
    from reflect.ui.desk import Desk
    from reflect.ui.preferences.way_in_door import WayInDoor
    from reflect.ui.preferences.ways_in import WayWish

_OF_A_WAY = {
    Change.CHANGE: PassphraseDoor,
    Change.RENAME: RenameDoor,
    Change.REMOVE: RemoveDoor,
    Change.STRENGTHEN: StrengthenDoor,
}
_OF_THE_JOURNAL = {
    Change.ADD: AddDoor,
    Change.NEW_CODE: RecoveryDoor,
    Change.KEYCHAIN_ON: KeychainOnDoor,
    Change.KEYCHAIN_OFF: KeychainOffDoor,
    Change.ALL_KEYS: AllKeysDoor,
}


def way_door(desk: Desk, wish: WayWish, *, back: str) -> WayInDoor:
    """The door of a wish; ``back`` names the place behind it."""
    if wish.way and wish.change in _OF_A_WAY:
        return _OF_A_WAY[wish.change](desk, wish.way, back=back)
    return _OF_THE_JOURNAL[wish.change](desk, back=back)

"""What the window says of packs of prompts, and of the keys that sign them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect import errors
from reflect.ui.said_of_errors import Scene, Words, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def _pack_invalid(error: errors.PackInvalid, _scene: Scene) -> Words:
    return Words(
        tr("This pack breaks the rules of its format"),
        tr("Nothing in it is used. {problem}").format(problem=next(iter(error.problems), "")),
    )


_ANOTHER_WISH = frozenset(
    {
        errors.PackFault.NEW_SIGNER,
        errors.PackFault.CHANGED_KEY,
        errors.PackFault.NO_LONGER_SIGNED,
        errors.PackFault.OLDER,
        errors.PackFault.OTHER_CONTENT,
    }
)
"""What holds of a pack that is whole, and was not said yes to."""


def _source_changed(error: errors.SourceChanged, _scene: Scene) -> Words:
    return Words(
        tr("Something else changed this pack"),
        tr(
            "{files} is not as it was read here. Nothing has been written over it, and what you "
            "wrote is still here. Choose which of the two to go on with."
        ).format(files=", ".join(error.names)),
    )


def _no_pack() -> Words:
    return Words(
        tr("This file is not a pack"),
        tr("It has been left alone. Ask whoever sent it for the file that ends in .reflectpack."),
    )


def _revoked() -> Words:
    return Words(
        tr("The key that signed this pack was withdrawn"),
        tr("It may be in other hands. The pack has been left alone. Ask the author for a new one."),
    )


def _in_the_place_of_ours() -> Words:
    return Words(
        tr("This pack has the id of one that comes with Reflect"),
        tr("It has been left alone. Ask the author to give it an id of its own."),
    )


_OF_ITS_OWN: Mapping[errors.PackFault, Callable[[], Words]] = MappingProxyType(
    {
        errors.PackFault.NO_PACK: _no_pack,
        errors.PackFault.REVOKED: _revoked,
        errors.PackFault.BUILT_IN: _in_the_place_of_ours,
    }
)
"""Where it does not help to be sent the same once more."""


def _pack_refused(error: errors.PackRefused, _scene: Scene) -> Words:
    if error.fault in _ANOTHER_WISH:
        return Words(
            tr("The pack was not installed"),
            tr("{why} What you have keeps working. Look at the pack again to decide.").format(
                why=error.fault.value
            ),
        )
    if error.fault in _OF_ITS_OWN:
        return _OF_ITS_OWN[error.fault]()
    return Words(
        tr("This pack cannot be used"),
        tr("{why} It has been left alone. Ask whoever sent it to send it once more.").format(
            why=str(error)
        ),
    )


def _pack_damaged(error: errors.PackDamaged, _scene: Scene) -> Words:
    return Words(
        tr("This pack is damaged"),
        tr("{why} It has been left alone. Ask for it once more.").format(why=str(error)),
    )


def _pack_unsigned(_error: errors.PackUnsigned, _scene: Scene) -> Words:
    return Words(
        tr("Nobody has signed this pack"),
        tr("Nobody can tell whether it is what its author wrote. It has been left alone."),
    )


def _pack_newer(_error: errors.PackNewer, _scene: Scene) -> Words:
    return Words(
        tr("This pack was made for a newer Reflect"),
        tr("It has been left alone. Install the newest Reflect to open it."),
    )


def _signer_key(error: errors.SignerKeyUnusable, _scene: Scene) -> Words:
    return Words(
        tr("This key cannot be used for signing"),
        tr("{why} Nothing has been signed or changed.").format(why=error.fault.value),
    )


def _signer_passphrase(_error: errors.WrongSignerPassphrase, _scene: Scene) -> Words:
    return Words(
        tr("That passphrase does not open this key."),
        tr("Nothing has been signed or changed. You can try as often as you like."),
    )


PACK_WORDS: Mapping[type[errors.ReflectError], Callable[[Any, Scene], Words]] = MappingProxyType(
    {
        errors.PackInvalid: _pack_invalid,
        errors.SourceChanged: _source_changed,
        errors.PackRefused: _pack_refused,
        errors.PackDamaged: _pack_damaged,
        errors.PackNewer: _pack_newer,
        errors.PackUnsigned: _pack_unsigned,
        errors.SignerKeyUnusable: _signer_key,
        errors.WrongSignerPassphrase: _signer_passphrase,
    }
)

"""What is said on the command line of packs, and of keys that sign them, that will not do."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect import errors

if TYPE_CHECKING:
    from collections.abc import Mapping


def pack_invalid(error: errors.PackInvalid) -> str:
    """Every problem, and that they are to be mended."""
    return "\n".join(["This pack breaks the rules of its format. Mend:", *error.problems])


_KEEPS = "Nothing has been installed; the version that you have keeps working."
_MENDS: Mapping[errors.PackFault, str] = MappingProxyType(
    {
        errors.PackFault.NEW_SIGNER: (
            "Nothing has been installed. Compare the eight words of its key with those that the "
            'author gives you by another way. Then say: --accept-new-signer "EIGHT WORDS"'
        ),
        errors.PackFault.CHANGED_KEY: (
            f"{_KEEPS} Ask the author why before you install it. "
            'Then say: --accept-changed-key "EIGHT WORDS"'
        ),
        errors.PackFault.NO_LONGER_SIGNED: (
            f"{_KEEPS} Ask the author why before you install it. "
            "Then say: --accept-changed-key none"
        ),
        errors.PackFault.OLDER: f"{_KEEPS} To go back to the older one, say: --older",
        errors.PackFault.OTHER_CONTENT: (
            f"{_KEEPS} Ask the author which is right. To replace yours, say: --older"
        ),
        errors.PackFault.BUILT_IN: (
            "Nothing has been installed. Ask its author to give it another id."
        ),
    }
)


def pack_refused(error: errors.PackRefused) -> str:
    """Why it was not taken, and what can be done."""
    mend = "It has not been used. Ask whoever sent it to send it once more."
    return f"{error} {_MENDS.get(error.fault, mend)}"


def source_changed(error: errors.SourceChanged) -> str:
    """Which files, and what can be done."""
    return (
        f"Something else changed {', '.join(error.names)} meanwhile. Nothing has been written "
        "over it. Look at the pack's folder, and open the pack again."
    )


def signer_key(error: errors.SignerKeyUnusable) -> str:
    """Why it cannot sign, and the mend."""
    mend = {
        errors.KeyFault.OPEN_TO_OTHERS: "Close it to them, as in: chmod 600 FILE.",
        errors.KeyFault.COSTLY: "Make another with: reflect pack key",
        errors.KeyFault.DAMAGED: "Take a copy of it that is whole.",
    }.get(error.fault, "Name the file that was made with: reflect pack key")
    return f"{error.fault} Nothing has been signed or changed. {mend}"

"""The recovery code as a file that can be kept on a stick, and the check of a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.storage.files import replace_file
from reflect.storage.recovery_code import tidy

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.storage.recovery_code import RecoveryCode

_TEXT = """\
Reflect: the recovery code of the journal "{name}"

    {first}
    {second}
    Check group: {check}

In one line: {line}

This code opens the journal when its passphrase is forgotten, and lets you set a new passphrase:
choose the journal in Reflect, then "Use the recovery code". Capitals and spaces do not matter.

Whoever has this code and the journal's files can read the journal. Keep it off the computer that
the journal is on, with things you would not lose. Without the passphrase and without this code
nobody can open the journal.
"""


def save_recovery_code(path: Path, name: str, code: RecoveryCode) -> None:
    """Write a file, for its owner alone, that says what the code is and which journal it opens.

    It is durable on return. Raises a `StorageError`; a file that was there before is then whole.
    """
    replace_file(path, _sheet(name, code).encode("utf-8"))


def is_group(typed: str, group: str) -> bool:
    """Whether a group was copied right; spelling is as free as for the whole code."""
    return tidy(typed) == group


def _sheet(name: str, code: RecoveryCode) -> str:
    numbered = [f"{number}  {group}" for number, group in enumerate(code.groups, start=1)]
    half = len(numbered) // 2
    return _TEXT.format(
        name=name,
        first="     ".join(numbered[:half]),
        second="     ".join(numbered[half:]),
        check=code.check,
        line=code.text,
    )

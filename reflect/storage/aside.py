"""The folders beside a journal while all its keys are changed, and what a kill left of them.

Light on purpose: the page that lists journals asks before anything heavy is loaded.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from reflect.paths import SUFFIX

if TYPE_CHECKING:
    from pathlib import Path

_NEW, _OLD = ".new-keys", ".old-keys"
MARK = "journal.changing"
"""A file of a folder with new keys, until the folder with the old ones is seen to."""


def new_keys_of(path: Path) -> Path:
    """Where the journal with its new keys is made; afterwards the old one lies there."""
    return path.with_name(f".{path.name}{_NEW}")


def old_keys_of(path: Path) -> Path:
    """Where the old journal lies for a moment, if the system cannot exchange two folders."""
    return path.with_name(f".{path.name}{_OLD}")


def put_back(path: Path) -> None:
    """Undo an exchange that was interrupted while the journal had no name."""
    aside = old_keys_of(path)
    # Who else has just put it back has done all there is to do.
    with suppress(OSError):
        if aside.is_dir() and not os.path.lexists(path):
            aside.rename(path)


def put_back_all(place: Path) -> None:
    """Do so for every journal of a folder."""
    for aside in place.glob(f".*{SUFFIX}{_OLD}"):
        put_back(place / aside.name.removeprefix(".").removesuffix(_OLD))

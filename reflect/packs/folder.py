"""What lies in the folder of a pack's source, and what should not."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from reflect.packs.texts import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACK_FILE = "pack.toml"
SETS_FOLDER = "sets"
RESERVED_FOLDERS = ("forms", "locale", "standards")
"""Part of the format, but not read yet."""
MAX_SET_FILES = 64

_FILES = (PACK_FILE, "README.md", "LICENSE")
_LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_BESIDE = re.compile(r"README\.md|LICENSE[A-Za-z0-9.+-]*")
_SET_FILE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\.toml")


@dataclass(slots=True)
class Contents:
    """The files to read, and what was found wrong with the folder."""

    has_pack_file: bool = False
    set_files: list[str] = field(default_factory=list)
    """Their names, in the order of their sets' ids."""
    problems: list[str] = field(default_factory=list)
    """Each ``name: what``."""


def contents_of(folder: Path) -> Contents:
    """What is in the folder. No file is opened."""
    found = Contents()
    try:
        _look_at_pack(folder, found)
    except OSError:
        found.problems.append("the folder: cannot be read; check that it is there and yours")
    return found


def _look_at_pack(folder: Path, found: Contents) -> None:
    for entry in _entries(folder, "", found):
        if entry.is_dir(follow_symlinks=False):
            _look_at_folder(folder, entry.name, found)
        else:
            _look_at_file(entry, found)
    if not found.has_pack_file:
        found.problems.append(f"{PACK_FILE}: is missing; a pack begins with it")


def _look_at_file(entry: os.DirEntry[str], found: Contents) -> None:
    name = entry.name
    if not entry.is_file(follow_symlinks=False):
        found.problems.append(f"{_shown(name)}: not an ordinary file; remove it")
    elif name == PACK_FILE:
        found.has_pack_file = True
    elif not _BESIDE.fullmatch(name):
        found.problems.append(f"{_shown(name)}: unknown file; {_mend(name, _FILES)}")


def _look_at_folder(folder: Path, name: str, found: Contents) -> None:
    if name == SETS_FOLDER:
        found.set_files = sorted(_set_files(folder, found), key=_without_ending)
        if len(found.set_files) > MAX_SET_FILES:
            found.problems.append(f"{name}/: holds more than {MAX_SET_FILES} files; make two packs")
            found.set_files = []
    elif name in RESERVED_FOLDERS:
        found.problems.append(f"{name}/: not read yet by this version of Reflect; take it out")
    else:
        found.problems.append(f"{_shown(name)}/: unknown folder; {_mend(name, (SETS_FOLDER,))}")


def _set_files(folder: Path, found: Contents) -> Iterator[str]:
    for entry in _entries(folder / SETS_FOLDER, f"{SETS_FOLDER}/", found):
        if entry.is_file(follow_symlinks=False) and _SET_FILE.fullmatch(entry.name):
            yield entry.name
        else:
            what = "no prompt set; a file here is named for its set, as in after-a-shift.toml"
            found.problems.append(f"{SETS_FOLDER}/{_shown(entry.name)}: {what}")


def _entries(folder: Path, prefix: str, found: Contents) -> Iterator[os.DirEntry[str]]:
    """Files and folders by name; links and devices are problems."""
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=attrgetter("name"))
    for entry in entries:
        if entry.is_symlink():
            what = "a symbolic link; put the file itself here"
            found.problems.append(f"{prefix}{_shown(entry.name)}: {what}")
        elif entry.name not in _LEFT_BY_SYSTEMS:
            yield entry


def _without_ending(name: str) -> str:
    return name.removesuffix(".toml")


def _mend(name: str, known: tuple[str, ...]) -> str:
    return did_you_mean(name, known) or "remove it"


def _shown(name: str) -> str:
    return quoted(name)[1:-1]

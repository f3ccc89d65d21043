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
NO_PACK_FILE = f"{PACK_FILE}: is missing; a pack begins with it"
SETS_FOLDER = "sets"
MAX_FILES = 64
"""In each folder."""

_FILES = (PACK_FILE, "README.md", "LICENSE")
_LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_BESIDE = re.compile(r"README\.md|LICENSE[A-Za-z0-9.+-]*")
# Windows takes some names for devices, whatever stands after the point.
_IN_FOLDER = re.compile(r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\.)[a-z0-9][a-z0-9-]{0,63}\.toml")

FOLDERS = {
    "forms": "no form; a file here is named for its form, as in nmc-account.toml",
    "locale": "no translation; a file here is named for its language in small letters, as in "
    "cy.toml or pt-br.toml",
    SETS_FOLDER: "no prompt set; a file here is named for its set, as in after-a-shift.toml",
    "standards": "no framework; a file here is named for its framework, as in nmc-code-2018.toml",
}
"""What is said of a file that cannot be read there."""


@dataclass(slots=True)
class Contents:
    """The files to read, and what was found wrong with the folder."""

    names: list[str] = field(default_factory=list)
    """From the pack's folder, as in ``sets/after.toml``; in each folder in the order of ids."""
    problems: list[str] = field(default_factory=list)
    """Each ``name: what``."""


def contents_of(folder: Path) -> Contents:
    """What is in the folder. No file is opened."""
    found = Contents()
    try:
        _look_at_pack(folder, found)
    except (OSError, ValueError):  # the second for a name that no system takes, as with a null byte
        found.problems.append("the folder: cannot be read; check that it is there and yours")
    return found


def _look_at_pack(folder: Path, found: Contents) -> None:
    for entry in _entries(folder, "", found):
        if entry.is_dir(follow_symlinks=False):
            _look_at_folder(folder, entry.name, found)
        else:
            _look_at_file(entry, found)
    if PACK_FILE not in found.names:
        found.problems.append(NO_PACK_FILE)


def _look_at_file(entry: os.DirEntry[str], found: Contents) -> None:
    name = entry.name
    if not entry.is_file(follow_symlinks=False):
        found.problems.append(f"{_shown(name)}: not an ordinary file; remove it")
    elif name == PACK_FILE:
        found.names.append(PACK_FILE)
    elif not _BESIDE.fullmatch(name):
        found.problems.append(f"{_shown(name)}: unknown file; {_mend(name, _FILES)}")


def _look_at_folder(folder: Path, name: str, found: Contents) -> None:
    if name not in FOLDERS:
        found.problems.append(f"{_shown(name)}/: unknown folder; {_mend(name, tuple(FOLDERS))}")
        return
    files = sorted(_files_in(folder, name, found), key=_without_ending)
    if len(files) > MAX_FILES:
        found.problems.append(f"{name}/: holds more than {MAX_FILES} files; make two packs")
    else:
        found.names += files


def _files_in(folder: Path, name: str, found: Contents) -> Iterator[str]:
    for entry in _entries(folder / name, f"{name}/", found):
        if entry.is_file(follow_symlinks=False) and _IN_FOLDER.fullmatch(entry.name):
            yield f"{name}/{entry.name}"
        else:
            found.problems.append(f"{name}/{_shown(entry.name)}: {FOLDERS[name]}")


def is_name(name: str) -> bool:
    """Whether a file of a pack may be called so, seen from the pack's folder."""
    folder, slash, file = name.partition("/")
    if not slash:
        return name == PACK_FILE
    return folder in FOLDERS and bool(_IN_FOLDER.fullmatch(file))


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

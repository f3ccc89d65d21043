"""Where files live on each platform, and what the environment says. Nothing else reads it."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

APP = "Reflect"
SUFFIX = ".reflect"
"""How the name of a journal's folder ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where this person's files live."""

    journals: Path
    """The folder a new journal is offered: Reflect among the documents."""
    config_file: Path
    log_folder: Path
    journal: Path | None = None
    """The journal named by REFLECT_JOURNAL."""
    editor: str | None = None
    """The person's own editor: VISUAL, else EDITOR."""


def find_places(environment: Mapping[str, str] | None = None) -> Places:
    """The places of the person who runs this program."""
    said = os.environ if environment is None else environment
    journal = said.get("REFLECT_JOURNAL", "").strip()
    return Places(
        journals=platformdirs.user_documents_path() / APP,
        config_file=platformdirs.user_config_path(APP, appauthor=False) / "settings.json",
        log_folder=platformdirs.user_log_path(APP, appauthor=False),
        journal=Path(journal).expanduser() if journal else None,
        editor=said.get("VISUAL") or said.get("EDITOR") or None,
    )


def bare_environment(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a program needs to run and to know the time of day, and nothing about the person."""
    said = os.environ if environment is None else environment
    needed = ("TZ", "TZDIR", "SYSTEMROOT", "LD_LIBRARY_PATH")
    return {name: said[name] for name in needed if name in said}


def memory_backed_folder(environment: Mapping[str, str] | None = None) -> Path | None:
    """A folder in memory where a private folder can be made; None where there is none.

    Only Linux says which folders are in memory. Swap may still write them to the disk.
    """
    if sys.platform != "linux":
        return None
    said = os.environ if environment is None else environment
    runtime = said.get("XDG_RUNTIME_DIR")
    wanted = [Path(runtime)] if runtime else []
    wanted.append(Path("/dev") / "shm")
    mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    return first_in_memory(wanted, mounts)


def first_in_memory(wanted: Iterable[Path], mounts: str) -> Path | None:
    """The first folder that is in memory by the kernel's list and that we may write in."""
    kinds = dict(_mounts(mounts))
    for folder in wanted:
        resolved = folder.resolve()
        above = (resolved, *resolved.parents)
        kind = next((kinds[place] for place in above if place in kinds), "")
        if kind in {"tmpfs", "ramfs"} and os.access(resolved, os.W_OK | os.X_OK):
            return resolved
    return None


def _mounts(listing: str) -> Iterable[tuple[Path, str]]:
    """Mount point and kind, line by line; a later mount hides an earlier one."""
    for line in listing.splitlines():
        _, place, kind, *_ = line.split(" ")
        # The kernel writes space, tab, newline and backslash in octal.
        yield Path(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)), kind

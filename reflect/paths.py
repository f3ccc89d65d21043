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
    language: str = ""
    """That prompts are wanted in, as in BCP 47: REFLECT_LANGUAGE, else the system's."""


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
        language=_language(said),
    )


def _language(said: Mapping[str, str]) -> str:
    names = ("REFLECT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    named = next(filter(None, (said.get(name, "").strip() for name in names)), "")
    # cy_GB.UTF-8 and ca_ES@valencia, as systems write them.
    tag = re.split("[.@]", named)[0].replace("_", "-")
    return "" if tag in {"C", "POSIX"} else tag


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
    return first_in_memory(wanted, _listed_mounts())


def first_in_memory(wanted: Iterable[Path], mounts: str) -> Path | None:
    """The first folder that is in memory by the kernel's list and that we may write in."""
    for folder in wanted:
        resolved = folder.resolve()
        kind = kind_in(resolved, mounts)
        if kind in {"tmpfs", "ramfs"} and os.access(resolved, os.W_OK | os.X_OK):
            return resolved
    return None


def disk_kind(path: Path) -> str:
    """The kind of the file system that a path is on, as the system calls it; "" if it cannot say.

    On Windows ``remote`` for what is on another computer, else "".
    """
    if sys.platform == "win32":
        return "remote" if _is_remote(path.resolve()) else ""
    if sys.platform == "darwin":
        return _kind_on_macos(path.resolve())
    try:
        return kind_in(path.resolve(), _listed_mounts())
    except OSError:
        return ""


def kind_in(path: Path, mounts: str) -> str:
    """The kind of the file system that holds an absolute path, by the kernel's list."""
    kinds = dict(_mounts(mounts))
    return next((kinds[place] for place in (path, *path.parents) if place in kinds), "")


def _listed_mounts() -> str:
    return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")


if sys.platform == "win32":
    import ctypes

    _DRIVE_REMOTE = 4

    def _is_remote(path: Path) -> bool:
        if path.drive.startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE)


if sys.platform == "darwin":
    import ctypes

    class _Statfs(ctypes.Structure):
        """``struct statfs`` with 64-bit inodes, of sys/mount.h, up to the name of the kind."""

        _fields_ = (
            ("sizes", ctypes.c_uint32 * 2),
            ("blocks", ctypes.c_uint64 * 5),
            ("ids", ctypes.c_uint32 * 6),
            ("kind", ctypes.c_char * 16),
            ("rest", ctypes.c_char * 4096),
        )

    def _kind_on_macos(path: Path) -> str:
        library = ctypes.CDLL(None)
        # Intel Macs keep the older structure under the plain name.
        ask = getattr(library, "statfs$INODE64", None) or library.statfs
        found = _Statfs()
        there = next((each for each in (path, *path.parents) if each.exists()), path)
        failed = ask(os.fsencode(there), ctypes.byref(found))
        return "" if failed else found.kind.decode("ascii", "replace")


def _mounts(listing: str) -> Iterable[tuple[Path, str]]:
    """Mount point and kind, line by line; a later mount hides an earlier one."""
    for line in listing.splitlines():
        _, place, kind, *_ = line.split(" ")
        # The kernel writes space, tab, newline and backslash in octal.
        yield Path(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)), kind

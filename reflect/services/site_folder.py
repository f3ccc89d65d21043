"""A folder that is made of many files, and made anew as often as one likes.

Only what was made here is replaced or removed, and only as long as nobody has changed it since: a
list beside the files holds the SHA-256 of each.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, NoReturn

from reflect.errors import Refused
from reflect.storage.files import publish_file, read_file, storage_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reflect.services.jobs import JobContext

    Hashes = Mapping[str, frozenset[str]]
    """Of each file: what it may hold; two while it is being replaced."""

LIST_NAME = "made-by-reflect.sha256"
_MAX_LIST_BYTES = 16 * 2**20
_MAX_FILE_BYTES = 64 * 2**20
_LINE = re.compile(r"([0-9a-f]{64})  ((?:[a-z0-9][a-z0-9.-]*/)?[a-z0-9][a-z0-9.-]*)")
_NONE: frozenset[str] = frozenset()
_FOR_ALL = 0o755


def renew(folder: Path, files: Mapping[str, bytes], context: JobContext) -> int:
    """Let the folder hold these files, written in their order; how many were written.

    A file that is the same already is left alone; one that was made before and is no longer among
    them is removed at the end. Raises `Refused` before anything is written when a file is in the
    way that was not made here, or was changed since.
    """
    made = _made_before(folder)
    wanted = {name: frozenset({_hash(data)}) for name, data in files.items()}
    written = [name for name in files if _to_write(folder, name, wanted[name], made)]
    gone = [name for name in made if name not in files]
    if not written and not gone:
        return 0
    ours = {name: wanted[name] for name in files if name in made or name in written}
    _make_folders(folder, files)
    # If this ends too early, the list knows what was there and what came.
    _write_list(
        folder, {name: made.get(name, _NONE) | ours.get(name, _NONE) for name in made | ours}
    )
    for done, name in enumerate(written):
        context.step(done, len(written))
        publish_file(folder / name, files[name])
    context.step(len(written), len(written))
    for name in gone:
        _remove(folder / name, made[name])
    _write_list(folder, ours)
    return len(written)


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def _made_before(folder: Path) -> dict[str, frozenset[str]]:
    """What the list says; nothing where there is none."""
    path = folder / LIST_NAME
    if not _is_there(path):
        return {}
    lines = read_file(path, at_most=_MAX_LIST_BYTES).decode("utf-8", "replace").splitlines()
    found = [_LINE.fullmatch(line) for line in lines]
    made: dict[str, frozenset[str]] = {}
    for match in found:
        if match is None:
            _refuse(LIST_NAME)
        made[match[2]] = made.get(match[2], _NONE) | {match[1]}
    return made


def _to_write(folder: Path, name: str, wanted: frozenset[str], made: Hashes) -> bool:
    """Whether a file is missing or old; raises `Refused` when something else is in its place."""
    path = folder / name
    if path.parent.is_symlink() or (path.parent.exists() and not path.parent.is_dir()):
        _refuse(path.parent.name)
    if not _is_there(path):
        return True
    held = _held(path)
    if held <= wanted and held:
        return False
    if not (held and held <= made.get(name, _NONE)):
        _refuse(name)
    return True


def _is_there(path: Path) -> bool:
    with storage_errors():
        return path.is_symlink() or path.exists()


def _held(path: Path) -> frozenset[str]:
    """The hash of an ordinary file; nothing for a folder, a link or a device."""
    if path.is_symlink() or not path.is_file():
        return _NONE
    return frozenset({_hash(read_file(path, at_most=_MAX_FILE_BYTES))})


def _refuse(name: str) -> NoReturn:
    what = (
        f"there is already something called {name} in that folder, which Reflect has not made or "
        "which was changed since. Nothing has been written. Take it away, or choose another folder"
    )
    raise Refused(what)


def _make_folders(folder: Path, files: Iterable[str]) -> None:
    needed = {(folder / name).parent for name in files}
    with storage_errors():
        for each in sorted({folder, *needed}):
            if not each.is_dir():
                each.mkdir(parents=True)
                each.chmod(_FOR_ALL)


def _remove(path: Path, made: frozenset[str]) -> None:
    """Remove what was made here; what somebody has changed since is theirs and stays."""
    if not path.parent.is_symlink() and (held := _held(path)) and held <= made:
        with storage_errors():
            path.unlink()


def _write_list(folder: Path, hashes: Hashes) -> None:
    lines = [f"{each}  {name}\n" for name in sorted(hashes) for each in sorted(hashes[name])]
    publish_file(folder / LIST_NAME, "".join(lines).encode())

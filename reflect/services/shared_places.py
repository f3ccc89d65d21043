"""Tells whether a folder is synchronised by another program, or lies on another computer.

A journal that is open should be in neither: a program that copies its files one by one while they
change can mix old and new ones, and two computers could write in it. Backups may be there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.paths import disk_kind

if TYPE_CHECKING:
    from collections.abc import Callable


class Sharing(StrEnum):
    """How a folder is shared."""

    SYNCED = "synced"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A folder that is not of this computer alone."""

    sharing: Sharing
    by: str
    """The program that synchronises it, or the kind of the network file system."""
    root: Path
    """The folder that it begins with."""


_MARKERS: tuple[tuple[str, str, Callable[[Path], bool]], ...] = (
    # A file there; in the home there is a folder of that name, which says nothing.
    (".dropbox", "Dropbox", Path.is_file),
    (".dropbox.cache", "Dropbox", Path.is_dir),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive", Path.exists),
    (".tmp.driveupload", "Google Drive", Path.is_dir),
    (".tmp.drivedownload", "Google Drive", Path.is_dir),
    (".stfolder", "Syncthing", Path.exists),
    (".nextcloudsync.log", "Nextcloud", Path.is_file),
    (".owncloudsync.log", "ownCloud", Path.is_file),
)
_PATTERNS = (("._sync_*.db", "Nextcloud or ownCloud"), (".sync_*.db", "Nextcloud or ownCloud"))
_NAMES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"OneDrive( - .+)?"), "OneDrive"),
    (re.compile(r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents"), "iCloud Drive"),
    (re.compile(r"Google ?Drive|My Drive"), "Google Drive"),
    (re.compile(r"Nextcloud\d*"), "Nextcloud"),
    (re.compile(r"ownCloud\d*"), "ownCloud"),
)
_OF_MACOS = ("Library", "CloudStorage")
"""Where macOS puts what file providers show: ``Library/CloudStorage/Dropbox-Personal``."""

_NETWORK = frozenset(
    {
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "9p",
            "davfs",
            "afs",
            "ceph",
            "glusterfs",
            "ncpfs",
        ),
        *("afpfs", "webdav", "remote"),
    }
)
_NETWORK_FUSE = frozenset(
    {
        *("sshfs", "davfs", "davfs2", "rclone", "gvfsd-fuse", "kio-fuse", "curlftpfs", "s3fs"),
        *(
            "glusterfs",
            "ceph",
            "ceph-fuse",
            "google-drive-ocamlfuse",
            "onedriver",
            "juicefs",
            "smbnetfs",
        ),
    }
)


def shared_place(path: Path, kind_of: Callable[[Path], str] = disk_kind) -> SharedPlace | None:
    """How a place is shared; None for one that, as far as can be seen, is of this computer alone.

    A sign of a program that was taken off long ago counts: it may be wrong, and is for a notice.
    """
    whole, real = path.absolute(), path.resolve()
    # A link may be called Dropbox, or lead into it.
    for folder in dict.fromkeys((whole, *whole.parents, real, *real.parents)):
        by = _synced_by(folder)
        if by:
            return SharedPlace(Sharing.SYNCED, by, folder)
    kind = kind_of(whole)
    if kind in _NETWORK or kind.removeprefix("fuse.") in _NETWORK_FUSE:
        return SharedPlace(Sharing.NETWORK, kind, whole)
    return None


def _synced_by(folder: Path) -> str:
    if folder.parent.parts[-2:] == _OF_MACOS:
        return folder.name.partition("-")[0]
    for name, by in _NAMES:
        if name.fullmatch(folder.name):
            return by
    return _marked_by(folder)


def _marked_by(folder: Path) -> str:
    try:
        for marker, by, is_there in _MARKERS:
            if is_there(folder / marker):
                return by
        for pattern, by in _PATTERNS:
            if next(folder.glob(pattern), None):
                return by
    except OSError:
        # What cannot be looked into says nothing.
        return ""
    return ""

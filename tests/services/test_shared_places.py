"""Folders that another program synchronises, or that are on another computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect.paths import disk_kind, kind_in
from reflect.services.shared_places import Sharing, shared_place
from tests.support.ordinary_user import ordinary_user

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/srv /srv/ann nfs4 rw 0 0
tmpfs /srv/ann/local tmpfs rw 0 0
//nas/share /mnt/the\\040nas cifs rw 0 0
"""


def by(path, kind=""):
    """Who shares a place."""
    found = shared_place(path, lambda _: kind)
    return found.by if found else None


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - The Trust", "OneDrive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Google Drive", "Google Drive"),
        ("G/My Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Nextcloud2", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
    ],
)
def test_a_folder_is_known_by_its_name(tmp_path, folder, program) -> None:
    found = shared_place(tmp_path / folder / "Deep" / "Practice.reflect", lambda _: "")
    assert found
    assert (found.sharing, found.by) == (Sharing.SYNCED, program)
    assert found.root.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("marker", "is_folder", "program"),
    [
        (".dropbox", False, "Dropbox"),
        (".dropbox.cache", True, "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", False, "OneDrive"),
        (".tmp.driveupload", True, "Google Drive"),
        (".tmp.drivedownload", True, "Google Drive"),
        (".stfolder", True, "Syncthing"),
        (".stfolder", False, "Syncthing"),
        (".nextcloudsync.log", False, "Nextcloud"),
        (".owncloudsync.log", False, "ownCloud"),
        ("._sync_1a2b3c.db", False, "Nextcloud or ownCloud"),
        (".sync_1a2b3c.db", False, "Nextcloud or ownCloud"),
    ],
)
def test_a_folder_is_known_by_what_programs_leave_in_it(
    tmp_path, marker, is_folder, program
) -> None:
    root = tmp_path / "papers"
    root.mkdir()
    (root / marker).mkdir() if is_folder else (root / marker).touch()
    assert by(root / "Reflect" / "Practice.reflect") == program
    assert by(tmp_path / "elsewhere") is None


def test_the_settings_of_dropbox_in_a_home_say_nothing(tmp_path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert by(tmp_path / "Practice.reflect") is None


@pytest.mark.parametrize("name", ["Dropboxes", "My OneDrive", "cloud", "Documents", "Sync"])
def test_other_names_say_nothing(tmp_path, name) -> None:
    assert by(tmp_path / name) is None


def test_a_link_into_a_folder_that_is_synchronised_is_seen(tmp_path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / ".stfolder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    assert by(tmp_path / "link" / "Practice.reflect") == "Syncthing"


def test_a_folder_that_cannot_be_looked_into_says_nothing(tmp_path) -> None:
    closed = tmp_path / "closed"
    (closed / "inner").mkdir(parents=True)
    closed.chmod(0)
    with ordinary_user():
        assert by(closed / "inner") is None
    closed.chmod(0o700)


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.rclone", "smbfs", "remote"]
)
def test_a_disk_of_another_computer_is_known_by_its_kind(tmp_path, kind) -> None:
    found = shared_place(tmp_path, lambda _: kind)
    assert found
    assert (found.sharing, found.by) == (Sharing.NETWORK, kind)


@pytest.mark.parametrize("kind", ["", "ext4", "apfs", "fuse.encfs", "fuseblk", "tmpfs"])
def test_a_disk_of_this_computer_is_none(tmp_path, kind) -> None:
    assert by(tmp_path, kind) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/etc/x", "ext4"),
        ("/srv/ann/Reflect", "nfs4"),
        ("/srv/ann/local/x", "tmpfs"),
        ("/srv/anna", "ext4"),
        ("/mnt/the nas/Practice.reflect", "cifs"),
    ],
)
def test_the_kind_is_that_of_the_nearest_mount(path, kind) -> None:
    assert kind_in(Path(path), MOUNTS) == kind


def test_the_system_is_asked(tmp_path) -> None:
    assert disk_kind(tmp_path / "not there yet") == disk_kind(tmp_path)

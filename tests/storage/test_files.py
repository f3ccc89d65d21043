"""Replacing a small file: whole or not at all, private, and durable."""

from __future__ import annotations

import errno
import os
import stat
import sys

import pytest

from reflect.errors import DiskFull, ReadOnly, StorageError, StorageFailed, Vanished
from reflect.storage import files
from reflect.storage.files import read_file, replace_file, storage_errors, sync_folder, write_again
from tests.support.failing_file import FailingDisk
from tests.support.fakes import FakeChance

MOST_CALLS = 14
"""More than a replacement makes; the last ones show that nothing fails then."""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "journal.keys"
    path.write_bytes(b"old")
    return path


def failing(monkeypatch, **when) -> FailingDisk:
    disk = FailingDisk(**when)
    monkeypatch.setattr(files, "os", disk)
    return disk


@pytest.mark.parametrize("data", [b"", b"new", bytes(1_000_000)])
def test_the_new_content_takes_the_place_of_the_old(path, data) -> None:
    replace_file(path, data)
    assert path.read_bytes() == data
    assert os.listdir(path.parent) == [path.name]


def test_a_file_that_was_not_there_is_made(tmp_path) -> None:
    replace_file(tmp_path / "a", b"new", keep=tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert not (tmp_path / "b").exists()


def test_the_old_content_is_kept_where_asked(path) -> None:
    kept = path.with_name("journal.keys.1")
    for content in (b"newer", b"newest"):
        replace_file(path, content, keep=kept)
    assert (path.read_bytes(), kept.read_bytes()) == (b"newest", b"newer")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_only_its_owner_may_read_it_from_the_first_byte(path, monkeypatch) -> None:
    path.chmod(0o644)
    modes = set()
    real_write = os.write

    def write(descriptor, data) -> int:
        modes.add(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return real_write(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    replace_file(path, b"new", keep=path.with_name("kept"))
    assert modes == {0o600}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_an_earlier_crash_left_is_no_hindrance(path) -> None:
    path.with_name(".journal.keys.new").write_bytes(b"torn")
    replace_file(path, b"new")
    assert os.listdir(path.parent) == [path.name]


def test_content_is_flushed_before_it_gets_its_name_and_the_name_after(path, monkeypatch) -> None:
    disk = failing(monkeypatch)
    replace_file(path, b"new", keep=path.with_name("kept"))
    written, named = ["open", "write", "fsync"], ["replace", "open", "fsync"]
    assert disk.calls == [*written, *written, *named, *named]


def test_a_short_write_is_continued(path, monkeypatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, data[:3]))
    replace_file(path, b"new content")
    assert path.read_bytes() == b"new content"


@pytest.mark.parametrize("last", [None, MOST_CALLS])
@pytest.mark.parametrize("first", range(1, MOST_CALLS))
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
def test_whichever_call_fails_the_file_is_whole(path, monkeypatch, first, last, error) -> None:
    kept = path.with_name("kept")
    disk = failing(monkeypatch, first=first, last=last, error=error)
    try:
        replace_file(path, b"new content", keep=kept)
    except StorageError:
        assert len(disk.calls) >= first
        assert path.read_bytes() in (b"old", b"new content")
        assert not kept.exists() or kept.read_bytes() == b"old"
        assert set(os.listdir(path.parent)) <= {path.name, "kept"}
    else:
        assert len(disk.calls) < first
        assert path.read_bytes() == b"new content"


def test_a_folder_that_cannot_be_flushed_is_let_be(tmp_path, monkeypatch) -> None:
    disk = failing(monkeypatch, first=2, error=errno.EINVAL)
    sync_folder(tmp_path)
    assert len(disk.calls) == 2


def test_a_folder_that_fails_to_be_flushed_is_told(tmp_path, monkeypatch) -> None:
    failing(monkeypatch, first=2, error=errno.EIO)
    with pytest.raises(OSError, match="error"):
        sync_folder(tmp_path)


@pytest.mark.parametrize("size", [0, 5, 3_000_000])
def test_a_file_that_is_written_again_is_the_same_and_flushed(path, monkeypatch, size) -> None:
    content = FakeChance()(size)
    path.write_bytes(content)
    disk = failing(monkeypatch)
    write_again(path)
    assert path.read_bytes() == content
    assert disk.calls == [*["fsync"] * (size > 0), "open", "fsync"]


def test_a_file_that_is_not_there_is_not_made_by_writing_again(tmp_path) -> None:
    write_again(tmp_path / "nothing")
    assert not list(tmp_path.iterdir())


def test_reading_stops_one_byte_after_the_limit(path) -> None:
    path.write_bytes(b"12345")
    assert read_file(path, at_most=5) == b"12345"
    assert read_file(path, at_most=3) == b"1234"


def test_reading_what_is_gone_says_so(tmp_path) -> None:
    with pytest.raises(Vanished):
        read_file(tmp_path / "gone", at_most=5)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, ReadOnly),
        (errno.EPERM, ReadOnly),
        (errno.ENOENT, Vanished),
        (errno.ENOTDIR, Vanished),
        (errno.ENODEV, Vanished),
        (errno.ENXIO, Vanished),
        (errno.ESTALE, Vanished),
        (errno.EIO, StorageFailed),
        (errno.EINTR, StorageFailed),
        (None, StorageFailed),
    ],
)
def test_each_error_of_the_system_becomes_one_of_ours(number, kind) -> None:
    with pytest.raises(StorageError) as caught, storage_errors():
        raise OSError(number, "any", "Anna's journal")
    assert type(caught.value) is kind
    assert "Anna" not in str(caught.value)


def test_what_is_not_the_disk_passes() -> None:
    with pytest.raises(ZeroDivisionError), storage_errors():
        _ = 1 / 0

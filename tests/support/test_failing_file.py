"""The disk that fails when told to."""

from __future__ import annotations

import errno
import os

import pytest

from tests.support.failing_file import FailingDisk


def test_only_the_calls_asked_for_fail(tmp_path) -> None:
    disk = FailingDisk(first=2, last=3, error=errno.EIO)
    descriptor = disk.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT)
    for call in (lambda: disk.write(descriptor, b"half"), lambda: disk.fsync(descriptor)):
        with pytest.raises(OSError, match="error"):
            call()
    disk.fsync(descriptor)
    disk.close(descriptor)
    assert disk.calls == ["open", "write", "fsync", "fsync"]
    assert (tmp_path / "file").read_bytes() == b"ha"

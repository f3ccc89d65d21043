"""The recovery kit as a file, and the check of a copy."""

from __future__ import annotations

import errno
import stat
import sys

import pytest

from reflect.errors import DiskFull, Vanished
from reflect.services.recovery_kit import is_group, recovery_kit, save_recovery_kit
from reflect.storage import files
from reflect.storage.recovery_code import RecoveryCode
from tests.documents.reading_pdf import pages
from tests.support.failing_file import FailingDisk

CODE = RecoveryCode(bytes(range(20)))


@pytest.fixture
def kit(tmp_path, unlocked):
    path = tmp_path / "kits" / "Practice recovery kit.pdf"
    path.parent.mkdir()
    save_recovery_kit(path, unlocked, CODE)
    return path


def test_it_says_which_journal_it_opens_and_where_that_lies(unlocked) -> None:
    (page,) = pages(recovery_kit(unlocked, CODE))
    assert "“Test”" in page
    assert str(unlocked.id)[:8] in page
    assert str(unlocked.path) in page.replace(" ", "")
    assert CODE.text in page


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_read_the_file(kit) -> None:
    assert stat.S_IMODE(kit.stat().st_mode) == 0o600


def test_nothing_is_left_beside_the_file(kit) -> None:
    assert list(kit.parent.iterdir()) == [kit]


def test_a_folder_that_is_gone_is_said(tmp_path, unlocked) -> None:
    with pytest.raises(Vanished):
        save_recovery_kit(tmp_path / "stick" / "kit.pdf", unlocked, CODE)


def test_a_full_disk_leaves_the_file_before_as_it_was(kit, unlocked, monkeypatch) -> None:
    before = kit.read_bytes()
    monkeypatch.setattr(files, "os", FailingDisk(first=2, error=errno.ENOSPC))
    with pytest.raises(DiskFull):
        save_recovery_kit(kit, unlocked, RecoveryCode(bytes(20)))
    assert kit.read_bytes() == before


@pytest.mark.parametrize("typed", ["041G", "041g", " o4lg ", "04-1g"])
def test_a_group_may_be_spelt_in_any_way(typed) -> None:
    assert is_group(typed, "041G")


@pytest.mark.parametrize("typed", ["", "041", "041H", "041G0", "groß"])
def test_another_group_is_told_from_it(typed) -> None:
    assert not is_group(typed, "041G")

"""The recovery code as a file."""

from __future__ import annotations

import errno
import stat
import sys

import pytest

from reflect.errors import DiskFull, Vanished
from reflect.services.recovery_sheet import is_group, save_recovery_code
from reflect.storage import files
from reflect.storage.recovery_code import RecoveryCode, parsed
from tests.support.failing_file import FailingDisk

CODE = RecoveryCode(bytes(range(20)))


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "Practice recovery code.txt"
    save_recovery_code(path, "Practice", CODE)
    return path


def test_the_file_says_which_journal_its_code_opens(sheet):
    text = sheet.read_text("utf-8")
    assert '"Practice"' in text
    assert parsed(text.split("In one line: ")[1].split("\n")[0]) == CODE


@pytest.mark.parametrize("number", range(8))
def test_each_group_stands_beside_its_number(sheet, number):
    assert f"{number + 1}  {CODE.groups[number]}" in sheet.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_read_the_file(sheet):
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600


def test_nothing_is_left_beside_the_file(sheet):
    assert list(sheet.parent.glob("*code*")) == [sheet]
    assert not list(sheet.parent.glob(".*"))


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(Vanished):
        save_recovery_code(tmp_path / "stick" / "code.txt", "Practice", CODE)


def test_a_full_disk_leaves_the_file_before_as_it_was(sheet, monkeypatch):
    before = sheet.read_bytes()
    monkeypatch.setattr(files, "os", FailingDisk(first=2, error=errno.ENOSPC))
    with pytest.raises(DiskFull):
        save_recovery_code(sheet, "Teaching", CODE)
    assert sheet.read_bytes() == before


@pytest.mark.parametrize("typed", ["041G", "041g", " o4lg ", "04-1g"])
def test_a_group_may_be_spelt_in_any_way(typed):
    assert is_group(typed, "041G")


@pytest.mark.parametrize("typed", ["", "041", "041H", "041G0", "groß"])
def test_another_group_is_told_from_it(typed):
    assert not is_group(typed, "041G")

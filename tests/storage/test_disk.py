"""Disks that are full, taken away or not to be written: nothing that was acknowledged is lost."""

from __future__ import annotations

import shutil
import sys

import pytest

from reflect.errors import DiskFull, ReadOnly, StorageError, Vanished
from reflect.storage.journal import Journal
from reflect.storage.log_guard import log_of
from reflect.storage.wishes import WishStore
from tests.support.builders import JOURNAL_ID, MASTER, reopened
from tests.support.folders import contents
from tests.support.ordinary_user import ordinary_user
from tests.support.small_disk import can_mount, file_size_limit, run_python_on_small_disk

FILL_AND_GO_ON = """
import os
from pathlib import Path
from reflect.errors import DiskFull
from reflect.storage.wishes import WishStore
from tests.support.builders import new_journal, reopened
from tests.support.fakes import FakeClock

place = Path({place!r})
ballast = place / "ballast"
ballast.write_bytes(bytes({ballast}))
journal = new_journal(place, FakeClock())
saved, full = [], 0
for number in range(400):
    try:
        WishStore(journal).put(f"wish {{number}}", "x" * 5000)
        saved.append(number)
    except DiskFull:
        full += 1
        if full == 3:
            ballast.unlink()
            journal.settle()
    if full > 3 or (full == 3 and saved and saved[-1] > number - 1 and number > 200):
        break
journal.close()
again = reopened(journal)
lost = [n for n in saved if WishStore(again).get(f"wish {{n}}", "") != "x" * 5000]
again.close()
print(full, len(saved) > 5, saved[-1] == number, lost)
"""


def put_all(journal, count=50):
    """Write until the disk says no; returns what was acknowledged and what was said."""
    saved: list[int] = []
    for number in range(count):
        try:
            WishStore(journal).put(f"wish {number}", "x" * 5000)
        except StorageError as error:
            return saved, error
        saved.append(number)
    return saved, None


def all_there(journal, numbers):
    wishes = WishStore(journal)
    return all(wishes.get(f"wish {number}", "") == "x" * 5000 for number in numbers)


@pytest.mark.skipif(not can_mount(), reason="no disk of our own can be had here")
@pytest.mark.parametrize("ballast", [200_000, 900_000, 1_500_000])
def test_a_full_disk_loses_nothing_and_takes_more_once_there_is_room(tmp_path, ballast) -> None:
    code = FILL_AND_GO_ON.format(place=str(tmp_path), ballast=ballast)
    said = run_python_on_small_disk(code, tmp_path, size="2m")
    assert said.split() == ["3", "True", "True", "[]"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("room", [200_000, 300_001, 400_002, 500_003])
def test_a_file_that_may_not_grow_loses_nothing(journal, room) -> None:
    with file_size_limit(room):
        saved, error = put_all(journal, 200)
    assert isinstance(error, StorageError)
    assert all_there(journal, saved)
    WishStore(journal).put("later", "text")
    again = reopened(journal)
    assert all_there(again, saved)
    assert WishStore(again).get("later", "") == "text"
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_journal_can_be_closed_when_the_disk_is_full(journal) -> None:
    journal.settle()
    put_all(journal, 5)
    with file_size_limit(journal.folder.database.stat().st_size):
        journal.close()
    again = Journal.open(journal.folder, MASTER, JOURNAL_ID, clock=journal.clock)
    assert all_there(again, range(5))
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_journal_that_cannot_be_written_anew_is_whole_as_it_was(journal) -> None:
    saved, _ = put_all(journal)
    journal.settle()
    with file_size_limit(150_000), pytest.raises(StorageError):
        journal.compact()
    assert all_there(journal, saved)
    journal.compact()
    assert all_there(journal, saved)


def test_an_error_of_the_disk_while_settling_is_told(journal, monkeypatch) -> None:
    def full(*_args):
        raise DiskFull

    put_all(journal, 1)
    with monkeypatch.context() as patch:
        patch.setattr("reflect.storage.state_file.replace_file", full)
        with pytest.raises(DiskFull):
            journal.settle()
    journal.settle()
    assert journal.folder.state.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other modes")
class TestReadOnly:
    """Places that may be read and no more."""

    @pytest.fixture(autouse=True)
    def modes(self, journal):
        journal.close()
        yield
        journal.folder.path.chmod(0o700)
        journal.folder.database.chmod(0o600)

    def refused(self, journal):
        before = contents(journal.folder.path)
        with ordinary_user(), pytest.raises(ReadOnly):
            Journal.open(journal.folder, MASTER, JOURNAL_ID, clock=journal.clock)
        assert contents(journal.folder.path) == before

    def test_a_folder_that_may_not_be_written_is_told(self, journal) -> None:
        journal.folder.path.chmod(0o500)
        self.refused(journal)

    def test_a_file_that_may_not_be_written_is_told(self, journal) -> None:
        journal.folder.database.chmod(0o400)
        self.refused(journal)

    def test_a_file_that_may_not_even_be_read_is_told(self, journal) -> None:
        journal.folder.database.chmod(0)
        with ordinary_user(), pytest.raises(ReadOnly):
            Journal.open(journal.folder, MASTER, JOURNAL_ID, clock=journal.clock)

    def test_a_folder_that_may_not_be_entered_is_told(self, journal) -> None:
        journal.folder.path.chmod(0)
        with ordinary_user(), pytest.raises(ReadOnly):
            Journal.open(journal.folder, MASTER, JOURNAL_ID, clock=journal.clock)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let go of open files")
class TestVanished:
    """Folders and files that are taken away while the journal is open."""

    def test_nothing_is_said_to_be_saved_in_a_folder_that_is_gone(self, journal) -> None:
        shutil.rmtree(journal.folder.path)
        for _ in range(2):
            with pytest.raises(Vanished):
                WishStore(journal).put("name", "text")

    def test_nor_settled(self, journal) -> None:
        put_all(journal, 1)
        shutil.rmtree(journal.folder.path)
        with pytest.raises(Vanished):
            journal.settle()

    def test_a_journal_in_a_folder_that_is_gone_can_be_closed(self, journal) -> None:
        put_all(journal, 1)
        shutil.rmtree(journal.folder.path)
        journal.close()

    def test_a_folder_that_comes_back_is_written_again(self, journal) -> None:
        put_all(journal, 3)
        away = journal.folder.path.rename(journal.folder.path.with_name("away"))
        with pytest.raises(Vanished):
            WishStore(journal).put("later", "text")
        away.rename(journal.folder.path)
        WishStore(journal).put("later", "text")
        assert all_there(journal, range(3))
        assert WishStore(journal).get("later", "") == "text"

    def test_a_log_that_is_taken_away_takes_nothing_with_it(self, journal) -> None:
        put_all(journal, 3)
        log_of(journal.folder.database).unlink()
        with pytest.raises(Vanished):
            WishStore(journal).put("later", "text")
        WishStore(journal).put("later", "text")
        again = reopened(journal)
        assert all_there(again, range(3))
        assert WishStore(again).get("later", "") == "text"
        again.close()

    def test_another_file_under_its_name_is_not_written(self, journal) -> None:
        put_all(journal, 1)
        path = journal.folder.database
        path.rename(path.with_name("moved.db"))
        path.write_bytes(b"theirs")
        with pytest.raises(Vanished):
            WishStore(journal).put("later", "text")
        assert path.read_bytes() == b"theirs"

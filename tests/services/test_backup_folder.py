"""Backups in a folder that the writer has chosen, such as a stick that is not always there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect.domain.backup import Hindrance, Place
from reflect.errors import DiskFull, ReadOnly, Refused
from reflect.services import backup_list
from reflect.services.journals import Journals
from reflect.services.prompt_library import PromptLibrary
from reflect.storage.backups import BackupStore
from tests.support.builders import CHEAP, PASSPHRASE
from tests.support.fakes import FakeChance
from tests.support.folders import contents
from tests.support.journal_backups import failing, make, reopened, write
from tests.support.ordinary_user import ordinary_user
from tests.support.small_disk import can_mount, run_python_on_small_disk


@pytest.fixture
def stick(tmp_path):
    """A folder on another disk, as far as a test has one."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


FULL_STICK = """
import os
from pathlib import Path
from tests.support.journal_backups import make, write
from tests.support.builders import made_journal

place = Path({place!r})
journal = made_journal(Path({home!r})).journal
write(journal, "albatross " * 20_000)
journal.backups.choose_folder(place)
row = make(journal)
(failed,) = journal.backups.failed()
left = list((place / "Test backups").iterdir())
there = os.stat(place).st_dev == os.stat(journal.path).st_dev
print(row.place, there, failed.place, failed.why, len(left))
journal.close()
"""


def test_backups_go_there_too(unlocked, clock, stick) -> None:
    unlocked.backups.choose_folder(stick)
    write(unlocked)
    make(unlocked)
    here, there = unlocked.backups.rows()
    assert {here.place, there.place} == set(Place)
    assert contents(here.path) == contents(there.path)
    assert there.path.is_relative_to(stick) or here.path.is_relative_to(stick)
    again = reopened(unlocked, clock)
    assert again.backups.folder() == stick
    again.close()


def test_it_is_in_no_file_that_can_be_read(unlocked, stick) -> None:
    unlocked.backups.choose_folder(stick)
    unlocked.settle()
    files = [path for path in unlocked.path.rglob("*") if path.is_file()]
    assert not [path for path in files if str(stick).encode() in path.read_bytes()]


def test_one_that_is_away_is_no_failure_and_catches_up(unlocked, clock, stick) -> None:
    unlocked.backups.choose_folder(stick)
    away = stick.rename(stick.with_name("away"))
    write(unlocked)
    again = reopened(unlocked, clock)
    assert again.backups.failed() == ()
    assert not again.backups.folder_is_there()
    assert len(again.backups.rows()) == 1
    away.rename(stick)
    assert again.backups.folder_is_there()
    again = reopened(again, clock)
    assert [row.place for row in again.backups.rows()] == [Place.JOURNAL, Place.FOLDER]
    assert not list(stick.rglob(".*"))
    again = reopened(again, clock)
    assert len(again.backups.rows()) == 2
    again.close()


def test_what_is_known_of_those_that_are_away_is_kept(unlocked, clock, stick) -> None:
    unlocked.backups.choose_folder(stick)
    make(unlocked)
    away = stick.rename(stick.with_name("away"))
    make(unlocked)
    away.rename(stick)
    there = next(row for row in unlocked.backups.rows() if row.place is Place.FOLDER)
    assert there.verified


def test_one_that_fails_is_remembered_and_the_other_counts(unlocked, stick, monkeypatch) -> None:
    unlocked.backups.choose_folder(stick)
    with monkeypatch.context() as patch:
        patch.setattr(BackupStore, "copy", failing(DiskFull))
        assert make(unlocked).place is Place.JOURNAL
    (failed,) = unlocked.backups.failed()
    assert (failed.place, failed.why) == (Place.FOLDER, Hindrance.DISK_FULL)
    unlocked.backups.choose_folder(None)
    assert unlocked.backups.failed() == ()
    assert unlocked.backups.folder() is None


def test_where_the_journal_has_no_room_it_may_have_some(unlocked, stick, monkeypatch) -> None:
    unlocked.backups.choose_folder(stick)
    real = BackupStore.make

    def only_there(store, place):
        if place == store.place:
            raise DiskFull
        return real(store, place)

    monkeypatch.setattr(BackupStore, "make", only_there)
    assert make(unlocked).place is Place.FOLDER
    assert [failed.place for failed in unlocked.backups.failed()] == [Place.JOURNAL]


def test_backups_of_another_journal_there_are_left_alone(unlocked, clock, stick, tmp_path) -> None:
    others = Journals(PromptLibrary(tuple), clock=clock, cost=lambda: CHEAP, random=FakeChance(2))
    other = others.make(tmp_path / "others", "Test", PASSPHRASE).journal
    for journal in (other, unlocked):
        journal.backups.choose_folder(stick)
    for _ in range(6):
        make(other)
    for _ in range(6):
        make(unlocked)
    theirs = [row for row in other.backups.rows() if row.place is Place.FOLDER]
    ours = [row for row in unlocked.backups.rows() if row.place is Place.FOLDER]
    assert (len(theirs), len(ours)) == (3, 3)
    assert len(list((stick / "Test backups").iterdir())) == 6
    other.close()


def test_a_place_that_cannot_take_them_is_refused(unlocked, stick) -> None:
    for place in (stick / "nothing", unlocked.path, unlocked.path / "backups"):
        with pytest.raises(Refused):
            unlocked.backups.choose_folder(place)
    stick.chmod(0o500)
    with ordinary_user(), pytest.raises(ReadOnly):
        unlocked.backups.choose_folder(stick)
    stick.chmod(0o700)


def test_one_that_cannot_be_read_shows_none(unlocked, stick) -> None:
    unlocked.backups.choose_folder(stick)
    (stick / "Test backups").chmod(0)
    with ordinary_user():
        assert unlocked.backups.rows() == ()
    (stick / "Test backups").chmod(0o700)


def test_another_disk_is_told_from_the_same(unlocked, stick, monkeypatch) -> None:
    unlocked.backups.choose_folder(stick)
    make(unlocked)
    real = Path.stat

    def stat(path, **how):
        if path.is_relative_to(stick) and path.name.startswith("2026"):
            message = "gone"
            raise OSError(message)
        return real(path, **how)

    assert all(row.same_disk for row in unlocked.backups.rows())
    monkeypatch.setattr(Path, "stat", stat)
    # Who cannot say, says the same: better to look for another disk in vain.
    assert backup_list._on_one_disk(stick / "2026", unlocked.path)


@pytest.mark.skipif(not can_mount(), reason="no disk of our own can be had here")
def test_a_stick_without_room_gets_none_and_is_told(tmp_path) -> None:
    code = FULL_STICK.format(place=str(tmp_path / "stick"), home=str(tmp_path / "home"))
    (tmp_path / "stick").mkdir()
    said = run_python_on_small_disk(code, tmp_path / "stick", size="200k")
    assert said.split() == ["journal", "False", "folder", "disk-full", "0"]

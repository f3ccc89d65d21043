"""The folder of a journal: found, named, and made whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from typing import TYPE_CHECKING

import pytest

from reflect.errors import JournalExists, NotAJournal, ReadOnly, StorageFailed, Vanished
from reflect.storage import folder
from reflect.storage.folder import (
    JournalFolder,
    being_made,
    clean_name,
    disappear,
    folder_at,
    make_private,
)
from tests.support.ordinary_user import ordinary_user

if TYPE_CHECKING:
    from pathlib import Path


def make(place, name="Practice"):
    with being_made(place, name) as made:
        made.database.write_bytes(b"whole")
    return JournalFolder(place / f"{name}.reflect")


def test_a_journal_is_called_what_its_folder_is_called(tmp_path) -> None:
    assert JournalFolder(tmp_path / "Night shifts.reflect").name == "Night shifts"


@pytest.mark.parametrize("file", ["journal.keys", "journal.db"])
def test_a_folder_with_one_of_its_files_is_a_journal(tmp_path, file) -> None:
    (tmp_path / file).touch()
    assert folder_at(tmp_path).path == tmp_path


def test_other_places_are_no_journals(tmp_path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file", tmp_path / "nothing"):
        with pytest.raises(NotAJournal):
            folder_at(path)


def test_a_folder_that_may_not_be_read_is_told_as_such(tmp_path) -> None:
    closed = tmp_path / "closed"
    (closed / "Practice.reflect").mkdir(parents=True)
    closed.chmod(0)
    with ordinary_user(), pytest.raises(ReadOnly):
        folder_at(closed / "Practice.reflect")
    closed.chmod(0o700)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Practice", "Practice"),
        ("  Night\tshifts \n 2026 ", "Night shifts 2026"),
        ('a<b>c:d"e/f\\g|h?i*j', "a b c d e f g h i j"),
        ("..hidden..", "hidden"),
        (". . a . .", "a"),
        ("日本語", "日本語"),
        ("half \ud800", "half"),
        ("x" * 90, "x" * 80),
        ("ß" * 80, "ß" * 80),
        ("😀" * 80, "😀" * 50),
        ("con", "con journal"),
        ("LPT1.old", "LPT1.old journal"),
        ("contact", "contact"),
        (" ./. ", ""),
        ("", ""),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(typed, name) -> None:
    assert clean_name(typed) == name


def test_a_journal_appears_under_its_name_when_it_is_whole(tmp_path) -> None:
    place = tmp_path / "not" / "there"
    with being_made(place, "Practice") as made:
        assert not (place / "Practice.reflect").exists()
        made.database.write_bytes(b"whole")
    assert folder_at(place / "Practice.reflect").database.read_bytes() == b"whole"
    assert [path.name for path in place.iterdir()] == ["Practice.reflect"]


def test_a_making_that_fails_leaves_nothing(tmp_path) -> None:
    def fail(folder):
        folder.keys.touch()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), being_made(tmp_path, "Practice") as made:
        fail(made)
    assert not list(tmp_path.iterdir())


def test_nothing_is_put_over_what_is_there(tmp_path) -> None:
    (tmp_path / "Practice.reflect").mkdir()
    with pytest.raises(JournalExists) as told:
        make(tmp_path)
    assert told.value.path.name == "Practice.reflect"
    assert [path.name for path in tmp_path.iterdir()] == ["Practice.reflect"]


def test_nor_over_what_came_there_meanwhile(tmp_path) -> None:
    with pytest.raises(StorageFailed), being_made(tmp_path, "Practice"):
        (tmp_path / "Practice.reflect" / "theirs").mkdir(parents=True)
    assert [path.name for path in tmp_path.iterdir()] == ["Practice.reflect"]
    assert (tmp_path / "Practice.reflect" / "theirs").exists()


def test_a_name_that_may_not_last_is_taken_back(tmp_path, monkeypatch) -> None:
    def fail(_folder):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(folder, "sync_folder", fail)
    with pytest.raises(StorageFailed):
        make(tmp_path)
    assert not list(tmp_path.iterdir())


def test_every_folder_that_was_made_for_it_has_a_name_that_lasts(tmp_path, monkeypatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(folder, "sync_folder", synced.append)
    make(tmp_path / "not" / "there")
    assert set(synced) == {tmp_path, tmp_path / "not", tmp_path / "not" / "there"}


def test_a_folder_that_goes_has_lost_its_name_for_good_before_its_files_go(
    tmp_path, monkeypatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    (gone / "file").touch()
    steps: list[Path] = []
    monkeypatch.setattr(folder, "sync_folder", steps.append)
    monkeypatch.setattr(shutil, "rmtree", lambda path, **_how: steps.append(path))
    disappear(gone)
    assert steps == [tmp_path, tmp_path / ".gone.making-gone"]
    assert not gone.exists()


@pytest.mark.parametrize("there", [False, True])
def test_a_private_folder_is_nobody_elses_and_its_name_lasts(tmp_path, monkeypatch, there) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(folder, "sync_folder", synced.append)
    place = tmp_path / "private"
    for _ in range(1 + there):
        make_private(place)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert synced == [tmp_path] * (1 + there)


def test_what_a_killed_making_left_is_taken_away_by_the_next(tmp_path) -> None:
    left = tmp_path / ".Practice.reflect.making-1"
    left.mkdir()
    (left / "journal.db").touch()
    os.utime(left, (0, 0))
    make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["Practice.reflect"]


def test_what_another_is_making_at_the_moment_is_left_alone(tmp_path) -> None:
    with being_made(tmp_path, "One") as one:
        make(tmp_path, "Two")
        assert one.path.exists()
    assert folder_at_names(tmp_path) == ["One.reflect", "Two.reflect"]


def folder_at_names(place):
    return sorted(path.name for path in place.iterdir())


def test_a_place_that_may_not_be_written_is_told_as_such(tmp_path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with ordinary_user(), pytest.raises(ReadOnly):
        make(closed)


def test_a_place_that_is_no_folder_is_told_as_such(tmp_path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Vanished):
        make(tmp_path / "file" / "below")

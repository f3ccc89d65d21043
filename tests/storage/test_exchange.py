"""Two folders change names, and nobody is left without one."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

import pytest

from reflect.errors import StorageFailed, Vanished
from reflect.services.found_journals import found_journals
from reflect.storage import exchange as module
from reflect.storage.aside import old_keys_of, put_back
from reflect.storage.exchange import at_one_stroke, exchange, step_by_step
from reflect.storage.folder import folder_at

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a call of Linux")


@pytest.fixture
def one(tmp_path):
    """A folder as a journal's is called, with a file in it."""
    path = tmp_path / "Practice.reflect"
    path.mkdir()
    (path / "journal.db").write_text("one")
    return path


@pytest.fixture
def other(tmp_path):
    path = tmp_path / ".beside"
    path.mkdir()
    (path / "journal.db").write_text("other")
    return path


def inside(*folders):
    return [(folder / "journal.db").read_text() for folder in folders]


def answering(number):
    """The system's call, which always ends with this error."""

    def call(*_given):
        ctypes.set_errno(number)
        return -1

    return lambda: call


@pytest.mark.parametrize("swap", [exchange, step_by_step])
def test_each_has_the_others_name_and_twice_changes_nothing(one, other, swap) -> None:
    swap(one, other)
    assert inside(one, other) == ["other", "one"]
    swap(one, other)
    assert inside(one, other) == ["one", "other"]
    assert not old_keys_of(one).exists()


@LINUX
def test_this_system_does_it_at_one_stroke(one, other) -> None:
    assert at_one_stroke(one, other)
    assert inside(one, other) == ["other", "one"]


@LINUX
def test_a_file_system_that_cannot_is_gone_round(one, other, monkeypatch) -> None:
    monkeypatch.setattr(module, "_renameat2", answering(errno.EINVAL))
    assert not at_one_stroke(one, other)
    exchange(one, other)
    assert inside(one, other) == ["other", "one"]


def test_a_system_without_such_a_call_goes_step_by_step(one, other, monkeypatch) -> None:
    monkeypatch.setattr(module, "_renameat2", lambda: None)
    exchange(one, other)
    assert inside(one, other) == ["other", "one"]


@LINUX
def test_a_disk_that_fails_leaves_each_its_name(one, other, monkeypatch) -> None:
    monkeypatch.setattr(module, "_renameat2", answering(errno.EIO))
    with pytest.raises(StorageFailed):
        exchange(one, other)
    assert inside(one, other) == ["one", "other"]


def test_a_folder_that_is_gone_is_said(one, tmp_path) -> None:
    with pytest.raises(Vanished):
        exchange(one, tmp_path / "gone")
    assert inside(one) == ["one"]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_step_that_fails_is_undone(one, other, monkeypatch, step) -> None:
    rename, calls = Path.rename, []

    def failing(path, target):
        calls.append(target)
        if len(calls) == step:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="error"):
        step_by_step(one, other)
    assert inside(one, other) == ["one", "other"]


class TestAKillBetweenTwoSteps:
    """While the journal has no name, whoever looks for it gives the old one its name back."""

    @pytest.fixture
    def nameless(self, one, other):
        one.rename(old_keys_of(one))
        return one

    def test_by_its_path(self, nameless) -> None:
        assert folder_at(nameless).path == nameless
        assert inside(nameless) == ["one"]

    def test_by_its_folder(self, nameless) -> None:
        assert [found.path for found in found_journals(nameless.parent)] == [nameless]

    def test_as_the_last_one_opened(self, nameless, tmp_path) -> None:
        (found,) = found_journals(tmp_path / "another place", nameless)
        assert found.path == nameless

    def test_one_that_has_its_name_is_left_alone(self, one, other) -> None:
        other.rename(old_keys_of(one))
        put_back(one)
        assert inside(one, old_keys_of(one)) == ["one", "other"]

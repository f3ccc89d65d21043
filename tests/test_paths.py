from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reflect.paths import bare_environment, find_places, first_in_memory, memory_backed_folder


def test_everything_lives_under_the_persons_own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    places = find_places()
    assert places.journals.name == "Reflect"
    for place in (places.journals, places.config_file, places.log_folder):
        assert place.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("environment", "journal"),
    [
        ({}, None),
        ({"REFLECT_JOURNAL": " "}, None),
        ({"REFLECT_JOURNAL": "Practice.reflect"}, Path("Practice.reflect")),
        ({"REFLECT_JOURNAL": "~/Practice.reflect"}, Path.home() / "Practice.reflect"),
    ],
)
def test_the_environment_may_name_the_journal(environment, journal):
    found = find_places(environment).journal
    assert (found and found.name) == (journal and journal.name)
    assert found is None or "~" not in found.parts


@pytest.mark.parametrize(
    ("environment", "editor"),
    [
        ({}, None),
        ({"VISUAL": "", "EDITOR": ""}, None),
        ({"EDITOR": "nano"}, "nano"),
        ({"EDITOR": "nano", "VISUAL": "kate"}, "kate"),
    ],
)
def test_visual_comes_before_editor(environment, editor):
    assert find_places(environment).editor == editor


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "cy_GB.UTF-8"}, "cy-GB"),
        ({"LANG": "ca_ES@valencia"}, "ca-ES"),
        ({"LANG": "cy_GB.UTF-8", "LC_MESSAGES": "fr"}, "fr"),
        ({"LANG": "cy_GB.UTF-8", "LC_MESSAGES": "fr", "LC_ALL": "C"}, ""),
        ({"LC_ALL": "en_GB.UTF-8", "REFLECT_LANGUAGE": "ny"}, "ny"),
        ({"LANG": "pt_MZ", "LC_ALL": "", "REFLECT_LANGUAGE": " "}, "pt-MZ"),
    ],
)
def test_the_environment_says_in_which_language_prompts_are_wanted(environment, language):
    assert find_places(environment).language == language


def test_the_first_folder_in_memory_is_taken(tmp_path):
    disk, memory = tmp_path / "disk", tmp_path / "in memory"
    inside = memory / "user"
    disk.mkdir()
    inside.mkdir(parents=True)
    escaped = str(memory).replace(" ", r"\040")
    mounts = f"root / ext4 rw 0 0\ntmpfs {escaped} tmpfs rw 0 0\n"
    assert first_in_memory([tmp_path / "none", disk, inside], mounts) == inside


def test_a_later_mount_hides_an_earlier_one(tmp_path):
    mounts = f"tmpfs {tmp_path} tmpfs rw 0 0\ndisk {tmp_path} ext4 rw 0 0\n"
    assert first_in_memory([tmp_path], mounts) is None


def test_a_link_out_of_memory_is_not_in_memory(tmp_path):
    (tmp_path / "memory").mkdir()
    (tmp_path / "memory" / "link").symlink_to(tmp_path)
    mounts = f"d / ext4 rw 0 0\nt {tmp_path / 'memory'} tmpfs rw 0 0\n"
    assert first_in_memory([tmp_path / "memory" / "link"], mounts) is None


def test_a_folder_that_is_not_there_is_not_in_memory(tmp_path):
    mounts = f"tmpfs {tmp_path} tmpfs rw 0 0\n"
    assert first_in_memory([tmp_path / "none"], mounts) is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_linux_tells_of_a_folder_in_memory_that_can_be_written_or_of_none(tmp_path):
    found = memory_backed_folder({"XDG_RUNTIME_DIR": str(tmp_path)})
    assert found is None or os.access(found, os.W_OK)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_do_not_tell(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    assert memory_backed_folder({}) is None


def test_another_program_is_told_the_time_of_day_and_nothing_of_the_person():
    said = {"TZ": "Europe/London", "HOME": "somewhere", "PATH": "a:b", "SYSTEMROOT": "C:"}
    assert bare_environment(said) == {"TZ": "Europe/London", "SYSTEMROOT": "C:"}

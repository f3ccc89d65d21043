"""Whatever lies in a folder, checking it ends, with a pack or with lines that can be read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.errors import PackInvalid
from reflect.packs.pack import Pack
from reflect.services.pack_source import check_source
from tests.packs.example import write_example
from tests.support.hostile_folders import hostile_things, lay_out
from tests.support.ordinary_user import ordinary_user

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def checked(folder: Path) -> Pack | tuple[str, ...]:
    """The pack, or what is told of it; anything else is a fault."""
    try:
        return check_source(folder)
    except PackInvalid as error:
        lines = error.problems
    assert lines
    assert all(line.isprintable() and len(line) < 1000 for line in lines)
    return lines


def told(folder: Path) -> tuple[str, ...]:
    """What is told of a folder that holds no pack."""
    found = checked(folder)
    assert not isinstance(found, Pack)
    return found


@pytest.mark.slow
@given(hostile_things, st.booleans())
@settings(max_examples=150, deadline=None)
def test_nothing_in_a_folder_stops_the_check(things, whole):
    with tempfile.TemporaryDirectory() as parent, ordinary_user():
        folder = write_example(Path(parent)) if whole else Path(parent, "on-call")
        folder.mkdir(exist_ok=True)
        lay_out(folder, things)
        found = checked(folder)
        if not things:
            assert isinstance(found, Pack) is whole


@pytest.mark.parametrize("name", [b"\xff", b"a\nb", b"\x1b[2J", "\u202ekcap".encode(), b"On Call"])
def test_an_odd_name_of_the_folder_is_told_in_letters_that_can_be_seen(tmp_path, name):
    folder = write_example(tmp_path).rename(tmp_path / os.fsdecode(name))

    (line,) = told(folder)
    assert "is not the name of its folder" in line


def test_a_folder_that_is_none_is_told():
    line = "the folder: cannot be read; check that it is there and yours"
    for path in ("/dev/null", "/nowhere/at/all", "a\0b", "\ud800", "x" * 5000):
        assert told(Path(path))[0] == line


def test_a_link_that_leads_to_itself_is_told(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "cannot be read" in told(tmp_path / "loop")[0]


@pytest.mark.parametrize("file", ["pack.toml", "sets/the-morning-after.toml"])
def test_a_file_that_is_swapped_for_a_pipe_or_a_link_is_never_opened(tmp_path, file):
    folder = write_example(tmp_path)
    (folder / file).unlink()
    os.mkfifo(folder / file)
    assert f"{file}: " in "\n".join(told(folder))

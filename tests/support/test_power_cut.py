"""The disk that loses power: what was synced is always there, and of all else any part may be."""

from __future__ import annotations

import os
import random
import sys

import pytest

from tests.support.power_cut.cuts import Shelf
from tests.support.power_cut.disk import SECTOR, Disk, File, Folder
from tests.support.power_cut.record import UnfaithfulError, recorded, strace, tree_of

traced = pytest.mark.skipif(not strace(), reason="needs strace")


def found(thing, times=400):
    """All that was found after so many cuts."""
    states = [thing.after_cut(random.Random(seed)) for seed in range(times)]  # noqa: S311 - no keys
    return states if isinstance(thing, Disk) else set(states)


def run(code, folder, *given):
    return recorded([sys.executable, "-c", f"import os, sys\n{code}", str(folder), *given], folder)


def test_what_was_synced_is_there() -> None:
    file = File(b"old")
    file.write(0, b"new")
    file.sync()
    assert found(file) == {b"new"}


def test_what_was_not_synced_may_be_there_or_not() -> None:
    file = File(b"old")
    file.write(0, b"new")
    assert found(file) == {b"old", b"new"}


def test_sectors_land_one_by_one_and_in_any_order() -> None:
    file = File(bytes(3 * SECTOR))
    file.write(0, b"a" * SECTOR + b"b" * SECTOR + b"c" * SECTOR)
    firsts = {bytes(state[::SECTOR]) for state in found(file)}
    assert firsts == {bytes([a, b, c]) for a in b"\0a" for b in b"\0b" for c in b"\0c"}


def test_a_sector_has_its_content_of_one_moment() -> None:
    file = File(b"-" * SECTOR)
    for letter in b"ab":
        file.write(0, bytes([letter]) * SECTOR)
    assert found(file) == {bytes([letter]) * SECTOR for letter in b"-ab"}


def test_a_size_may_land_without_the_content() -> None:
    file = File()
    file.write(0, b"new")
    states = found(file)
    assert {b"", b"new", b"\0\0\0"} <= states
    assert {len(state) for state in states} == {0, 3}


def test_a_cut_of_a_file_may_be_undone() -> None:
    file = File(b"a" * 2 * SECTOR)
    file.resize(SECTOR)
    assert {len(state) for state in found(file)} == {SECTOR, 2 * SECTOR}
    file.resize(2 * SECTOR)
    file.sync()
    assert found(file) == {b"a" * SECTOR + bytes(SECTOR)}


def test_what_is_written_after_a_cut_does_not_land_before_it() -> None:
    file = File(b"a" * 3 * SECTOR)
    file.resize(0)
    file.write(0, b"b" * SECTOR)
    whole = {b"a" * 3 * SECTOR, b"", b"b" * SECTOR, bytes(SECTOR)}
    assert {state for state in found(file) if set(state) <= set(b"ab\0")} == whole


def test_a_sync_that_failed_is_not_made_good_by_the_next() -> None:
    file = File(b"old")
    file.write(0, b"new")
    file.fail_to_sync()
    file.sync()
    assert found(file) == {b"old", b"new"}
    file.write(0, b"newest")
    file.sync()
    assert found(file) == {b"newest"}


def test_a_name_lasts_once_its_folder_was_synced() -> None:
    disk = Disk({})
    disk.make("a", File(b"text"))
    assert {} in found(disk)
    disk.sync(disk.root)
    assert found(disk, 20) == [{"a": b"text"}] * 20


def test_names_land_in_any_order() -> None:
    disk = Disk({})
    for name in "ab":
        disk.make(name, File())
    assert {frozenset(tree) for tree in found(disk)} == {frozenset(n) for n in ("", "a", "b", "ab")}


def test_a_rename_is_whole_or_has_not_happened() -> None:
    disk = Disk({"a": b"old", "b": b"new"})
    disk.rename("b", "a")
    states = found(disk)
    assert all(state in ({"a": b"old", "b": b"new"}, {"a": b"new"}) for state in states)
    assert disk.seen() == {"a": b"new"}


def test_two_names_change_round_wholly_or_not_at_all() -> None:
    before = {"a": None, "a/old": b"", "b": None, "b/new": b""}
    after = {"a": None, "a/new": b"", "b": None, "b/old": b""}
    disk = Disk(before)
    disk.exchange("a", "b")
    states = found(disk)
    assert all(state in (before, after) for state in states)
    assert {len(states), *map(states.count, (before, after))} != {len(states), 0}
    assert disk.seen() == after


def test_a_folder_takes_with_it_what_is_in_it() -> None:
    disk = Disk({"making": None, "making/file": b"text"})
    disk.rename("making", "final")
    disk.make("final/other", File())
    disk.sync(disk.root)
    assert {frozenset(tree) for tree in found(disk)} == {
        frozenset({"final", "final/file"}),
        frozenset({"final", "final/file", "final/other"}),
    }


def test_what_was_taken_away_may_come_back() -> None:
    disk = Disk({"a": b"text"})
    disk.remove("a")
    assert {frozenset(tree) for tree in found(disk)} == {frozenset(), frozenset("a")}


def test_a_file_in_a_folder_without_a_lasting_name_is_lost() -> None:
    disk = Disk({})
    folder = Folder()
    disk.make("folder", folder)
    disk.make("folder/file", File(b"text"))
    disk.sync(folder)
    assert {} in found(disk)


@traced
def test_what_a_program_does_and_says_is_recorded_in_order(tmp_path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    code = """
folder = sys.argv[1]
with open(folder + "/file", "w") as file:
    file.write("first")
    file.flush()
    os.write(1, b"written ")
    os.fsync(file.fileno())
os.write(1, b"synced")
os.mkdir(folder + "/sub")
os.rename(folder + "/file", folder + "/sub/file")
with open(folder + "/sub/file", "a") as file:
    file.write(" and last")
"""
    record = run(code, folder)
    replay, contents = record.replay(), dict[bytes, set[bytes | None]]()
    for call in record.calls:
        replay.do(call)
        states = found(replay.disk, 50)
        contents.setdefault(replay.promised, {tree.get("file") for tree in states})
    assert list(contents) == [b"", b"written ", b"written synced"]
    assert {b"first", b""} <= contents[b"written "]
    assert replay.disk.seen() == {"sub": None, "sub/file": b"first and last"} == tree_of(folder)


@traced
@pytest.mark.parametrize(
    "code",
    [
        "os.truncate(sys.argv[1] + '/file', 1)",
        "os.link(sys.argv[1] + '/file', sys.argv[1] + '/other')",
        "os.symlink('file', sys.argv[1] + '/other')",
        "os.pwritev(os.open(sys.argv[1] + '/file', os.O_RDWR), [b'a'], 0)",
        "os.posix_fallocate(os.open(sys.argv[1] + '/file', os.O_RDWR), 0, 100)",
        "os.rename(sys.argv[1] + '/file', sys.argv[1] + '.moved')",
        "import mmap; mmap.mmap(os.open(sys.argv[1] + '/file', os.O_RDWR), 4)",
        "import subprocess; subprocess.run(['sh', '-c', 'echo >$0/other', sys.argv[1]])",
    ],
)
def test_what_the_model_does_not_know_ends_the_recording(tmp_path, code) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file").write_bytes(b"text")
    with pytest.raises(UnfaithfulError):
        run(code, folder)


def test_a_state_is_laid_out_whatever_was_there_before(tmp_path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    first = {"a": b"text", "b": None, "b/c": b"more", "d": b"kept"}
    second = {"a": None, "a/x": b"text", "b": b"file", "d": b"kept"}
    for tree in (first, second, first):
        shelf.put(tree)
        assert tree_of(shelf.folder) == tree
        kept = (shelf.folder / "d").stat().st_mtime_ns
        (shelf.folder / "left").write_bytes(b"by a checker")
        (shelf.folder / "a").rename(shelf.folder / "moved")
    assert kept == (shelf.folder / "d").stat().st_mtime_ns
    os.utime(shelf.folder / "d", (0, 0))
    shelf.put(first)
    assert tree_of(shelf.folder) == first

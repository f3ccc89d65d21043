"""A folder made of many files: whole, renewed, and never a file of somebody else's lost."""

from __future__ import annotations

import hashlib

import pytest

from reflect.errors import Cancelled, DiskFull, Refused
from reflect.services import site_folder
from reflect.services.jobs import JobContext
from reflect.services.site_folder import LIST_NAME, renew
from reflect.storage.files import publish_file

FIRST = {"packs/a-1.html": b"a", "style.css": b"s", "index.html": b"i"}
SECOND = {"packs/b-1.html": b"b", "style.css": b"t", "index.html": b"j"}


def here(folder):
    """All files by name, the list of them left out."""
    found = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*")}
    return {
        name: each.read_bytes()
        for name, each in found.items()
        if each.is_file() and name != LIST_NAME
    }


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "new" / "site"


@pytest.fixture
def made(folder):
    renew(folder, FIRST, JobContext())
    return folder


def test_a_folder_is_made_with_its_files_and_anyone_may_read_them(folder):
    assert renew(folder, FIRST, JobContext()) == 3
    assert here(folder) == FIRST
    assert (folder / "index.html").stat().st_mode & 0o777 == 0o644
    assert (folder / "packs").stat().st_mode & 0o777 == 0o755


def test_the_list_can_be_checked_with_any_program_that_knows_sha256(made):
    lines = dict(line.split("  ")[::-1] for line in (made / LIST_NAME).read_text().splitlines())
    assert lines == {name: hashlib.sha256(data).hexdigest() for name, data in FIRST.items()}


def test_it_is_renewed_and_what_is_no_longer_in_it_goes(made):
    assert renew(made, SECOND, JobContext()) == 3
    assert here(made) == SECOND


def test_nothing_is_written_when_nothing_is_new(made):
    before = {each: each.stat().st_mtime_ns for each in made.rglob("*")}
    assert renew(made, FIRST, JobContext()) == 0
    assert {each: each.stat().st_mtime_ns for each in made.rglob("*")} == before


def test_a_file_that_is_gone_is_made_again_and_one_that_was_to_go_is_not_missed(made):
    (made / "style.css").unlink()
    (made / "packs" / "a-1.html").unlink()
    assert renew(made, SECOND, JobContext()) == 3
    assert here(made) == SECOND


def test_files_of_others_stay(made):
    (made / "CNAME").write_bytes(b"example.org")
    (made / "packs" / "mine.html").write_bytes(b"mine")
    renew(made, SECOND, JobContext())
    assert here(made) == {**SECOND, "CNAME": b"example.org", "packs/mine.html": b"mine"}


def test_a_file_of_others_that_is_the_same_never_becomes_ours(made):
    (made / "packs" / "b-1.html").write_bytes(b"b")
    renew(made, SECOND, JobContext())
    renew(made, FIRST, JobContext())
    assert here(made) == {**FIRST, "packs/b-1.html": b"b"}


def _foreign(path):
    path.write_bytes(b"theirs")


def _folder(path):
    path.unlink()
    path.mkdir()


def _link(path):
    path.unlink()
    path.symlink_to(path.parent / LIST_NAME)


@pytest.mark.parametrize("change", [_foreign, _folder, _link])
def test_what_somebody_else_put_there_stops_it_before_anything_is_written(made, change):
    change(made / "index.html")
    before = here(made)
    with pytest.raises(Refused, match=r"^there is already something called index\.html"):
        renew(made, SECOND, JobContext())
    assert here(made) == before


def test_a_link_to_another_folder_is_not_followed(made, tmp_path):
    for each in (made / "packs").iterdir():
        each.unlink()
    (made / "packs").rmdir()
    (tmp_path / "elsewhere").mkdir()
    (made / "packs").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="called packs"):
        renew(made, SECOND, JobContext())
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_where_a_folder_is_wanted_stops_it(made):
    with pytest.raises(Refused, match=r"called index\.html"):
        renew(made, {**FIRST, "index.html/a.html": b""}, JobContext())


def test_what_was_changed_by_hand_is_not_removed(made):
    (made / "packs" / "a-1.html").write_bytes(b"changed")
    renew(made, SECOND, JobContext())
    assert here(made) == {**SECOND, "packs/a-1.html": b"changed"}


def test_nor_is_what_lies_behind_a_link(made, tmp_path):
    (made / "packs").rename(tmp_path / "elsewhere")
    (made / "packs").symlink_to(tmp_path / "elsewhere")
    renew(made, {"index.html": b"j"}, JobContext())
    assert (tmp_path / "elsewhere" / "a-1.html").read_bytes() == b"a"


@pytest.mark.parametrize("line", ["no list", "0" * 64 + "  ../../precious", "0" * 64 + "  /a"])
def test_a_list_that_was_not_written_here_stops_it(made, line):
    (made / LIST_NAME).write_text(line)
    with pytest.raises(Refused, match="called made-by-reflect"):
        renew(made, SECOND, JobContext())
    assert here(made) == FIRST


@pytest.mark.parametrize("steps", [0, 1])
def test_stopped_half_way_it_can_be_finished_or_taken_back(made, steps):
    def stop(done, _total):
        if done == steps:
            context.cancel()

    context = JobContext(stop)
    with pytest.raises(Cancelled):
        renew(made, SECOND, context)
    assert here(made).keys() >= FIRST.keys()
    assert here(made)["index.html"] == b"i", "the page that leads to others comes last"

    renew(made, FIRST, JobContext())
    assert here(made) == FIRST


def test_a_full_disk_leaves_what_was_there(made, monkeypatch):
    def fail(path, data):
        if path.name == "index.html":
            message = "full"
            raise DiskFull(message)
        publish_file(path, data)

    monkeypatch.setattr(site_folder, "publish_file", fail)
    with pytest.raises(DiskFull):
        renew(made, SECOND, JobContext())
    assert here(made) == {**FIRST, **SECOND, "index.html": b"i"}
    monkeypatch.undo()
    renew(made, SECOND, JobContext())
    assert here(made) == SECOND


def test_it_says_how_far_it_is(folder):
    said = []
    renew(folder, FIRST, JobContext(lambda *step: said.append(step)))
    assert said == [(0, 3), (1, 3), (2, 3), (3, 3)]

"""A whole journal that does not hold together brings nothing in."""

from __future__ import annotations

import sys

import pytest

from reflect.domain.search import Filter
from reflect.errors import Cancelled, ImportFailed, Refused
from reflect.imports import another_journal
from reflect.imports.another_journal import read_whole
from reflect.services.jobs import JobContext
from tests.support.builders import EVERY_KIND
from tests.support.whole_journals import attach, bring, write

pytestmark = pytest.mark.usefixtures("read_in_this_process")


def changed(path, old, new):
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))
    return path


ALIEN = b"a" * 32


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"commitments":[\n{"entry_id":"', b'"commitments":[\n{"entry_id":"' + ALIEN + b"x"),
        (b'"text":"Ring the pharmacy","due":"2026-04-01","s', b'"text":"Lie","due":null,"s'),
        (b'"name":"favourites","value":["a"]', b'"name":"favourites","value":7'),
        (b'"name":"favourites","value":["a"]', b'"name":"import:1","value":7'),
        (b"]}\n", b"]"),
    ],
)
def test_a_file_that_does_not_hold_together_brings_nothing(unlocked, other, file, old, new):
    write(unlocked, "", EVERY_KIND)
    unlocked.wishes.set_favourite("a", on=True)
    path = changed(file(), old, new)
    with pytest.raises(Refused):
        bring(other, path)
    assert other.finder.rows(Filter()) == ()


def test_what_belongs_to_no_entry_of_the_file_is_refused(unlocked, other, file, tmp_path):
    name = write(unlocked, "one")
    attached = attach(unlocked, name, tmp_path)
    path = file()
    stated = f'"id":"{attached.id}","entry_id":"'.encode()
    changed(path, stated + name.encode(), stated + ALIEN)
    with pytest.raises(Refused, match="belongs to no entry"):
        bring(other, path)


def test_an_entry_that_is_there_twice_is_refused(unlocked, other, file):
    write(unlocked, "one")
    path = file()
    lines = path.read_bytes().split(b"\n")
    lines[2:3] = [lines[2] + b",", lines[2]]
    path.write_bytes(b"\n".join(lines))
    with pytest.raises(Refused, match="twice"):
        bring(other, path)


def test_other_notes_in_a_file_are_passed_over(unlocked, other, file):
    unlocked.wishes.set_favourite("a", on=True)
    bring(other, changed(file(), b'"name":"favourites"', b'"name":"left_over"'))
    assert other.wishes.favourites() == ()


def test_a_file_that_changes_after_the_preview_brings_nothing(unlocked, other, file):
    write(unlocked, "one")
    path = file()
    preview = other.whole_file.preview(path, JobContext())
    changed(path, b'"text":"one"', b'"text":"two"')
    with pytest.raises(Refused, match="changed since"):
        other.whole_file.bring_in(preview, JobContext())
    assert other.finder.rows(Filter()) == ()


class TestInAChild:
    """As all of these, by the process that reads such files outside of tests."""

    @pytest.fixture(autouse=True)
    def real(self, read_in_this_process, monkeypatch):
        monkeypatch.setattr("reflect.services.whole_file.read_whole", read_whole)

    def test_a_journal_comes_in(self, unlocked, other, file) -> None:
        write(unlocked, "one")
        bring(other, file())
        assert other.finder.count() == 1

    def test_what_was_changed_is_refused(self, unlocked, other, file) -> None:
        write(unlocked, "one")
        path = changed(file(), b'"number":1', b'"number":2')
        with pytest.raises(Refused, match="changed since"):
            bring(other, path)
        assert other.finder.count() == 0

    def test_a_newer_one_says_what_it_is(self, unlocked, other, file) -> None:
        with pytest.raises(Refused, match="reads reflect-journal 1 to 3"):
            bring(other, changed(file(), b'"version":3', b'"version":7'))

    def test_a_child_that_dies_brings_nothing_in(self, unlocked, other, file, monkeypatch) -> None:
        path = file()
        monkeypatch.setattr(another_journal, "command", lambda: [sys.executable, "-c", ""])
        with pytest.raises(ImportFailed):
            bring(other, path)
        assert other.finder.count() == 0

    def test_stopping_half_way_brings_nothing_in(self, unlocked, other, file) -> None:
        write(unlocked, "one")
        preview = other.whole_file.preview(file(), JobContext())
        context = JobContext()
        context.cancel()
        with pytest.raises(Cancelled):
            other.whole_file.bring_in(preview, context)
        assert other.finder.count() == 0

"""The journals on this computer, without opening any."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from reflect.services.found_journals import found_journals
from tests.support.ordinary_user import ordinary_user


@pytest.fixture
def put(tmp_path):
    """Puts something that looks like a journal somewhere."""

    def putting(name, changed=0, place=tmp_path):
        folder = place / name
        folder.mkdir(parents=True)
        (folder / "journal.db").touch()
        os.utime(folder / "journal.db", (changed, changed))
        return folder

    return putting


def test_the_last_changed_comes_first_and_equals_by_name(tmp_path, put) -> None:
    for name, changed in (("B.reflect", 5), ("Old.reflect", 1), ("A.reflect", 5)):
        put(name, changed)
    found = found_journals(tmp_path)
    assert [journal.name for journal in found] == ["A", "B", "Old"]
    assert found[2].changed == datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert found[2].path == tmp_path / "Old.reflect"


def test_what_is_no_journal_is_not_listed(tmp_path, put) -> None:
    (tmp_path / "Empty.reflect").mkdir()
    (tmp_path / "file.reflect").touch()
    put(".Half.reflect.making-x1")
    put("Other")
    assert found_journals(tmp_path) == ()


def test_the_last_one_opened_is_listed_wherever_it_is_and_once(tmp_path, put) -> None:
    here = put("Here.reflect")
    away = put("Away.reflect", 9, tmp_path / "elsewhere")
    assert [j.name for j in found_journals(tmp_path, away)] == ["Away", "Here"]
    spelled_otherwise = tmp_path / "elsewhere" / ".." / "Here.reflect"
    assert [j.path for j in found_journals(tmp_path, spelled_otherwise)] == [spelled_otherwise]
    assert [j.name for j in found_journals(tmp_path, here)] == ["Here"]
    assert [j.name for j in found_journals(tmp_path, tmp_path / "gone")] == ["Here"]


def test_a_place_that_is_not_there_or_may_not_be_read_has_none(tmp_path, put) -> None:
    put("Here.reflect", place=tmp_path / "closed")
    (tmp_path / "closed").chmod(0)
    with ordinary_user():
        assert found_journals(tmp_path / "closed") == ()
    (tmp_path / "closed").chmod(0o700)
    assert found_journals(tmp_path / "nowhere") == ()

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from reflect.ui.unlock.journal_files import (
    facts_of,
    folder_in_words,
    known_journals,
    listed_journal,
    looks_like_journal,
)

HOME = Path("/people/ana")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/people/ana/Documents/Reflect", "Documents, Reflect"),
        ("/people/ana/Documents/Reflect/Practice.reflect", "Documents, Reflect, Practice.reflect"),
        ("/media/stick", "media, stick"),
        ("/", "/"),
    ],
)
def test_a_folder_is_said_in_words(path, words):
    assert folder_in_words(Path(path), HOME) == words


def test_a_folder_on_another_drive_is_said_with_the_drive():
    path = PureWindowsPath("D:\\Work\\Reflect")
    assert folder_in_words(path, PureWindowsPath("C:\\Users\\ana")) == "D:, Work, Reflect"


def test_journals_on_this_computer_are_known(reflect, new_journal):
    _, path = new_journal()
    assert [journal.path for journal in known_journals(reflect)] == [path]


def test_the_last_journal_is_known_when_it_is_gone(reflect, tmp_path):
    reflect.remember(tmp_path / "stick" / "Teaching.reflect")
    (known,) = known_journals(reflect)
    assert (known.name, known.changed) == ("Teaching", None)


def test_a_journal_that_is_asked_for_comes_first(reflect, new_journal, tmp_path):
    new_journal()
    _, other = new_journal("Teaching", tmp_path / "stick")
    assert known_journals(reflect, (other, None))[0].path == other


def test_a_journal_is_listed_once(reflect, new_journal):
    _, path = new_journal()
    reflect.remember(path)
    assert len(known_journals(reflect, (path,))) == 1


def test_a_journal_without_its_database_still_looks_like_one(new_journal):
    _, path = new_journal()
    (path / "journal.db").unlink()
    assert looks_like_journal(path)
    assert listed_journal(path).changed is None


def test_the_files_that_are_there_are_described(new_journal):
    _, path = new_journal()
    facts = facts_of(path)
    assert [fact.name for fact in facts] == ["journal.keys", "journal.db"]
    assert facts[0].size == (path / "journal.keys").stat().st_size


def test_nothing_is_described_where_nothing_is(tmp_path):
    assert facts_of(tmp_path) == ()
    assert not looks_like_journal(tmp_path)

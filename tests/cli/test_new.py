"""``reflect new``: a journal is made, and its secrets are said once."""

from __future__ import annotations

import errno
import re
import sys

import pytest

from tests.cli.console import SIX_WORDS, Terminal
from tests.support.failing_file import FailingDisk

CODE = r"(?:[0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{2}"
WORDS = r"[a-z-]+(?: [a-z-]+){5}"


def journals(console):
    return sorted(path.name for path in console.places.journals.glob("*"))


def opens(console, path, *, passphrase=SIX_WORDS):
    """Whether the journal opens with this passphrase."""
    given = ("--journal", path, "--passphrase-file", "-")
    return console.bare("list", *given, stdin=f"{passphrase}\n").code == 0


def test_the_recovery_code_is_printed_once(console):
    printed = console.done("new")
    assert len(re.findall(CODE, printed.out)) == 1
    assert journals(console) == ["Practice.reflect"]


def test_a_journal_has_the_name_and_the_place_that_were_asked_for(console):
    made = console.done(
        "new", "--name", "Night work", "--place", console.home / "a" / "b", "--json"
    )
    assert made.value["path"] == str(console.home / "a" / "b" / "Night work.reflect")
    assert re.fullmatch(CODE, made.value["recovery_code"])
    assert opens(console, made.value["path"])


@pytest.mark.parametrize("option", ["before", "after"])
def test_the_journal_option_says_where_it_is_made(console, option):
    path = console.home / "else" / "Mine.reflect"
    arguments = ["new", "--journal", path] if option == "after" else ["--journal", path, "new"]
    console.done(*arguments)
    assert opens(console, path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--journal", "x.reflect", "--name", "y"), "--journal says both name and place"),
        (("--journal", "x"), "the folder of a journal ends in .reflect: x.reflect"),
        (("--six-words",), "--six-words makes the passphrase"),
    ],
)
def test_arguments_that_contradict_each_other_make_nothing(console, arguments, words):
    printed = console("new", *arguments)
    assert printed.code == 2
    assert words in printed.err
    assert journals(console) == []


def test_the_recovery_code_goes_into_a_file_for_its_owner_alone(console):
    file = console.home / "code.txt"
    printed = console.done("new", "--recovery-file", file, "--json")
    assert re.fullmatch(f"{CODE}\n", file.read_text())
    assert printed.value["recovery_file"] == str(file)
    assert "recovery_code" not in printed.value
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_not_overwritten_and_nothing_is_made(console):
    file = console.file("code.txt", "mine")
    printed = console("new", "--recovery-file", file)
    assert printed.code == 1
    assert "File exists" in printed.err
    assert file.read_text() == "mine"
    assert journals(console) == []


def test_a_journal_that_could_not_be_made_leaves_no_file_for_its_code(console):
    console.done("new")
    file = console.home / "code.txt"
    printed = console("new", "--recovery-file", file)
    assert printed.code == 1
    assert "There is already something called Practice.reflect" in printed.err
    assert not file.exists()


@pytest.mark.parametrize("call", [2, 3])
def test_a_code_that_cannot_be_written_is_printed_after_all(console, monkeypatch, call):
    monkeypatch.setattr("reflect.cli.files.os", FailingDisk(first=call, error=errno.ENOSPC))
    printed = console.done("new", "--recovery-file", console.home / "code.txt")
    assert len(re.findall(CODE, printed.out)) == 1
    assert not (console.home / "code.txt").exists()


def test_six_words_are_made_and_printed_once(console):
    printed = console.bare("new", "--six-words", "--json")
    passphrase = printed.value["passphrase"]
    assert re.fullmatch(WORDS, passphrase)
    assert opens(console, printed.value["path"], passphrase=passphrase)


def test_six_words_are_printed_for_a_person(console):
    printed = console.bare("new", "--six-words")
    assert re.search(f"shown only now:\n  {WORDS}\n", printed.out)


def test_a_weak_passphrase_makes_nothing(console):
    printed = console.bare("new", "--passphrase-file", "-", stdin="password1234\n")
    assert printed.code == 1
    assert "too easy to guess" in printed.err
    assert "--six-words" in printed.err
    assert journals(console) == []


def answering(monkeypatch, *answers):
    given = iter(answers)
    monkeypatch.setattr("getpass.getpass", lambda *_args, **_more: next(given))


def test_on_a_terminal_the_passphrase_is_asked_for_twice(console, monkeypatch):
    answering(monkeypatch, SIX_WORDS, SIX_WORDS)
    assert console.bare("new", stdin=Terminal()).code == 0
    assert opens(console, console.places.journals / "Practice.reflect")


def test_two_different_passphrases_make_nothing(console, monkeypatch):
    answering(monkeypatch, SIX_WORDS, SIX_WORDS + "s")
    printed = console.bare("new", stdin=Terminal())
    assert printed.code == 1
    assert "The two passphrases are not the same." in printed.err
    assert journals(console) == []


def test_without_a_terminal_and_a_file_nothing_is_made(console):
    printed = console.bare("new")
    assert printed.code == 1
    assert "--passphrase-file" in printed.err
    assert journals(console) == []


@pytest.fixture
def saved(journal, entry):
    """A whole journal with one entry, saved as JSON."""
    file = journal.home / "saved.json"
    given = f"{SIX_WORDS}\n{SIX_WORDS}\n"
    how = ("--whole-journal", "--output", file, "--passphrase-file", "-")
    assert journal.bare("export", *how, stdin=given).code == 0
    return file


def test_a_journal_can_begin_with_one_that_was_saved(journal, entry, saved):
    printed = journal.done("new", "--name", "Again", "--from", saved, "--json")
    assert printed.value["entries"] == 1
    old, new = (
        [journal.done("--journal", path, what, entry).out for what in ("show", "history")]
        for path in (journal.places.journals / "Practice.reflect", printed.value["path"])
    )
    assert old == new


def test_how_much_it_begins_with_is_said(journal, saved):
    assert (
        "Again.reflect with 1 entry\n"
        in journal.done("new", "--name", "Again", "--from", saved).out
    )


@pytest.mark.parametrize(("text", "code"), [("{}", 1), (None, 1)])
def test_a_file_that_is_no_journal_makes_none_and_no_file_for_its_code(journal, text, code):
    file = journal.file("x.json", text) if text else journal.home / "gone.json"
    recovery = journal.home / "code.txt"
    printed = journal("new", "--name", "Again", "--from", file, "--recovery-file", recovery)
    assert printed.code == code
    assert journals(journal) == ["Practice.reflect"]
    assert not recovery.exists()

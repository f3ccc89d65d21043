"""Where a passphrase comes from, and what is said when it does not open the journal."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli import process
from tests.cli.console import SIX_WORDS, Terminal


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nsecond line\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_first_line_of_a_file_counts(journal, mark, end):
    file = journal.home / "other"
    file.write_bytes(f"{mark}{SIX_WORDS}{end}".encode())
    assert journal.bare("list", "--passphrase-file", file).code == 0


def test_a_hyphen_reads_one_line_of_standard_input(journal):
    given = f"{SIX_WORDS}\nnot this"
    assert journal.bare("list", "--passphrase-file", "-", stdin=given).code == 0
    assert sys.stdin.buffer.read() == b"not this"


@pytest.mark.parametrize("passphrase", ["another", SIX_WORDS.upper(), f" {SIX_WORDS}"])
def test_a_wrong_passphrase_ends_with_3(journal, passphrase):
    printed = journal.bare("list", "--passphrase-file", "-", stdin=passphrase)
    assert (printed.code, printed.out) == (3, "")
    assert printed.err.startswith("That passphrase does not open this journal.")
    assert passphrase.strip() not in printed.err


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"", "The passphrase file is empty."),
        (b"\nsecond", "The passphrase file is empty."),
        (b"\xff\xfe", "The passphrase is not UTF-8."),
    ],
)
def test_a_file_without_a_passphrase_is_told(journal, given, words):
    printed = journal.bare("list", "--passphrase-file", "-", stdin=given)
    assert printed.code == 1
    assert printed.err.startswith(words)


def test_a_file_that_is_not_there_is_a_slip_in_the_arguments(journal):
    assert journal.bare("list", "--passphrase-file", journal.home / "none").code == 2


def test_a_file_that_cannot_be_read_is_told(journal, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    printed = journal("list")
    assert printed.code == 1
    assert "cannot be used: Permission denied" in printed.err


def test_without_a_terminal_it_is_said_how_to_give_one(journal):
    printed = journal.bare("list")
    assert printed.code == 1
    assert printed.err.startswith("There is no terminal to ask for the passphrase on.")


def test_a_terminal_is_asked(journal, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda *_args, **_more: SIX_WORDS)
    printed = journal.bare("list", stdin=Terminal())
    assert (printed.code, printed.out) == (0, "")


def test_what_a_person_does_not_answer_is_stopped(journal, monkeypatch):
    def leave(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr("getpass.getpass", leave)
    printed = journal.bare("list", stdin=Terminal())
    assert printed.code == 1
    assert "Stopped. What was said to be saved is safe." in printed.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminal")
def test_nothing_that_is_typed_on_a_terminal_is_shown(journal):
    ours, theirs = os.openpty()
    path = journal.places.journals / "Practice.reflect"
    with subprocess.Popen(  # noqa: S603 - the arguments are the test's own
        process.command("list", "--journal", path, "--json"),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    ) as running:
        asked = read_until(ours, b":")
        os.write(ours, f"{SIX_WORDS}\n".encode())
        out, _ = running.communicate(timeout=60)
    os.close(theirs)
    shown = asked + os.read(ours, 4096)
    os.close(ours)
    assert (running.returncode, out) == (0, b"[]\n")
    assert SIX_WORDS.encode() not in shown


def read_until(descriptor, end):
    """All that appears on the terminal up to this end."""
    shown = b""
    while end not in shown:
        shown += os.read(descriptor, 4096)
    return shown


@pytest.mark.parametrize(
    "command", [["write", "--free"], ["write", "end-of-shift", "--answers", "-"]]
)
def test_two_things_cannot_both_come_from_standard_input(journal, command):
    printed = journal.bare(*command, "--passphrase-file", "-", stdin=SIX_WORDS)
    assert printed.code == 2
    assert "cannot both come from standard input" in printed.err

"""What holds for every command."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace

import pytest

from tests.cli import process
from tests.cli.console import SIX_WORDS
from tests.support.child import run_python

HEAVY = (
    *("sqlalchemy", "sqlcipher3", "PySide6", "typst", "docx", "zxcvbn", "cryptography"),
    "reflect.privacy",
)


@pytest.mark.parametrize("arguments", [["--version"], ["prompts", "list"], ["--help"]])
def test_what_needs_no_journal_loads_nothing_heavy(arguments):
    loaded = run_python(
        "import sys; from reflect.cli.main import run; "
        f"run({arguments!r}); print('\\n', *sys.modules)"
    ).split()
    assert not set(HEAVY) & set(loaded)


def test_the_version_is_printed(console):
    printed = console.bare("--version")
    assert (printed.code, printed.out.split()[0]) == (0, "Reflect")


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["show"], ["--nothing"], ["prompts", "x"]])
def test_a_slip_in_the_arguments_ends_with_2(console, arguments):
    printed = console.bare(*arguments)
    assert (printed.code, printed.out) == (2, "")


@pytest.mark.parametrize("place", ["before", "after"])
def test_common_options_stand_before_or_after_the_command(journal, place):
    path = journal.places.journals / "Practice.reflect"
    common = ["--journal", path, "--passphrase-file", journal.passphrase_file, "--json"]
    arguments = [*common, "list"] if place == "before" else ["list", *common]
    printed = journal.bare(*arguments)
    assert (printed.code, printed.value) == (0, [])


def test_an_option_after_the_command_counts_more(journal):
    path = journal.places.journals / "Practice.reflect"
    printed = journal("--journal", "nowhere.reflect", "list", "--journal", path)
    assert printed.code == 0


def test_the_environment_names_a_journal(journal):
    elsewhere = journal.home / "elsewhere"
    journal.places.journals.rename(elsewhere)
    journal.places = replace(journal.places, journal=elsewhere / "Practice.reflect")
    journal.done("list")


def test_without_a_journal_it_is_said_how_to_make_one(console):
    printed = console("list")
    assert (printed.code, printed.out) == (1, "")
    assert "Make one with: reflect new" in printed.err


def test_several_journals_are_listed_to_choose_from(journal):
    journal.done("new", "--name", "Teaching")
    printed = journal("list")
    assert printed.code == 1
    assert "Teaching.reflect" in printed.err
    assert "Practice.reflect" in printed.err


def test_a_folder_without_a_journal_is_told(console):
    printed = console("list", "--journal", console.home / "none.reflect")
    assert printed.code == 1
    assert "There is no journal in" in printed.err


def test_json_has_a_title_as_it_was_typed_and_text_has_no_commands_for_the_terminal(journal):
    title = "é \x1b[2J \x9b"
    made = journal("write", "--free", "--title", title, stdin="Words.")
    assert journal.done("show", made.id, "--json").value["title"] == title
    assert journal.done("list").out.split("  ")[2] == "é \ufffd[2J \ufffd"


def test_a_full_disk_behind_standard_output_is_told(console):
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has such a file")
    with open("/dev/full", "w") as full:
        done = process.reflect("prompts", "list", stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith("Standard output cannot be written")


def test_a_reader_that_has_enough_ends_it_without_a_word():
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody_reads:
        done = process.reflect("prompts", "list", "--json", stdout=nobody_reads)
    assert (done.returncode, done.stderr) == (0, "")


def test_text_is_printed_whatever_the_encoding_of_the_system(journal):
    journal.done("write", "--free", stdin="Ein Gespräch über Mandazi und 🌍")
    path = journal.places.journals / "Practice.reflect"
    done = process.reflect(
        *("list", "--journal", path, "--passphrase-file", "-"),
        input=SIX_WORDS,
        said={"PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    assert "Gespräch über Mandazi und 🌍" in done.stdout


def test_json_is_one_value(journal):
    for arguments in (["list"], ["search", "x"], ["account"], ["ledger"], ["prompts"]):
        assert isinstance(json.loads(journal(*arguments, "--json").out), list)

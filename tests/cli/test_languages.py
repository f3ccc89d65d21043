"""Prompts in the language that somebody wants, and what is said where they are not there in it."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from reflect.cli.languages import told
from reflect.cli.session import Session
from reflect.packs.source import read_pack
from reflect.services.prompt_library import PromptLibrary
from tests.packs.example import write_example

UNCHECKED = "A native reader has yet to check the words in cy.\n"


@pytest.fixture
def welsh(console):
    """The command line of somebody whose computer speaks Welsh."""
    console.places = replace(console.places, language="cy-GB")
    return console


def test_a_set_is_shown_in_the_language_that_is_named(console):
    printed = console.bare("prompts", "show", "end-of-shift", "--language", "cy")
    assert printed.out.startswith("Diwedd shifft (end-of-shift, about 3 minutes)\n")
    assert printed.err == UNCHECKED


def test_the_language_of_the_computer_will_do(welsh):
    printed = welsh.bare("prompts", "show", "end-of-shift")
    assert printed.out.startswith("Diwedd shifft ")
    assert printed.err == UNCHECKED


def test_a_language_that_is_named_counts_more_than_that_of_the_computer(welsh):
    printed = welsh.bare("prompts", "show", "end-of-shift", "--language", "en")
    assert printed.out.startswith("End of shift ")
    assert printed.err == ""


def test_a_program_is_told_in_which_language_and_what_is_missing(console):
    found = console.bare("prompts", "show", "end-of-shift", "--language", "fr", "--json").value
    assert (found["title"], found["language"], found["missing"]) == ("Fin de service", "fr", 0)
    assert (found["languages"][0], found["awaits_check"]) == ("en-GB", True)


def test_a_language_that_is_not_there_is_said_and_which_are(console):
    printed = console.bare("prompts", "show", "end-of-shift", "--language", "de")
    assert printed.out.startswith("End of shift ")
    assert printed.err == (
        "This prompt set is not there in de; you see it as it was written. "
        "It is there in: en-GB, cy, fr, ny, pt.\n"
    )


def test_nobody_is_told_that_a_set_is_not_in_the_language_of_their_computer(welsh):
    printed = welsh.bare("prompts", "show", "a-complaint-or-concern")
    assert printed.out.startswith("A complaint or concern ")
    assert printed.err == ""


def test_what_is_not_translated_is_counted(console, tmp_path, capsys):
    library = PromptLibrary(lambda: (read_pack(write_example(tmp_path)),))
    night = library.set_called("after-a-night")
    found = told(Session(console.reflect()), library, night, "cy")
    assert found.prompts.title == "Ar ôl noson"
    assert capsys.readouterr().err == "16 of 21 texts are not translated and stay in en-GB.\n"


@pytest.mark.parametrize("before", [True, False])
def test_sets_are_listed_in_a_language_as_far_as_they_are_there(console, before):
    said = ("--language", "cy")
    printed = console.bare(
        "prompts", *(said if before else ()), *(() if before else ("list", *said))
    )
    assert " 3 min  Diwedd shifft: " in printed.out
    assert " 8 min  A complaint or concern: " in printed.out
    assert printed.err == f"44 of 53 prompt sets are not there in cy.\n{UNCHECKED}"


def test_sets_are_listed_in_the_language_of_the_computer(welsh):
    printed = welsh.bare("prompts", "list")
    assert " 3 min  Diwedd shifft: " in printed.out
    assert printed.err == UNCHECKED


def test_sets_are_listed_as_they_were_written_where_a_language_is_nowhere(console):
    printed = console.bare("prompts", "list", "--language", "de")
    assert printed.out == console.bare("prompts").out
    assert printed.err == "53 of 53 prompt sets are not there in de.\n"


def test_the_form_is_printed_in_a_language_and_keeps_its_keys(console):
    printed = console.bare("prompts", "show", "two-minute-catch", "--form", "--language", "pt")
    assert "# O que ficou comigo" in printed.out
    assert next(iter(tomllib.loads(printed.out)["answers"])) == "what-stayed"


def test_an_entry_keeps_the_question_in_the_language_in_which_it_was_asked(journal):
    form = '[answers]\nput-down = "Yr ymweliad olaf."\n'
    written = journal("write", "end-of-shift", "--language", "cy", "--answers", "-", stdin=form)
    shown = journal.done("show", written.id)
    assert written.err == UNCHECKED
    assert "Beth gallaf ei roi i lawr" in shown.out
    assert "What I can put down" not in shown.out


def test_free_writing_has_no_language(journal):
    assert journal.done("write", "--free", "--language", "cy", stdin="Diolch.").id

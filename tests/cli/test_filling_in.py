"""What options say of an entry, and what its form says."""

from __future__ import annotations

import pytest

GIVEN = ("--title", "Nights", "--tag", "sleep", "--date", "2026-03-01")
FORM = """
title = "{title}"
date = 2026-11-19T17:30:00Z
tags = [{tags}]
[answers]
what-stayed = "Nobody had asked."
"""


def facts(journal, entry_id):
    found = journal.done("show", entry_id, "--json").value
    return found["title"], found["tags"], found["written_at"]


def test_a_form_as_it_is_printed_takes_nothing_from_the_options(journal):
    form = journal.done("prompts", "show", "two-minute-catch", "--form").out
    answered = form.replace("what-stayed = '''\n", "what-stayed = '''\nNobody had asked.")
    made = journal.done("write", "two-minute-catch", "--answers", "-", *GIVEN, stdin=answered)
    title, tags, written = facts(journal, made.id)
    assert (title, tags, written[:10]) == ("Nights", ["sleep"], "2026-03-01")


@pytest.mark.parametrize("command", [("write", "two-minute-catch"), ("edit",)])
def test_an_option_counts_more_than_the_form_and_tags_are_added(journal, entry, command):
    named = command if command[0] == "write" else (*command, entry)
    form = FORM.format(title="Days", tags='"home"')
    made = journal.done(*named, "--answers", "-", *GIVEN, "--json", stdin=form)
    assert facts(journal, made.id) == ("Nights", ["home", "sleep"], "2026-03-01T17:30:00+00:00")


def test_what_no_option_says_is_as_in_the_form(journal):
    form = FORM.format(title="Days", tags='"home"')
    made = journal.done("write", "two-minute-catch", "--answers", "-", stdin=form)
    assert facts(journal, made.id) == ("Days", ["home"], "2026-11-19T17:30:00+00:00")

"""``reflect account``: nothing leaves an entry unless it was chosen and read."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import replace

import pytest

from tests.support.pictures import picture

FORM = """
title = "End of a long day"
date = 2026-11-19
[answers]
put-down = "The visit that I could not fit in."
proud-of = "I sat down for two minutes."
still-to-pass-on = false
"""


@pytest.fixture
def shift(journal):
    """The id of an entry with a private answer."""
    return journal.done("write", "end-of-shift", "--answers", "-", stdin=FORM).id


def would_show(printed):
    """The ids of the sections that a reader would see."""
    return [section["id"] for section in printed.value["sections"]]


def test_without_accept_the_reader_s_view_is_shown_and_no_account_is_made(journal, shift):
    printed = journal("account", shift)
    assert printed.code == 1
    assert printed.out == (
        "End of a long day\nNovember 2026\n\nWhat I am proud of\nI sat down for two minutes.\n"
        "\nIs there something I still need to pass on?\nNo\n"
    )
    assert printed.err.startswith("No account was made. Read this as the reader will:")
    assert printed.err.endswith("run the command again with --accept.\n")
    assert journal.done("account", "--json").value == []


def test_private_answers_are_in_it_only_when_they_are_named(journal, shift):
    assert would_show(journal("account", shift, "--json")) == ["proud-of", "still-to-pass-on"]
    named = journal("account", shift, "--sections", "proud-of, put-down", "--json")
    assert would_show(named) == ["proud-of", "put-down"]


def test_an_account_that_was_read_is_locked_and_listed(journal, shift):
    made = journal.done("account", shift, "--sections", "proud-of", "--accept", "--json")
    (row,) = journal.done("account", "--json").value
    assert row | {"locked_at": ""} == {
        "id": made.id,
        "title": "End of a long day",
        "locked_at": "",
        "entry": shift,
        "sections": 1,
        "outdated": False,
    }
    assert journal.done("account").out.startswith(f"{made.id}  ")


def test_an_account_says_when_its_entry_was_edited_since(journal, shift):
    journal.done("account", shift, "--accept")
    journal.done("edit", shift, "--title", "Another")
    assert journal.done("account", "--json").value[0]["outdated"]
    assert "(the entry was edited since)" in journal.done("account").out


def test_the_title_and_the_month_are_the_writer_s_to_change(journal, shift):
    printed = journal("account", shift, "--title", " A  shift ", "--no-date", "--json")
    assert (printed.value["title"], printed.value["month"]) == ("A shift", None)
    assert journal("account", shift, "--no-date").out.startswith("End of a long day\n\nWhat I am")
    assert journal("account", shift, "--json").value["month"] == "2026-11"


def test_an_account_is_reworded_in_a_file_of_its_own(journal, shift):
    wording = journal.home / "wording.toml"
    printed = journal("account", shift, "--form-out", wording)
    assert (printed.code, printed.out) == (0, "")
    assert printed.err == (
        f"The wording is in {wording}, in the clear. Give it back with --wording.\n"
    )
    if sys.platform != "win32":
        assert wording.stat().st_mode & 0o777 == 0o600
    sections = tomllib.loads(wording.read_text())["sections"]
    assert list(sections) == ["proud-of", "still-to-pass-on"]
    journal.file("wording.toml", '[sections]\nproud-of = "I took a moment."')
    journal.done("account", shift, "--wording", wording, "--accept")
    assert journal.done("account", "--json").value[0]["sections"] == 1


def test_sections_that_are_named_count_more_than_those_of_a_wording(journal, shift):
    form = '[sections]\nproud-of = "I took a moment."'
    printed = journal(
        *("account", shift, "--wording", "-", "--sections", "proud-of,put-down", "--json"),
        stdin=form,
    )
    texts = [section["text"] for section in printed.value["sections"]]
    assert texts == ["I took a moment.", "The visit that I could not fit in."]


def test_a_wording_does_not_take_the_place_of_another_file(journal, shift):
    file = journal.file("mine.toml", "mine")
    printed = journal("account", shift, "--form-out", file)
    assert printed.code == 1
    assert "File exists" in printed.err
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "words"),
    [
        (("--sections", "none"), "", 1, "There is no answer none."),
        (("--wording", "-"), "[sections]\nproud = 'x'", 1, 'Line 2: there is no answer "proud"'),
        (("--form-out", "x", "--accept"), "", 2, "leave --accept out"),
        (("--wording", "-", "--accept"), "[sections]", 1, "An account needs at least one answer"),
    ],
)
def test_what_cannot_be_an_account_is_told(journal, shift, arguments, stdin, code, words):
    printed = journal("account", shift, *arguments, stdin=stdin)
    assert (printed.code, printed.out) == (code, "")
    assert words in printed.err
    assert journal.done("account", "--json").value == []


def test_an_account_begun_in_the_window_is_gone_on_with_or_begun_afresh(journal, shift):
    path = journal.places.journals / "Practice.reflect"
    passphrase = journal.passphrase_file.read_text().strip()
    window = journal.reflect().journals.unlock(path, passphrase=passphrase)
    draft = window.accounts.begin(shift)
    window.accounts.save_draft(replace(draft, title="Begun before"))
    window.close()
    assert journal("account", shift, "--json").value["title"] == "Begun before"
    assert journal("account", shift, "--afresh", "--json").value["title"] == "End of a long day"


def test_an_account_of_free_writing_has_no_heading(journal):
    made = journal.done("write", "--free", "--title", "Free", stdin="Words.")
    assert journal("account", made.id, "--no-date").out == "Free\n\nWords.\n"


@pytest.fixture
def named(journal):
    """The id of an entry that names somebody."""
    form = FORM.replace("for two minutes", "with Mrs Thornfield")
    return journal.done("write", "end-of-shift", "--answers", "-", stdin=form).id


def test_what_may_identify_somebody_is_told_before_an_account_is_made(journal, named):
    printed = journal("account", named)
    assert "Marked, name, certain: Mrs Thornfield." in printed.err
    (mark,) = journal("account", named, "--json").value["open"]
    shown = mark | {"reason": "", "proposals": [], "start": 0, "end": 0}
    assert shown == {
        "field": "proud-of", "start": 0, "end": 0, "kind": "name", "strength": "certain",
        "reason": "", "proposals": [],
    }  # fmt: skip


def test_something_certain_is_not_accepted_undecided(journal, named):
    printed = journal("account", named, "--accept")
    assert printed.code == 1
    assert printed.err.startswith("Nothing is decided yet on one detail")
    assert journal.done("account", "--json").value == []


def test_marked_words_are_kept_for_a_reason(journal, named):
    made = journal.done("account", named, "--keep", "mrs thornfield = She agreed", "--accept")
    assert made.out
    assert journal("account", named, "--keep", "Mrs Thornfield").code == 2
    assert journal("account", named, "--keep", "Nobody=No reason").code == 1


def test_an_account_is_checked_by_the_rule_that_is_named(journal, shift):
    journal.done("account", shift, "--profile", "strict", "--accept")
    refused = journal("account", shift, "--profile", "none")
    assert refused.code == 2
    assert "uk-practice" in refused.err


@pytest.fixture
def photograph(journal, shift):
    """The id of a photograph that tells much, with a name that tells more."""
    file = journal.home / "NHS 999 526 0182.jpg"
    file.write_bytes(picture("photograph.jpg"))
    return journal.done("evidence", "add", shift, file, "--json").value[0]["id"]


def test_evidence_goes_with_an_account_only_if_it_is_named(journal, shift, photograph):
    assert journal("account", shift, "--json").value["evidence"] == []
    printed = journal("account", shift, "--evidence", photograph[:14])
    assert printed.out.endswith("\n\nEvidence\n- NHS 999 526 0182.jpg\n")
    assert "NHS 999 526 0182.jpg: Besides the picture, the file says where it was" in printed.err
    assert "An account's copy leaves this out." in printed.err
    assert "Marked, id, certain: NHS 999 526 0182. In the name of the file. " in printed.err
    assert "No text in pictures is read, and no face is seen" in printed.err
    assert journal("account", shift, "--evidence", photograph, "--accept").code == 1


def test_evidence_can_be_called_otherwise_and_keep_what_it_says(journal, shift, photograph):
    called = f"{photograph}=photograph.jpg"
    printed = journal("account", shift, "--evidence", called, "--json")
    (file,) = printed.value["evidence"]
    assert (file["name"], file["left_out"], file["holds"][0]) == ("photograph.jpg", True, "place")
    assert printed.value["open"] == []
    kept = journal("account", shift, "--evidence", called, "--as-it-is")
    assert "This copy keeps it." in kept.err
    assert journal.done("account", shift, "--evidence", called, "--accept")


def test_a_file_that_says_nothing_is_told_to_say_nothing(journal, shift):
    file = journal.file("notes.txt", "words")
    (added,) = journal.done("evidence", "add", shift, file, "--json").value
    printed = journal("account", shift, "--evidence", added["id"])
    assert "notes.txt: Reflect does not look into files of this kind.\n" in printed.err
    assert "No text in pictures" not in printed.err


def test_evidence_of_another_entry_or_without_its_new_name_is_refused(
    journal, shift, entry, photograph
):
    assert journal("account", entry, "--evidence", photograph).code == 1
    assert journal("account", shift, "--evidence", "ffff").code == 1
    printed = journal("account", shift, "--evidence", f"{photograph}=")
    assert printed.code == 2
    assert "write what a reader will see it called after the sign" in printed.err

"""Writing, finding, changing and deleting entries."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

FORM = """
title = "Nights"
tags = ["sleep", "home"]
happened = 2026-11-18
[answers]
what-stayed = "Nobody had asked about the nights."
why-it-caught-me = "I never ask either."
one-thing = { text = "Ask about nights.", due = 2026-12-01 }
"""
ANSWERS = {
    "what-stayed": "Nobody had asked about the nights.",
    "why-it-caught-me": "I never ask either.",
    "one-thing": {"text": "Ask about nights.", "due": "2026-12-01"},
}


@pytest.fixture
def nights(journal):
    """The id of an entry with every answer."""
    return journal.done("write", "two-minute-catch", "--answers", "-", stdin=FORM).id


def shown(journal, entry_id):
    return journal.done("show", entry_id, "--json").value


def titles(printed):
    return [row["title"] for row in printed.value]


def test_an_entry_is_written_from_a_file(journal):
    file = journal.file("form.toml", FORM)
    made = journal.done("write", "everyday/two-minute-catch", "--answers", file, "--json")
    assert shown(journal, made.id)["answers"] == ANSWERS


def test_an_entry_shows_all_that_was_written(journal, nights):
    found = shown(journal, nights)
    assert found["id"] == nights
    assert (found["title"], found["tags"], found["prompt_set"]) == (
        "Nights",
        ["sleep", "home"],
        "two-minute-catch",
    )
    assert (found["happened"], found["revision"], found["deleted_at"]) == ("2026-11-18", 1, None)
    assert datetime.fromisoformat(found["written_at"]).tzinfo


def test_an_entry_is_printed_for_a_person(journal, nights):
    text = journal.done("show", nights).out
    assert text.startswith("Nights\n")
    assert "It happened on 18 Nov 2026. No account shows this.\n#sleep #home\n" in text
    assert "\n\nOne thing I will try\nAsk about nights.\n(by 1 Dec 2026)\n" in text


def test_private_answers_are_marked_and_hidden_ones_not_shown(journal):
    form = '[answers]\nput-down = "The day."\nstill-to-pass-on = false\nwho-needs-it = "Nobody."'
    made = journal.done("write", "end-of-shift", "--answers", "-", stdin=form)
    text = journal.done("show", made.id).out
    assert "What I can put down (private)\nThe day.\n" in text
    assert "still need to pass on?\nNo\n" in text
    assert "Nobody." not in text


def test_free_writing_is_markdown_as_it_was_typed(journal):
    text = "# A *thought*\n\n- one\n- two"
    made = journal.done("write", "--free", "--title", " A \n thought ", stdin=f"\n{text}\n")
    found = shown(journal, made.id)
    assert (found["title"], found["answers"], found["prompt_set"]) == (
        "A thought",
        {"text": text},
        "",
    )
    assert journal.done("show", made.id).out == f"A thought\n{_today()}\n\n{text}\n"


def _today():
    now = datetime.now().astimezone()
    return f"{now.day} {now:%b %Y, %H:%M}, Free writing"


def test_what_is_said_beside_the_form_is_kept(journal):
    made = journal.done(
        *("write", "two-minute-catch", "--answers", "-", "--date", "2026-03-01"),
        *("--title", "Otherwise", "--tag", "night", "--tag", "Night"),
        stdin='[answers]\nwhat-stayed = "It."',
    )
    found = shown(journal, made.id)
    assert (found["title"], found["tags"], found["written_at"][:10]) == (
        "Otherwise",
        ["night"],
        "2026-03-01",
    )


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "words"),
    [
        (("write",), "", 2, "name one prompt set, or say --free"),
        (("write", "end-of-shift", "--free"), "", 2, "name one prompt set, or say --free"),
        (("write", "no-such-set", "--answers", "-"), "", 1, "There is no prompt set no-such-set."),
        (("write", "end-of-shift", "--answers", "-"), "", 1, "Nothing was answered"),
        (("write", "end-of-shift", "--answers", "-"), "[answers]\nx = 1", 1, "Line 2: there is no"),
        (("write", "end-of-shift", "--answers", "none.toml"), "", 2, "does not exist"),
        (("write", "--free"), " \n", 1, "Nothing was answered"),
        (("write", "--free"), "a\0b", 1, "The text holds characters that are none"),
        (("write", "--free"), b"\xff\xfea", 1, "The text is not UTF-8"),
        (("write", "--free"), b"a" * (16 * 1024 * 1024 + 1), 1, "The text is larger than 16 MiB"),
        (("write", "--free", "--date", "2026-02-30"), "x", 2, "is not a day like 2026-11-19"),
        (("write", "--free", "--date", "2345-01-01"), "x", 1, "The year must be between 1900"),
    ],
)
def test_what_cannot_be_kept_is_told_and_nothing_is_saved(journal, arguments, stdin, code, words):
    printed = journal(*arguments, stdin=stdin)
    assert (printed.code, printed.out) == (code, "")
    assert words in printed.err
    assert journal.done("list", "--json").value == []


def test_a_list_has_the_newest_first(journal):
    for day in ("2026-01-02", "2026-03-04", "2026-02-03"):
        journal.done("write", "--free", "--date", day, "--title", day, stdin="Words.")
    assert titles(journal.done("list", "--json")) == ["2026-03-04", "2026-02-03", "2026-01-02"]
    assert titles(journal.done("list", "--json", "--limit", "1")) == ["2026-03-04"]
    assert titles(journal.done("list", "--json", "--since", "2026-02-03")) == [
        "2026-03-04",
        "2026-02-03",
    ]


def test_a_list_has_its_five_keys_and_no_answers(journal, nights):
    (row,) = journal.done("list", "--json").value
    assert row == {
        "id": nights,
        "title": "Nights",
        "written_at": shown(journal, nights)["written_at"],
        "prompt_set": "two-minute-catch",
        "tags": ["sleep", "home"],
    }


def test_a_line_of_the_list_has_id_day_title_set_and_tags(journal, nights):
    journal.done("write", "--free", "--date", "2025-01-02", stdin="The first\nwords " + "of " * 40)
    first, second = journal.done("list").out.splitlines()
    assert first.startswith(f"{nights}  ")
    assert first.endswith("  Nights  (Two-minute catch)  #sleep  #home")
    assert second[34:].startswith(" 2 Jan 2025  The first words of of")
    assert second.endswith("(Free writing)")
    assert len(second) < 130


@pytest.mark.parametrize(
    ("filtered", "found"),
    [
        (("--tag", "SLEEP"), ["Nights"]),
        (("--tag", "other"), []),
        (("--set", "two-minute-catch"), ["Nights"]),
        (("--set", "everyday/two-minute-catch"), ["Nights"]),
        (("--set", "end-of-shift"), []),
    ],
)
def test_a_list_and_a_search_can_be_narrowed(journal, nights, filtered, found):
    journal.done("write", "--free", "--title", "Other", stdin="Asked.")
    assert titles(journal("list", *filtered, "--json")) == found
    assert titles(journal("search", "asked", *filtered, "--json")) == found


def test_a_set_that_nobody_knows_is_told(journal):
    printed = journal("list", "--set", "no-such-set")
    assert printed.code == 1
    assert "This lists them: reflect prompts" in printed.err


def test_a_search_shows_the_words_around_each_hit(journal, nights):
    (row,) = journal.done("search", "asked", "--json").value
    assert row["id"] == nights
    assert "Nobody had asked about the nights." in row["snippet"]
    assert "Nobody had **asked** about the nights." in journal.done("search", "asked").out


def test_a_search_finds_words_together_and_the_last_unfinished(journal, nights):
    assert titles(journal.done("search", "nobody", "nig", "--json")) == ["Nights"]
    assert titles(journal("search", "nobody", "zebra", "--json")) == []


def test_a_search_without_a_hit_says_where_it_looked(journal):
    printed = journal("search", "sphygmo")
    assert (printed.code, printed.out) == (0, "")
    assert printed.err == "No entry has “sphygmo”. Reflect looked in titles, answers and tags.\n"


def test_an_entry_is_known_by_the_beginning_of_its_id(journal, nights):
    dashed = f"{nights[:8]}-{nights[8:12]}-{nights[12:16]}"
    assert shown(journal, dashed.upper())["id"] == nights


@pytest.mark.parametrize("name", ["", "019", "zzzz", "0000000000000000"])
@pytest.mark.parametrize("command", ["show", "edit", "history", "delete", "undelete", "account"])
def test_an_entry_that_is_not_there_is_told(journal, nights, command, name):
    printed = journal(command, name)
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.startswith(f"There is no entry {name}, or several begin so.")


def test_an_edit_makes_a_revision_and_leaves_alone_what_it_does_not_name(journal, nights):
    form = '[answers]\nwhy-it-caught-me = ""\nwhat-stayed = "Nights."'
    printed = journal.done("edit", nights, "--answers", "-", "--tag", "new", stdin=form)
    assert printed.out == f"{nights}, revision 2\n"
    found = shown(journal, nights)
    assert found["answers"] == {"what-stayed": "Nights.", "one-thing": ANSWERS["one-thing"]}
    assert (found["title"], found["tags"]) == ("Nights", ["sleep", "home", "new"])


def test_title_tags_and_day_alone_can_be_changed(journal, nights):
    journal.done("edit", nights, "--title", "Days", "--date", "2026-01-02")
    found = shown(journal, nights)
    assert (found["title"], found["written_at"][:10]) == ("Days", "2026-01-02")
    assert found["answers"] == ANSWERS


def test_free_writing_is_replaced_as_a_whole(journal):
    made = journal.done("write", "--free", stdin="Before.")
    journal.done("edit", made.id, "--answers", "-", stdin="After.")
    assert shown(journal, made.id)["answers"] == {"text": "After."}


def test_title_alone_leaves_free_writing_as_it_is(journal):
    made = journal.done("write", "--free", stdin="Before.")
    journal.done("edit", made.id, "--title", "Named")
    assert shown(journal, made.id)["answers"] == {"text": "Before."}


def test_every_wording_can_be_read_again(journal, nights):
    journal.done("edit", nights, "--answers", "-", stdin='[answers]\nwhat-stayed = "Changed now."')
    rows = journal.done("history", nights, "--json").value
    assert [(row["number"], row["words"]) for row in rows] == [(2, 9), (1, 13)]
    assert datetime.fromisoformat(rows[0]["saved_at"]) >= datetime.fromisoformat(
        rows[1]["saved_at"]
    )
    first = journal.done("history", nights, "--revision", "1", "--json").value
    assert (first["answers"], first["revision"]) == (ANSWERS, 1)
    assert "Nobody had asked" in journal.done("history", nights, "--revision", "1").out


def test_a_history_is_printed_for_a_person(journal, nights):
    today = date.today()  # noqa: DTZ011 - the day of this computer is meant
    assert journal.done("history", nights).out.startswith(f"   1  {today:%Y-%m-%d} ")


def test_a_revision_that_was_never_made_is_told(journal, nights):
    printed = journal("history", nights, "--revision", "2")
    assert (printed.code, printed.out) == (1, "")


def test_a_deleted_entry_is_in_the_bin_and_nowhere_else(journal, nights):
    printed = journal.done("delete", nights, "--json")
    assert printed.value == {"id": nights}
    assert journal.done("list", "--json").value == []
    assert journal("search", "nights", "--json").value == []
    (row,) = journal.done("list", "--bin", "--json").value
    assert row["id"] == nights
    assert datetime.fromisoformat(row["deleted_at"])
    assert "In the bin since" in journal.done("show", nights).out


@pytest.mark.parametrize("command", ["delete", "edit", "account"])
def test_what_is_in_the_bin_is_brought_back_before_it_is_used(journal, nights, command):
    journal.done("delete", nights)
    printed = journal(command, nights)
    assert printed.code == 1
    assert f"Bring it back first: reflect undelete {nights}" in printed.err


def test_a_deleted_entry_can_be_brought_back(journal, nights):
    journal.done("delete", nights)
    assert journal.done("undelete", nights).out == "Back among your entries.\n"
    assert titles(journal.done("search", "nights", "--json")) == ["Nights"]
    assert journal.done("list", "--bin", "--json").value == []


def test_every_row_names_its_set_in_the_bin_too(journal, nights):
    free = journal.done("write", "--free", stdin="It.").id
    journal.done("delete", nights)
    assert [row["prompt_set"] for row in journal.done("list", "--bin", "--json").value] == [
        "two-minute-catch"
    ]
    assert [(row["id"], row["prompt_set"]) for row in journal.done("list", "--json").value] == [
        (free, "")
    ]


def test_a_day_counts_from_its_first_second(journal):
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - the day of this computer is meant
    journal.done("write", "--free", stdin="Today.")
    assert journal.done("list", "--since", tomorrow, "--json").value == []

"""``reflect check``: what may identify somebody, in a text or in an entry."""

from __future__ import annotations

import pytest

from tests.support.child import run_python
from tests.support.pictures import picture

TEXT = "I saw Mrs Mary Prior on 14 March 2023.\nHer NHS number is 999 526 0182.\n"


def test_a_text_is_checked_without_a_journal_and_ends_with_1_while_something_certain_is_there(
    console,
):
    printed = console("check", "--text", "-", stdin=TEXT)
    assert printed.code == 1
    assert "line 1, character 25: 14 March 2023\n  date, certain. " in printed.out
    assert "line 2, character 19: 999 526 0182\n  id, certain. This is a valid NHS" in printed.out
    assert printed.err.startswith("This check finds most identifying details, not all: ")


def test_a_text_without_anything_ends_with_0_and_no_promise(console):
    printed = console("check", "--text", "-", stdin="I sat down before I spoke.")
    assert (printed.code, printed.out) == (0, "Nothing found by this check.\n")
    assert printed.err.startswith("This check finds most identifying details, not all: ")


def test_what_is_not_certain_ends_with_0(console):
    printed = console("check", "--text", "-", "--json", stdin="She fell on Boxing Day.")
    assert printed.code == 0
    assert [each["strength"] for each in printed.value["findings"]] == ["likely"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_places_are_those_of_the_text_as_it_stands_in_its_file(console, mark, end):
    path = console.home / "text.txt"
    path.write_bytes(mark + TEXT.encode().replace(b"\n", end))
    printed = console("check", "--text", path, "--json")
    with path.open(encoding="utf-8", newline="") as file:
        read = file.read()
    found = {read[each["start"] : each["end"]] for each in printed.value["findings"]}
    assert found >= {"14 March 2023", "999 526 0182"}
    assert {*printed.value["findings"][0]} == {
        "start", "end", "kind", "strength", "reason", "proposals",
    }  # fmt: skip
    assert "line 2, character 19" in console("check", "--text", path).out


def test_a_text_in_another_encoding_is_refused_in_words(console):
    path = console.home / "text.txt"
    path.write_bytes("Müller".encode("latin-1"))
    printed = console("check", "--text", path)
    assert printed.code == 1
    assert printed.err == "The text is not UTF-8. Save the file in that encoding.\n"


def test_the_rule_decides_what_is_marked(console):
    text = "It began in April 2020."
    assert console("check", "--text", "-", "--json", stdin=text).value["findings"] == []
    strict = console("check", "--text", "-", "--json", "--profile", "strict", stdin=text)
    assert [each["kind"] for each in strict.value["findings"]] == ["date"]


def test_a_rule_that_there_is_not_is_told_with_those_there_are(console):
    printed = console("check", "--text", "-", "--profile", "lax", stdin="")
    assert printed.code == 2
    assert "There are: uk-practice, us-safe-harbor, strict." in printed.err


@pytest.mark.parametrize("given", [(), ("an-id", "--text", "-")])
def test_one_entry_or_one_text_is_named(console, given):
    assert console("check", *given, stdin="").code == 2


def test_several_details_together_are_asked_about(console):
    text = "A retired lighthouse keeper with motor neurone disease was in the local paper."
    printed = console("check", "--text", "-", stdin=text)
    assert "Could somebody who was there tell who this is from" in printed.out
    assert printed.out.endswith("  Blur this first: in the local paper\n")
    (together,) = console("check", "--text", "-", "--json", stdin=text).value["combinations"]
    assert (together["level"], together["tests"][0]) == ("question", "singling out")
    piece = together["pieces"][0]
    assert (text[piece["start"] : piece["end"]], piece["sort"]) == ("in the local paper", "news")


def test_an_entry_is_checked_answer_by_answer(journal, entry):
    assert journal("check", entry).code == 0
    journal.done("edit", entry, "--title", "Mrs Mary Prior")
    printed = journal("check", entry)
    assert printed.code == 1
    assert "title, line 1, character 1: Mrs Mary Prior\n  name, certain." in printed.out
    (found,) = journal("check", entry, "--json").value["findings"]
    assert (found["field"], found["start"], found["end"]) == ("title", 0, 14)


def test_other_commands_do_not_load_the_check():
    loaded = run_python("import reflect.cli.main, sys; print(*sys.modules)").split()
    assert "reflect.cli.check" in loaded
    assert not {"reflect.privacy.check", "phonenumbers", "stdnum"} & {*loaded}


def test_evidence_of_an_entry_is_checked_by_its_name_and_told_what_it_says(journal, entry):
    file = journal.home / "NHS_999_526_0182.jpg"
    file.write_bytes(picture("photograph.jpg"))
    (added,) = journal.done("evidence", "add", entry, file, "--json").value
    printed = journal("check", entry)
    assert printed.code == 1
    assert f"evidence:{added['id']}, line 1, character 1: NHS_999_526_0182\n" in printed.out
    assert "Instead: photograph." in printed.out
    assert "NHS_999_526_0182.jpg: Besides the picture, the file says where" in printed.err
    value = journal("check", entry, "--json").value
    (found,) = value["findings"]
    assert (found["field"], found["start"], found["end"]) == (f"evidence:{added['id']}", 0, 16)
    assert value["evidence"][0]["holds"][:2] == ["place", "time"]

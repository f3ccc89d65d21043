from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.documents.from_account import UNTITLED, account_document, accounts_document
from reflect.documents.tree import Heading, Paragraph, Run, Voice, heading, paragraph
from reflect.domain.account_check import CheckRecord
from tests.documents.samples import BEFORE, CHECK, STATEMENT, account


def test_a_plain_account_is_title_month_headings_and_words():
    document = account_document(account("One *two*.", "Three."))
    (part,) = document.parts
    assert document.title == part.title == "What the interpreter heard"
    assert part.date_label == "November 2026"
    assert part.blocks == (
        heading(2, "Question 1"),
        Paragraph((Run("One "), Run("two", italic=True), Run("."))),
        heading(2, "Question 2"),
        paragraph("Three."),
    )


def test_the_title_is_the_writers_and_the_headings_are_the_programs():
    (part,) = account_document(account("# Mine")).parts
    assert part.title_voice is Voice.WRITER
    assert [block.voice for block in part.blocks if isinstance(block, Heading)] == [
        Voice.PROGRAM,
        Voice.WRITER,
    ]


def test_no_date_is_on_it_unless_shown():
    assert account_document(account(show_date=False)).parts[0].date_label == ""


def test_no_name_is_on_it_unless_given():
    assert account_document(account()).author == ""
    assert account_document(account(), author=" Ada Banda ").author == "Ada Banda"


def test_the_statement_says_who_wrote_it_and_what_it_is_not():
    assert account_document(account()).statement == STATEMENT


def test_a_form_says_whose_form_it_is_not():
    note = "not an official form and not affiliated with the NMC."
    assert account_document(account(), form_note=note).statement.endswith(f"Reflect; {note}")


def test_words_without_a_question_stand_under_the_title():
    free = account("# Mine")
    section = replace(free.sections[0], heading="")
    (block,) = account_document(replace(free, sections=(section,))).parts[0].blocks
    assert isinstance(block, Heading)
    assert block.level == 2


@pytest.mark.parametrize("title", ["", "  "])
def test_an_account_without_a_title_gets_one(title):
    assert account_document(account(title=title)).title == UNTITLED


def test_several_accounts_are_parts_of_one_document_in_their_language():
    document = accounts_document(
        [account("a", title="A", language="ny"), account("b", title="B")], title="Two accounts"
    )
    assert document.title == "Two accounts"
    assert [part.title for part in document.parts] == ["A", "B"]
    assert document.language == "ny"
    assert document.program_language == "en-GB"


def test_nothing_that_a_reader_must_not_know_is_in_it():
    secret = account("kept")
    section = replace(secret.sections[0], original="Mrs Phiri", prompt_id="phiri")
    document = account_document(replace(secret, sections=(section,), left_out=3))
    for private in ("Phiri", "phiri", secret.id, secret.entry_id, "19"):
        assert private not in repr(document)


def test_what_the_check_made_of_it_is_in_no_file():
    made = account("a relative of hers")
    before, after = (
        repr(account_document(replace(made, check=check))) for check in (CHECK, CheckRecord())
    )
    assert BEFORE in repr(made)
    assert before == after

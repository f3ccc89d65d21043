"""The TOML form of an account: sections chosen, left out and reworded."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reflect.domain.account import AccountDraft, Section
from reflect.domain.entry import EntryId
from reflect.errors import NotFound
from reflect.services.toml_form import FormInvalid
from reflect.services.wording_form import reworded, with_sections, wording_form

DRAFT = AccountDraft(
    entry_id=EntryId("0" * 32),
    revision=1,
    title="After a session",
    written=datetime(2026, 11, 19, tzinfo=UTC),
    sections=(
        Section(
            prompt_id="opened", heading="What opened", text="As it was.", original="As it was."
        ),
        Section(prompt_id="free", heading="", text="Words.", original="Words."),
        Section(prompt_id="before", heading="Before", text="Mine.", chosen=False, private=True),
    ),
)


def chosen(draft):
    return {section.prompt_id: section.text for section in draft.sections if section.chosen}


def test_the_form_holds_the_chosen_sections_and_no_private_one():
    assert wording_form(DRAFT).endswith(
        'title = "After a session"\n\n[sections]\n\n# What opened\n'
        "opened = '''\nAs it was.\n'''\n\nfree = '''\nWords.\n'''\n"
    )


def test_a_form_that_nobody_touched_changes_nothing():
    assert reworded(wording_form(DRAFT), DRAFT) == DRAFT


def test_a_form_chooses_what_it_names_and_rewords_it():
    after = reworded('title = "T"\n[sections]\nbefore = "Said otherwise."', DRAFT)
    assert after.title == "T"
    assert chosen(after) == {"before": "Said otherwise."}
    assert after.sections[2].reworded


def test_sections_are_chosen_by_name_and_no_other():
    assert chosen(with_sections(DRAFT, ["before", "free"])) == {"before": "Mine.", "free": "Words."}


def test_a_section_that_is_not_there_is_told():
    with pytest.raises(NotFound, match="no answer after"):
        with_sections(DRAFT, ["after"])


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("titel = 1", 1, 'there is no key "titel"; did you mean "title"?'),
        ("[sections]\nopend = 'x'", 2, 'there is no answer "opend"; did you mean "opened"?'),
        ("[sections]\nopened = 1", 2, '"opened" must be text in quotation marks'),
        ("sections = []", 1, '"sections" must be a table'),
    ],
)
def test_a_mistake_is_told_with_its_line(text, line, what):
    with pytest.raises(FormInvalid) as caught:
        reworded(text, DRAFT)
    ((found, words),) = caught.value.mistakes
    assert (found, words[: len(what)]) == (line, what)

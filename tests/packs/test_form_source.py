from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reflect.domain.frameworks import Form, FormSection, Source, Takes
from reflect.packs.source import read_pack
from tests.packs.example import FORM_FILE, change

if TYPE_CHECKING:
    from pathlib import Path


def test_a_form_is_read_as_it_is_written(folder: Path):
    assert read_pack(folder).forms == (
        Form(
            id="night-account",
            title="Night account",
            origin=Source(
                body="The Night Council",
                source="The night code (2020), annex 1",
                checked=date(2026, 11, 1),
                note="Our layout, not the council's own form.",
            ),
            sections=(
                FormSection(
                    id="what",
                    heading="What happened",
                    takes=Takes.ANSWERS,
                    prompts=("after-a-night/what", "everyday/end-of-shift/what-stayed"),
                    help="In your own words.",
                    max_words=200,
                ),
                FormSection(
                    id="learned",
                    heading="What I learned",
                    takes=Takes.ANSWERS,
                    prompts=("after-a-night/helped",),
                ),
                FormSection(
                    id="which",
                    heading="Which part of the code",
                    takes=Takes.STANDARDS,
                    optional=True,
                ),
            ),
        ),
    )


def test_a_form_for_several_accounts_says_how_many_and_what_stands_once(folder: Path):
    change(folder, "optional = true", "optional = true\ntogether = true", FORM_FILE)
    several = 'framework = "night-code"\naccounts_at_least = 4\naccounts_at_most = 6\n'
    change(folder, "checked = 2026-11-01\n", f"checked = 2026-11-01\n{several}", FORM_FILE)

    (form,) = read_pack(folder).forms

    found = (form.framework, form.accounts_at_least, form.accounts_at_most)
    assert found == ("night-code", 4, 6)
    assert [section.together for section in form.sections] == [False, False, True]

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reflect.domain.frameworks import Form, FormSection, Source, Takes
from reflect.packs.source import read_pack

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

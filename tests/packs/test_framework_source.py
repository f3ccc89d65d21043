from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reflect.domain.frameworks import (
    Category,
    Framework,
    Group,
    Measure,
    OwnDate,
    Requirement,
    Source,
    Standard,
)
from reflect.packs.source import read_pack
from tests.packs.example import FRAMEWORK_FILE, problems_in
from tests.packs.scheme import SCHEME, SCHEME_FILE, write_scheme

if TYPE_CHECKING:
    from pathlib import Path


def test_a_framework_is_read_as_it_is_written(folder: Path):
    assert read_pack(folder).frameworks == (
        Framework(
            id="night-code",
            title="The night code",
            origin=Source(
                body="The Night Council",
                source="The night code (2020)",
                checked=date(2026, 11, 1),
                valid_from=date(2020, 1, 1),
                valid_until=date(2029, 12, 31),
                note="The wording is ours.",
            ),
            standards=(
                Standard(
                    id="A.1",
                    title="Hand over in person",
                    part="Handing over",
                    help="Face to face, or by voice.",
                ),
                Standard(id="B.2", title="Rest before you drive"),
            ),
            requirements=(
                Requirement(
                    id="cpd",
                    title="Ten hours in a year",
                    measure=Measure.MINUTES,
                    at_least=600,
                    months=12,
                    help="Counted from the day you joined.",
                ),
            ),
        ),
    )


def test_a_framework_holds_something(folder: Path):
    path = folder / FRAMEWORK_FILE
    path.write_text(path.read_text("utf-8").partition("[[")[0], "utf-8")

    assert problems_in(folder) == (
        'standards/night-code.toml:1: framework "night-code": has neither standards nor '
        "requirements; add some",
    )


@pytest.fixture
def scheme(folder: Path) -> Framework:
    """The framework that holds every key, read."""
    write_scheme(folder)
    return read_pack(folder).frameworks[1]


def test_a_requirement_says_within_which_months_and_of_what(scheme: Framework):
    assert scheme.requirements == (
        Requirement(
            id="cpd",
            title="Ten hours in a year",
            measure=Measure.MINUTES,
            at_least=600,
            months=12,
            help="Looked at each half-year.",
            date="joined",
            every=6,
        ),
        Requirement(
            id="shared",
            title="Four of them with others",
            measure=Measure.PARTICIPATORY_MINUTES,
            at_least=240,
            months=12,
            part_of="cpd",
        ),
        Requirement(
            id="reading",
            title="One to five points for reading, for consultants",
            measure=Measure.POINTS,
            at_least=1,
            at_most=5,
            months=12,
            ends="03-31",
            categories=("reading",),
            groups=("consultants",),
        ),
    )


def test_categories_groups_and_dates_are_read_as_they_are_written(scheme: Framework):
    assert scheme.categories == (
        Category(id="reading", title="Reading", help="Alone, at any hour.", points_per_hour=1),
        Category(id="nights", title="Nights on call", points_each=2, standards=("1",)),
    )
    assert scheme.groups == (
        Group(id="consultants", title="Consultants", help="Those on the second list."),
    )
    assert scheme.dates == (
        OwnDate(id="joined", title="The day I joined", help="It is on your card."),
    )
    assert scheme.keep_months == 24


@pytest.mark.parametrize("measure", ["categories", "standards"])
def test_what_a_requirement_counts_the_kinds_of_is_in_the_framework(folder: Path, measure: str):
    head = SCHEME.partition("[[")[0]
    mixture = f'[[requirements]]\nid = "mix"\ntitle = "A mixture"\nmeasure = "{measure}"\n'
    write_scheme(folder, f"{head}{mixture}at_least = 2\nmonths = 24\n")

    assert problems_in(folder) == (
        f'{SCHEME_FILE}:12: framework "on-call-scheme", requirement "mix": counts {measure}, '
        "and the framework has none; add some",
    )

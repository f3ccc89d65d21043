from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reflect.domain.frameworks import Framework, Measure, Requirement, Source, Standard
from reflect.packs.source import read_pack
from tests.packs.example import FRAMEWORK_FILE, problems_in

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

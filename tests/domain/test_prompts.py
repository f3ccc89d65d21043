"""Prompts and their sets."""

from __future__ import annotations

from reflect.domain.account import Section
from reflect.domain.prompts import FREE, TEXT_KINDS, Kind
from tests.support.builders import EVERY_KIND


def test_a_prompt_is_found_by_its_id() -> None:
    found = EVERY_KIND.prompt("time")
    assert found is not None
    assert found.kind is Kind.MINUTES
    assert EVERY_KIND.prompt("nothing") is None


def test_the_builders_ask_for_every_kind() -> None:
    assert {prompt.kind for prompt in EVERY_KIND.prompts} == set(Kind)


def test_free_writing_is_one_long_text_of_no_pack() -> None:
    assert [prompt.kind for prompt in FREE.prompts] == [Kind.LONG_TEXT]
    assert (FREE.id, FREE.pack.id) == ("", "")


def test_kinds_of_text_are_those_that_are_typed() -> None:
    assert set(Kind) > TEXT_KINDS


def test_a_section_knows_whether_it_was_reworded() -> None:
    section = Section(prompt_id="p", heading="?", text="On a ward", original="On ward 6")
    assert section.reworded
    assert not Section(prompt_id="p", heading="?", text="x", original="x").reworded

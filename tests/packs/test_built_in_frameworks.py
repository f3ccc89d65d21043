"""The built-in frameworks say what the bodies' pages say, in our own plain words."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reflect.domain.frameworks import Framework, Measure, Requirement, Takes
from reflect.packs.built_in import built_in_packs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.packs.pack import Pack

FACTS = tomllib.loads(Path(__file__).with_name("framework_facts.toml").read_text("utf-8"))
PACKS = built_in_packs()
FRAMEWORKS = {framework.id: framework for pack in PACKS for framework in pack.frameworks}
FORMS = [form for pack in PACKS for form in pack.forms]
IN_MINUTES = {
    Measure.MINUTES: "hours",
    Measure.PARTICIPATORY_MINUTES: "participatory hours",
    Measure.PRACTICE_MINUTES: "practice hours",
}


def fact(requirement: Requirement) -> str:
    """The requirement as the file of facts tells it."""
    many = requirement.at_least or requirement.at_most or 0
    hours = IN_MINUTES.get(requirement.measure)
    most = "" if requirement.at_least else "at most "
    return ", ".join(
        (
            f"{requirement.id}: {hours or requirement.measure} {most}"
            f"{many / 60 if hours else many:g}",
            f"{requirement.months} months",
            *([f"of {' '.join(requirement.categories)}"] if requirement.categories else ()),
            *([f"in {requirement.part_of}"] if requirement.part_of else ()),
            *([f"for {' '.join(requirement.groups)}"] if requirement.groups else ()),
            *([f"by {by}"] if (by := requirement.date or requirement.ends) else ()),
            *([f"each {requirement.every}"] if requirement.every else ()),
        )
    )


@pytest.mark.parametrize("known", FACTS["frameworks"], ids=lambda known: known["id"])
def test_a_framework_says_what_the_page_of_its_body_says(known: dict[str, Any]):
    found = FRAMEWORKS[known["id"]]

    assert [fact(each) for each in found.requirements] == known["requirements"], known["says"]
    assert len(found.standards) == known["standards"], known["says"]
    assert found.origin.valid_from == known["valid_from"], known["says"]
    assert found.keep_months == known.get("keep_months"), known["says"]


def test_every_framework_has_its_facts():
    assert sorted(known["id"] for known in FACTS["frameworks"]) == sorted(FRAMEWORKS)
    assert len(FRAMEWORKS) == sum(len(pack.frameworks) for pack in PACKS)


@pytest.mark.parametrize("number", range(1, 26))
def test_the_code_has_its_four_themes_in_their_places(number: int):
    standard = FRAMEWORKS["nmc-code-2018"].standards[number - 1]
    themes = {5: "people", 12: "effectively", 19: "safety", 25: "trust"}
    theme = next(word for last, word in themes.items() if number <= last)

    assert (standard.id, standard.part.split()[-1]) == (str(number), theme)


@pytest.mark.parametrize("origin", [f.origin for f in FRAMEWORKS.values()], ids=list(FRAMEWORKS))
def test_a_framework_is_dated_and_says_where_it_comes_from(origin):
    assert origin.source
    assert origin.note
    assert origin.valid_from
    assert date(2026, 11, 1) <= origin.checked <= date(2026, 12, 31)
    assert origin.valid_from <= origin.checked


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_says_that_it_is_nobodys_own(form):
    assert re.match(r"Our layout, (not|and no body's|and nobody's)\b", form.origin.note)
    assert form.origin.valid_from


def said(framework: Framework) -> Iterator[str]:
    yield framework.origin.note
    for standard in framework.standards:
        yield from (standard.title, standard.help)
    for requirement in framework.requirements:
        yield from (requirement.title, requirement.help)
    for category in framework.categories:
        yield from (category.title, category.help)
    for group in framework.groups:
        yield from (group.title, group.help)
    for own_date in framework.dates:
        yield from (own_date.title, own_date.help)


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=list(FRAMEWORKS))
def test_no_sentence_of_a_framework_is_long(framework: Framework):
    assert [text for text in said(framework) if long_sentence(text)] == []


@pytest.mark.parametrize("pack", [pack for pack in PACKS if pack.forms], ids=lambda pack: pack.id)
def test_no_sentence_of_a_form_or_preface_is_long(pack: Pack):
    helps = [section.help for form in pack.forms for section in form.sections]
    texts = [pack.preface, *helps, *(form.origin.note for form in pack.forms)]

    assert [text for text in texts if long_sentence(text)] == []


def long_sentence(text: str) -> bool:
    return any(len(sentence.split()) > 24 for sentence in re.split(r"(?<=[.?:;])\s", text))


def test_a_long_sentence_would_be_seen():
    assert long_sentence("It is so " + "very " * 22 + "long.")


@pytest.mark.parametrize("pack", [p for p in PACKS if p.frameworks], ids=lambda pack: pack.id)
def test_a_pack_with_frameworks_says_that_no_body_has_approved_it(pack: Pack):
    assert "not an official form, and no body has approved it" in pack.preface


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_what_goes_into_a_form_is_there_whichever_pack_it_is_in(form):
    (own,) = [pack.id for pack in PACKS if form in pack.forms]
    there = {
        f"{pack.id}/{one.id}/{prompt.id}"
        for pack in PACKS
        for one in pack.prompt_sets
        for prompt in one.prompts
    }
    named = {
        name if name.count("/") == 2 else f"{own}/{name}"
        for section in form.sections
        for name in section.prompts
    }

    assert named
    assert named <= there


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_that_shows_standards_is_for_a_framework_that_has_some(form):
    takes = {section.takes for section in form.sections}
    framework = FRAMEWORKS.get(form.framework)

    assert framework or not form.framework
    assert Takes.STANDARDS not in takes or (framework and framework.standards)


def test_the_profile_counts_its_words_over_all_pieces():
    (profile,) = [form for form in FORMS if form.id == "hcpc-profile"]
    limits = {s.id: (s.max_words, s.together) for s in profile.sections if s.max_words}

    assert limits == {"history": (500, True), "statement": (1500, True)}
    assert (profile.accounts_at_least, profile.accounts_at_most) == (5, 7)


def test_each_kind_of_supporting_information_goes_to_its_domain():
    """As SOAR, the appraisal system of Scotland, puts them."""
    kinds = {each.id: each.standards for each in FRAMEWORKS["gmp-2024"].categories}

    assert kinds == {
        "cpd": ("1",),
        "improvement": ("1",),
        "events": ("3",),
        "patients": ("2",),
        "colleagues": ("3",),
        "compliments": ("2",),
    }

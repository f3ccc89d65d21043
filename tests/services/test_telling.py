"""Prompt sets in the writer's language."""

from __future__ import annotations

import pytest

from reflect.domain.prompts import FREE
from reflect.packs.pack import ToldSet
from reflect.services.pack_offers import Trust
from reflect.services.telling import Told
from tests.support.signed_packs import a_set, in_french, pack_path


@pytest.fixture
def tell(unlocked, tmp_path):
    """Installs a pack and tells its set, for a system in a language."""

    def told(system, **how):
        path = pack_path(tmp_path, **how)
        unlocked.packs.install(unlocked.packs.look_at(path), accepted=Trust.NEW)
        return unlocked.telling.told(unlocked.prompts.set_called("hub/after"), system)

    return told


def headings(told):
    return [prompt.heading for prompt in told.set.prompts.prompts]


def test_a_set_is_told_in_the_language_of_the_system(tell):
    told = tell("fr-CA", **in_french())

    assert told.set.language == "fr"
    assert told.set.prompts.title == "Après une séance"
    assert headings(told) == ["Ce qui est venu", "What I will do"]


def test_what_is_not_translated_is_counted(tell):
    told = tell("fr", **in_french())

    assert 0 < told.set.missing < told.set.total
    assert told.set.total - told.set.missing == 2


def test_the_language_that_was_chosen_goes_before_that_of_the_system(tell, unlocked):
    unlocked.wishes.set_prompt_language("en-GB")
    told = tell("fr", **in_french())

    assert (told.set.language, told.set.languages) == ("en-GB", ("en-GB", "fr"))
    assert headings(told)[0] == "What happened"


def test_in_the_language_of_the_pack_nothing_is_missing(tell):
    told = tell("en", **in_french())
    assert told.set.missing == 0


def test_what_the_pack_says_first_stands_before_what_the_set_says(tell):
    sets = {**a_set(), **a_set(more="")}
    sets["sets/after.toml"] = sets["sets/after.toml"].replace(
        'summary = "What stays"', 'summary = "What stays"\npreface = "Take a breath."'
    )
    told = tell("en", sets=sets, more='preface = "Talk to somebody."\n')
    assert told.set.prompts.preface == "Talk to somebody.\n\nTake a breath."


def test_it_tells_who_answers_for_the_pack(tell):
    told = tell("en")
    assert told.pack.known
    assert told.set.prompts.preface == ""


def test_free_writing_is_told_as_it_is(unlocked):
    assert unlocked.telling.told(FREE, "fr") == Told(ToldSet(prompts=FREE, language=""))


def test_the_language_of_prompts_is_remembered(unlocked):
    assert unlocked.wishes.prompt_language() == ""
    unlocked.wishes.set_prompt_language("cy")
    assert unlocked.wishes.prompt_language() == "cy"

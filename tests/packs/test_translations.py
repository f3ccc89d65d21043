from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reflect.packs.source import read_pack
from reflect.packs.translations import in_language, nearest_language, told_set
from tests.packs.example import FORM, FRAMEWORK, MORNING, PACK, WELSH_FILE, change
from tests.packs.scheme import SCHEME, write_scheme

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pack_is_told_in_another_language(folder: Path):
    pack = in_language(read_pack(folder), "cy")
    night = pack.prompt_sets[0]

    assert (pack.title, night.title) == ("Ar alwad", "Ar ôl noson")
    assert [option.label for option in night.prompts[1].options] == ["A colleague", "Gorffwys"]
    assert night.prompts[3].scale
    assert night.prompts[3].scale.rows == ("Naw", "Pump")
    assert pack.frameworks[0].standards[1].title == "Gorffwys"
    assert pack.frameworks[0].requirements[0].title == "Deg awr"
    assert pack.forms[0].sections[1].heading == "Beth ddysgais i"


def test_a_text_that_nobody_translated_keeps_its_own_words_and_is_counted(folder: Path):
    own = read_pack(folder)
    (welsh,) = own.translations

    assert in_language(own, "cy").summary == own.summary
    assert (welsh.language, len(welsh.texts)) == ("cy", 9)
    assert welsh.missing == welsh.total - 9


READ = (
    r"\b(title|summary|preface|occasion|for_whom|heading|help|example|group|label|low_label"
    r'|high_label|part) = "'
)


def test_all_that_a_person_reads_can_be_translated(folder: Path):
    write_scheme(folder)
    texts = PACK + MORNING + FRAMEWORK + FORM + SCHEME
    rows = 2

    assert read_pack(folder).translations[0].total == len(re.findall(READ, texts)) + rows


@pytest.mark.parametrize("language", ["en-GB", "en", "EN-us", "de"])
def test_a_pack_stays_in_its_own_language_where_that_is_meant_or_all_there_is(
    folder: Path, language: str
):
    own = read_pack(folder)

    assert in_language(own, language) is own


@pytest.mark.parametrize(
    ("language", "title"), [("cy", "Ar alwad"), ("cy-GB", "Ar alwad"), ("CY", "Ar alwad")]
)
def test_a_translation_for_another_country_will_do(folder: Path, language: str, title: str):
    assert in_language(read_pack(folder), language).title == title


def test_a_language_of_another_country_is_taken_where_it_is_asked_for(folder: Path):
    change(folder, '"cy"]', '"cy", "en-US"]')
    (folder / "locale" / "en-us.toml").write_text('[pack]\ntitle = "Taking calls"\n', "utf-8")
    own = read_pack(folder)

    assert in_language(own, "en-US").title == "Taking calls"
    assert in_language(own, "en-AU").title == "On call"


@pytest.mark.parametrize(
    ("language", "told"), [("cy", "cy"), ("cy-GB", "cy"), ("fr", "en-GB"), ("", "en-GB")]
)
def test_the_language_that_a_pack_is_told_in_can_be_asked_for(
    folder: Path, language: str, told: str
):
    assert nearest_language(read_pack(folder), language) == told


def test_an_entry_knows_the_pack_by_its_own_title(folder: Path):
    assert in_language(read_pack(folder), "cy").prompt_sets[0].pack.title == "On call"


def test_an_empty_translation_misses_every_text(folder: Path):
    (folder / WELSH_FILE).write_bytes(b"")
    (welsh,) = read_pack(folder).translations

    assert welsh.missing == welsh.total


@pytest.mark.parametrize(
    ("said", "awaits"),
    [("", False), ("awaits_check = false\n", False), ("awaits_check = true\n", True)],
)
def test_a_translation_says_whether_a_native_reader_has_yet_to_read_it(
    folder: Path, said: str, awaits: bool
):
    change(folder, "[pack]\n", f"{said}[pack]\n", WELSH_FILE)
    (welsh,) = read_pack(folder).translations

    assert (welsh.awaits_check, len(welsh.texts)) == (awaits, 9)


def test_one_set_is_told_with_what_it_lacks_in_that_language(folder: Path):
    change(folder, "[pack]\n", "awaits_check = true\n[pack]\n", WELSH_FILE)
    own = read_pack(folder)
    night = told_set(own, "after-a-night", "cy-GB")

    assert night.prompts == in_language(own, "cy").prompt_sets[0]
    assert (night.language, night.languages) == ("cy", ("en-GB", "cy"))
    assert (night.total, night.missing, night.awaits_check) == (21, 16, True)


def test_a_set_of_which_nothing_is_translated_lacks_every_text(folder: Path):
    morning = told_set(read_pack(folder), "the-morning-after", "cy")

    assert morning.missing == morning.total > 0


@pytest.mark.parametrize("language", ["", "en-GB", "de"])
def test_a_set_in_its_own_language_lacks_nothing_and_awaits_nothing(folder: Path, language: str):
    change(folder, "[pack]\n", "awaits_check = true\n[pack]\n", WELSH_FILE)
    own = read_pack(folder)
    night = told_set(own, "after-a-night", language)

    assert night.prompts == own.prompt_sets[0]
    assert (night.language, night.missing, night.awaits_check) == ("en-GB", 0, False)

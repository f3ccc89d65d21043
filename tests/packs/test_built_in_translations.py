"""The translations of the built-in packs: whole, honest, and as careful as the English."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reflect.packs.built_in import built_in_packs
from reflect.packs.retelling import retold
from reflect.packs.translations import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.packs.pack import Pack, Translation
    from reflect.packs.texts import Words
    from reflect.packs.toml_lines import KeyPath

PAGE = Path(__file__).parents[2] / "prompts" / "TRANSLATING.md"
PACKS = built_in_packs()
TOLD = [(pack, each) for pack in PACKS for each in pack.translations]
NAMES = [f"{pack.id}-{each.language}" for pack, each in TOLD]
PAIRS = pytest.mark.parametrize(("pack", "translation"), TOLD, ids=NAMES)

FOUR = ("cy", "fr", "ny", "pt")
CHECKED: frozenset[tuple[str, str]] = frozenset()
"""Pack and language of what a native reader has read and mended."""
EQUAL = {"cy": {"Cost"}}
"""Words that are the same in English."""
LETTERS = {
    "cy": "âêîôûŵŷäëïöüáéíóú",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "ny": "ŵ",
    "pt": "áâãàçéêíóôõúü",
}
"""Those beyond a to z."""
REMINDERS = {
    "en-GB": "Enough to remind you; not enough to identify anyone.",
    "cy": "Digon i'ch atgoffa chi; dim digon i adnabod neb.",
    "fr": "Assez pour vous en souvenir\N{NO-BREAK SPACE}; pas assez pour que l'on reconnaisse"
    " quelqu'un.",
    "ny": "Zokwanira kukukumbutsani; osati zokwanira kuti wina adziwike.",
    "pt": "O bastante para se lembrar; não o bastante para que se reconheça alguém.",
}


def texts_of(pack: Pack) -> dict[KeyPath, str]:
    """Every text that can be translated, by its place."""
    found: dict[KeyPath, str] = {}

    def note(place: KeyPath, text: str, _rule: Words) -> str:
        found[place] = text
        return text

    retold(pack, note)
    return found


def both(pack: Pack, translation: Translation) -> Iterator[tuple[KeyPath, str, str]]:
    """Place, English and translation of each text."""
    for place, text in texts_of(pack).items():
        yield place, text, translation.texts[place]


@pytest.mark.parametrize("name", ["everyday", "online-sessions"])
def test_the_packs_for_most_people_are_told_in_four_more_languages(name):
    (pack,) = [each for each in PACKS if each.id == name]

    assert pack.languages == ("en-GB", *FOUR)
    assert [each.language for each in pack.translations] == list(FOUR)


@PAIRS
def test_a_translation_is_whole(pack, translation):
    assert translation.missing == 0
    assert translation.texts.keys() == texts_of(pack).keys()


@PAIRS
def test_what_no_native_reader_has_read_says_so(pack, translation):
    assert translation.awaits_check == ((pack.id, translation.language) not in CHECKED)


@PAIRS
def test_nothing_is_left_in_english(pack, translation):
    allowed = EQUAL.get(translation.language, set())

    assert {text for _, text, told in both(pack, translation) if text == told} <= allowed


@PAIRS
def test_a_translation_is_written_in_the_letters_of_its_language(pack, translation):
    foreign = rf"[^\Wa-zA-Z\d{LETTERS[translation.language]}]"

    odd = {
        letter
        for _, _, told in both(pack, translation)
        for letter in re.findall(foreign, told.lower())
    }
    assert odd == set()


def marks(text: str) -> tuple[list[str], int, int, bool, bool]:
    """What must not get lost: numbers, bold and italic, paragraphs, how the text ends."""
    numbers = re.findall(r"\d+", text)
    return numbers, text.count("*"), text.count("\n\n"), text.endswith("?"), text.endswith(".")


@PAIRS
def test_numbers_bold_paragraphs_and_questions_are_kept(pack, translation):
    lost = [place for place, text, told in both(pack, translation) if marks(text) != marks(told)]

    assert lost == []


@PAIRS
def test_the_reminder_not_to_identify_anyone_is_wherever_it_is_in_english(pack, translation):
    reminder = REMINDERS[translation.language]
    asked = [
        place for place, text, _ in both(pack, translation) if REMINDERS["en-GB"] in text
    ]  # fmt: skip
    told = [place for place, _, text in both(pack, translation) if reminder in text]

    assert asked
    assert told == asked


@pytest.mark.parametrize("language", FOUR)
def test_what_is_said_once_in_english_is_said_once(language):
    said = defaultdict(set)
    for pack, translation in TOLD:
        if translation.language == language:
            for _, text, told in both(pack, translation):
                said[text].add(told)

    assert {text: told for text, told in said.items() if len(told) > 1} == {}


@PAIRS
def test_sets_and_prompts_can_be_told_apart(pack, translation):
    told = in_language(pack, translation.language)
    titles = [each.title for each in told.prompt_sets]

    assert len(set(titles)) == len(titles)
    for one in told.prompt_sets:
        headings = [prompt.heading for prompt in one.prompts]
        assert len(set(headings)) == len(headings), one.id


@PAIRS
def test_a_translation_is_not_much_longer_than_the_english(pack, translation):
    """Help that runs on is not read, and a heading has one line."""
    long = {
        place: told
        for place, text, told in both(pack, translation)
        if len(told) > 2 * len(text) + 20 or (place[-1] == "heading" and len(told) > 64)
    }
    assert long == {}


@PAIRS
def test_help_is_in_sentences_that_a_tired_person_can_read_in_any_language(pack, translation):
    long = [
        sentence
        for place, _, told in both(pack, translation)
        if place[-1] == "help"
        for sentence in re.split(r"(?<=[.?:;]) ", told)
        if len(sentence.split()) > 28
    ]
    assert long == []


@pytest.mark.parametrize("language", FOUR)
def test_the_terms_that_the_page_promises_are_those_of_the_packs(language):
    page = PAGE.read_text("utf-8")
    (chapter,) = re.findall(rf"^## .+ \(`{language}`\)\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    terms = re.findall(r"^\| [^|]+ \| \*([^*]+)\* \|", chapter, re.MULTILINE)
    told = " ".join(
        text.lower()
        for _, each in TOLD
        if each.language == language
        for text in each.texts.values()
    )

    assert len(terms) >= 10
    assert [term for term in terms if term.lower() not in told] == []

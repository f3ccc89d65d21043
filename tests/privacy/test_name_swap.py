"""No origin of names is found worse than English ones."""

from __future__ import annotations

import re

import pytest

from reflect.privacy.check import check
from tests.privacy.scoring import passages

ORIGINS = {
    "English": "Margaret Holt, Peter Ashworth, Susan Whitby, Derek Poole",
    "Malawi": "Mphatso Kachali, Dalitso Mtawali, Thokozani Chavula, Limbani Msosa",
    "Namibia": "Ndapandula Hamukoto, Tangeni Nuukuawo, Hilma Kamati, Penda Shituula",
    "India": "Lekshmi Vasudevan, Harjinder Bhullar, Aravind Sreekumar, Meenal Deshmukh",
    "Poland": "Bożena Wróblewska, Zdzisław Pawlak, Małgorzata Sikora, Ireneusz Dąbek",
    "Nigeria": "Olúwaṣeun Adégbọlá, Chukwuebuka Ezeani, Hadiza Bulama, Tamunotonye Briggs",
    "Wales": "Gwenllïan Prydderch, Iestyn ap Gruffydd, Myfanwy Trefor, Llŷr Penri",
    "Ireland": "Caoimhe Ní Dhomhnaill, Pádraig Ó Conaire, Sadhbh Mulqueen, Fiachra Tuohy",
    "Philippines": "Marivic Dela Cruz, Jhun-Jhun Macaraeg, Ligaya Panganiban, Rodel Bacani",
}
MOST_BEHIND = 2


def full_names(passage):
    """Where first and last names stand in a passage."""
    text = passage["text"]
    for span in passage["spans"]:
        said = text[span["start"] : span["end"]]
        if span["label"] == "NAME" and re.fullmatch(r"[A-Z][\w'-]+ [A-Z][\w'-]+", said):
            yield span["start"], span["end"]


def swapped(passage, names):
    """The passage with other full names in it, and where those stand."""
    text, shift, places = passage["text"], 0, []
    for number, (start, end) in enumerate(full_names(passage)):
        name = names[number % len(names)]
        text = text[: start + shift] + name + text[end + shift :]
        places.append((start + shift, start + shift + len(name)))
        shift += len(name) - (end - start)
    return text, places


def covered(origin):
    """The share of full names of an origin that are found to the last letter."""
    names = [name.strip() for name in ORIGINS[origin].split(",")]
    found = total = 0
    for passage in passages("dev"):
        text, places = swapped(passage, names)
        marked = {at for f in check(text) for at in range(f.start, f.end)}
        total += len(places)
        found += sum(set(range(*place)) <= marked for place in places)
    return 100 * found / total


@pytest.fixture(scope="module")
def english():
    return covered("English")


@pytest.mark.parametrize("origin", ORIGINS)
def test_names_of_every_origin_are_found_as_english_ones_are(origin, english):
    assert english > 96
    assert covered(origin) >= english - MOST_BEHIND

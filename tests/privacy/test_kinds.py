"""What a marked word is called by: a town, a workplace or somebody, as the words around it tell."""

from __future__ import annotations

import pytest

from reflect.domain.identifying import Kind
from reflect.privacy.check import check

LETTERS = {"p": Kind.PLACE, "o": Kind.ORGANISATION, "n": Kind.NAME}


def found(text):
    return [(finding.kind, text[finding.start : finding.end]) for finding in check(text)]


def wanted(example):
    """The marked words of "from {p Zelby}" with their kinds, and the text without the marks."""
    text, marks = "", []
    for number, piece in enumerate(example.replace("}", "{").split("{")):
        if number % 2:
            marks.append((LETTERS[piece[0]], piece[2:]))
        text += piece[2:] if number % 2 else piece
    return text, marks


PLACES = """
He lives in {p Quorley} and we drove there.
It is a town the size of {p Quorley}, no more.
He went to a village called {p Zelmaru} on foot.
The river was high at {p Zelmaru} and we waited.
She was brought back septic from {p Zelmaru} at night.
He moved to {p Zelmaru} in the spring.
Two weeks' holiday on {p Skarnaa}, alone.
We took the ferry and were on {p Skarnaa} by noon.
It stood in {p Zelmaru} for years.
Her caravan was near {p Zelmaru} then.
The letter came to {o Millbeck Pharmacy}, {p Quorley}.
Town: {p Quorlow}
The {p Quorlow} high street was flooded.
I drive for Cwm {p Zelmaru} on Fridays.
We thanked {p Llanzelyn} for it.
The new bridge at {p Pellowford} was shut.
""".strip().splitlines()

WORK = """
We sent her to a hospice called {o Zelmaru} that day.
He was moved to ward {o Rowan} and slept.
He was transferred to {o Zelmaru} by taxi.
A bed on {o Zelmaru} came up.
Two beds were closed on {o Zelmaru} then.
She works at {o Brambles} and likes it.
The nurse at {o Zelmaru} rang back.
Nobody came on shift, so the handover on {o Zelmaru} was late.
The {o Zelmaru day hospital} was shut.
The {o Zelmaru Mercury} wrote about it.
We stayed at {o Hotel Zelmaru} for a night.
They saw him at {o Ysbyty Zelmaru} first.
We rang {o Pellworth Road surgery} twice.
My lodgings were in {o Zelmaru Halls} then.
The form came from {o Dhanzel PHC} late.
I am the manager at {o Quorlow} now.
""".strip().splitlines()

PEOPLE = """
A letter from {n Zelmaru} lay there.
He looked at {n Zelmaru} and left.
I had lost my trust in {n Appleby} by then.
The ward where {n Rowan}'s bed stood was cold.
We drove to {n Hughes} again.
We transferred him to {n Okafor} then.
The team at {n Zelmaru}'s door waited.
We were on {n Zelmaru} again about it.
I was near {n Sarah} and we spoke.
We gave it to the hospital, {n Sarah} said.
She lives with {n Zelmaru} still.
We met {n Zelmaru} by chance.
We sat there with {n Rowan} and talked.
He works at weekends, and {n Zelmaru} too.
We wrote to {o Millbeck Pharmacy}, {n Sarah} and me.
We wrote to {o Millbeck Pharmacy} and {n Zelmaru} again.
Turn left into {a Pellworth Road} and stop.
They lived in a house near {n Sarah} then.
""".strip().splitlines()
LETTERS["a"] = Kind.ADDRESS


@pytest.mark.parametrize("example", [*PLACES, *WORK, *PEOPLE])
def test_words_around_tell_what_is_marked(example):
    text, marks = wanted(example)
    assert found(text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "She works at Christmas and on Sundays.",
        "I had a placement on Paediatrics and a shift at A&E.",
        "We changed jobs. Nurse at home: none.",
    ],
)
def test_where_nobody_in_particular_works_nothing_is_marked(text):
    assert found(text) == []


def test_a_town_is_one_wherever_it_stands_again():
    text = "She lives in Zelmaru. I like Zelmaru."
    assert found(text) == [(Kind.PLACE, "Zelmaru")] * 2


def test_who_has_a_title_is_somebody_though_a_town_is_called_so():
    text = "She lives in Zelmaru. I asked Mr Zelmaru."
    assert found(text) == [(Kind.PLACE, "Zelmaru"), (Kind.NAME, "Mr Zelmaru")]

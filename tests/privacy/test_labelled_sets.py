"""The labelled passages: every mark in its place, and nothing in them that is anybody's."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LABELS = {"NAME", "DATE", "AGE", "ID", "PHONE", "EMAIL", "URL", "ADDRESS", "PLACE", "ORG"}
WORDS = range(75, 126)
OUR_HOSTS = r"example\.(com|org|net)|10\.0\.14\.6|@\w"
"""Hosts kept for examples, one private address, and handles."""


def passages(name):
    lines = (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def marks(passage):
    """Every span, the optional ones too, in the order of the text."""
    found = [*passage["spans"], *passage["optional"]]
    return sorted(found, key=lambda mark: mark["start"])


def words_of(passage, *labels):
    """What the spans with one of these labels say."""
    text = passage["text"]
    spans = (mark for mark in passage["spans"] if mark["label"] in labels)
    return [text[mark["start"] : mark["end"]] for mark in spans]


def faults_of(passage):
    """What is wrong with the marks of a passage, in words."""
    text, spans = passage["text"], marks(passage)
    for mark in spans:
        start, end = mark["start"], mark["end"]
        said = text[start:end]
        if mark["label"] not in LABELS:
            yield f"no such label: {mark['label']}"
        if not said or said != said.strip() or end > len(text):
            yield f"empty or with space at an edge: {said!r}"
        if any(text[at - 1 : at + 1].isalnum() for at in (start, end) if 0 < at < len(text)):
            yield f"a word is cut: {said!r}"
    for one, following in pairwise(spans):
        if one["end"] > following["start"]:
            yield f"two marks overlap at {following['start']}"
    yield from unmarked_repeats(passage, spans)


def unmarked_repeats(passage, spans):
    """A labelled name that stands a second time without its mark."""
    text = passage["text"]
    for name in words_of(passage, "NAME", "PLACE", "ORG"):
        for again in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not any(mark["start"] <= again.start() < mark["end"] for mark in spans):
                yield f"{name!r} is not marked at {again.start()}"


BOTH = pytest.mark.parametrize("name", ["second", "held"])


@BOTH
def test_every_mark_is_in_its_place(name):
    faults = {each["id"]: list(faults_of(each)) for each in passages(name)}
    assert {key: found for key, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("start", "end", "fault"),
    [
        (0, 4, "empty or with space"),
        (0, 2, "a word is cut"),
        (0, 0, "empty or with space"),
        (0, 3, "is not marked at 12"),
    ],
)
def test_a_mark_out_of_place_is_found(start, end, fault):
    mark = {"start": start, "end": end, "label": "NAME"}
    passage = {"text": "Ann came to Ann.", "spans": [mark], "optional": []}
    assert any(fault in each for each in faults_of(passage))


@BOTH
def test_passages_are_as_long_as_the_data_card_says(name):
    lengths = [len(each["text"].split()) for each in passages(name)]
    assert [length for length in lengths if length not in WORDS] == []


@BOTH
def test_a_third_or_so_of_the_passages_name_nobody(name):
    free = [not each["spans"] for each in passages(name)]
    assert 0.25 <= sum(free) / len(free) <= 0.3


def test_no_passage_stands_twice():
    every = [*passages("second"), *passages("held")]
    assert len({each["text"] for each in every}) == len({each["id"] for each in every}) == 200


@BOTH
def test_addresses_on_the_network_belong_to_nobody(name):
    found = [each for passage in passages(name) for each in words_of(passage, "EMAIL", "URL")]
    assert found
    assert [each for each in found if not re.search(OUR_HOSTS, each)] == []


@BOTH
def test_the_data_card_counts_what_is_there(name):
    rows = passages(name)
    card = (HERE / "README.md").read_text("utf-8")
    row = next(line for line in card.splitlines() if line.startswith(f"| {name}"))
    labels = [mark["label"] for each in rows for mark in each["spans"]]
    heads = [line for line in card.splitlines() if line.startswith("| set")]
    columns = [cell.strip() for cell in heads[0].strip("|").split("|")]
    cells = dict(zip(columns, [cell.strip() for cell in row.strip("|").split("|")], strict=True))
    assert {label: int(cells[label]) for label in LABELS} == {
        label: labels.count(label) for label in LABELS
    }
    assert int(cells["passages"]) == len(rows)
    assert int(cells["naming nobody"]) == sum(not each["spans"] for each in rows)
    assert int(cells["spans"]) == len(labels)
    assert int(cells["optional"]) == sum(len(each["optional"]) for each in rows)

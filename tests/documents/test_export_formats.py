from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import msgspec
import pytest

import reflect.documents.journal_shape as shape
import reflect.documents.tree as tree
from reflect.documents.light_markdown import DEEPEST, LONGEST, MOST_LINES
from reflect.domain.account import Section
from reflect.domain.account_check import CheckRecord, Decision, How
from reflect.domain.commitment import CommitmentState
from reflect.domain.identifying import Kind as Detail
from reflect.domain.identifying import Strength
from reflect.domain.prompts import Kind, Option, PackName, Prompt, PromptSet, Scale, ShownWhen

DOC = (Path(__file__).parents[2] / "docs" / "export-formats.md").read_text("utf-8")
STRUCTS = [
    value
    for module in (tree, shape)
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, msgspec.Struct)
]


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_key_of_the_json_is_told(struct):
    assert [key for key in struct.__struct_fields__ if f"`{key}`" not in DOC] == []


VALUES = [Section, CheckRecord, Decision, PromptSet, Prompt, Option, PackName, Scale, ShownWhen]


@pytest.mark.parametrize("value", VALUES)
def test_every_key_of_a_value_in_the_json_is_told(value):
    assert [field.name for field in dataclasses.fields(value) if f"`{field.name}`" not in DOC] == []


def test_every_word_that_a_value_may_be_is_told():
    assert [kind for kind in Kind if f"`{kind}`" not in DOC] == []
    words = [
        *CommitmentState,
        *How,
        *Detail,
        *Strength,
        *tree.Voice,
        "bullet_list",
        "numbered_list",
    ]
    assert [word for word in words if f'`"{word}"`' not in DOC] == []


def test_the_limits_are_told():
    assert LONGEST == 1024 * 1024
    assert "over 1 MiB" in DOC
    assert f"{MOST_LINES:,}".replace(",", " ") in DOC
    assert DEEPEST == 6
    assert "deeper than six" in DOC


def test_every_style_of_the_word_template_is_told():
    template = Path(tree.__file__).parent / "word_template" / "word" / "styles.xml"
    ours = re.findall(
        r'customStyle="1"[^>]*>\s*<w:name w:val="([^"]*)"', template.read_text("utf-8")
    )
    said = DOC.replace("\n", " ")
    assert [name for name in ours if f"*{name}*" not in said] == []

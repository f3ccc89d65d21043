"""docs/packs.md: what it says of the window stands in the window."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "packs.md").read_text("utf-8")
WINDOW = PAGE[PAGE.index("## In the window") : PAGE.index("## On the command line")]
LABELS = """
Make a pack, Make a pack…, From nothing, From a model, From a pack that I have,
Go on with a pack in the making, Change folder, Begin, About the pack, Summary, Add a prompt,
Add a prompt set, Move up, Move down, Duplicate, Remove this prompt, Kind of answer, Word limit,
Private by default, May be left empty, Show only after a certain answer, After which prompt,
Answered with, Example\\, group and standards, Reading age, Preview, Try it, Language to add,
Add this language, Sign and build, Who signs it, A new key, Version, Saved in, Build the pack,
Show the file, Copy the letter, Install a pack, I have compared the words: install
"""


def labels():
    """What the page calls buttons and fields, and what a test would miss if it were renamed."""
    named = re.split(r"(?<!\\),\s", " ".join(LABELS.split()))
    return [name.replace("\\", "") for name in named]


@pytest.fixture(scope="module")
def in_window():
    """Every text in the source of the window."""
    files = (ROOT / "reflect" / "ui").rglob("*.py")
    trees = (ast.parse(file.read_text("utf-8")) for file in files)
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("label", labels())
def test_what_the_page_calls_a_button_is_what_the_button_says(label, in_window):
    marked = [" ".join(each.split()) for each in re.findall(r"\*+([^*]+)\*+", WINDOW)]
    assert any(each.strip(".:") == label for each in marked)
    assert label in in_window


def test_a_word_that_no_button_says_would_be_found(in_window):
    assert "Wrap the pack" not in in_window


@pytest.mark.parametrize("kind", re.findall(r"^\| ([^|]+) \|", WINDOW, re.MULTILINE)[2:])
def test_every_kind_of_answer_is_called_as_in_the_studio(kind, in_window):
    names = [kind] if kind in in_window else kind.split(", ")
    assert set(names) <= in_window

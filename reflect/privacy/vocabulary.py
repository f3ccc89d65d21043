"""Small sets of words that rules ask for by name; they are data, in one file beside the lists."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _all() -> dict[str, frozenset[str]]:
    text = (Path(__file__).parent / "lists" / "vocabulary.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


def said(name: str) -> frozenset[str]:
    """The words under a name."""
    return _all()[name]

"""A text as the rules read it: the same length as the writer's, with odd characters made plain."""

from __future__ import annotations

from dataclasses import dataclass

# Each is one character for one character, so that places in both texts are the same.
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
    }
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The writer's text and the same text for rules."""

    written: str
    plain: str
    """As long as ``written``; quotation marks, dashes and spaces are the plain ones."""


def prepared(written: str) -> Prepared:
    """Make a text ready for the rules."""
    return Prepared(written, written.translate(_PLAIN))

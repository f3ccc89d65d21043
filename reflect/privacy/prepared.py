"""A text as the rules read it: the same length as the writer's, with odd characters made plain."""

from __future__ import annotations

from dataclasses import dataclass

from reflect.privacy.late import late

# Each is one character for one character, so that places in both texts are the same.
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\ufeff": " ",
        "\t": " ",
        "\r": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),
        **{chr(space): " " for space in range(0x2000, 0x200B)},
    }
)

# Numbers joined by signs for longer than any date or reference are one, or a table, or rubbish.
_NUMBER = late(r"\d+(?:[/.,:_+-]\d+){12,}|\d+")


@dataclass(frozen=True, slots=True)
class Prepared:
    """The writer's text and the same text for rules."""

    written: str
    plain: str
    """As long as ``written``; quotation marks, dashes and spaces are the plain ones."""
    small: str
    """As long as ``written``; as ``plain``, with small letters only."""
    numbers: tuple[int, ...]
    """Where each number in figures begins: most rules have nothing to look for elsewhere."""


def prepared(written: str) -> Prepared:
    """Make a text ready for the rules."""
    plain = written.translate(_PLAIN)
    small = plain.lower()
    # A few letters of other alphabets become two when made small.
    if len(small) != len(plain):
        small = "".join(letter.lower()[:1] for letter in plain)
    numbers = tuple(found.start() for found in _NUMBER.finditer(plain))
    return Prepared(written, plain, small, numbers)

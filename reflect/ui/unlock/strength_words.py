"""How good a passphrase is, in words with a time, and in segments."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from reflect.services.passphrases import Strength
    from reflect.ui.look.tokens import Token

translate = QCoreApplication.translate

SEGMENTS = 4
BETTER_BITS = 58.5
"""Half-way from what a new journal asks for to what is strong."""

_YEAR = 365.25 * 24 * 3600
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


@dataclass(frozen=True, slots=True)
class StrengthWords:
    """What the meter shows."""

    word: str
    sentence: str
    segments: int
    tone: Token
    """Of the word."""
    fill: Token
    """Of the segments."""

    @property
    def spoken(self) -> str:
        """The same for a screen reader."""
        said = translate("strength", "Passphrase strength: {word}. {sentence}")
        return said.format(word=self.word.lower(), sentence=self.sentence)


def words_for_strength(strength: Strength) -> StrengthWords:
    """The words and the colours for a strength."""
    # By its text: the module that names the bands is slow to load, and this one is not.
    if strength.band == "weak":
        return StrengthWords(
            translate("strength", "Weak"), _too_weak(strength), 1, "wrong", "wrongLine"
        )
    if strength.band == "fair":
        segments = 3 if strength.bits >= BETTER_BITS else 2
        return StrengthWords(
            translate("strength", "Fair"), _fair(strength), segments, "mark", "markLine"
        )
    said = translate("strength", "A determined thief might need {time} to guess it.")
    sentence = said.format(time=time_words(strength.years))
    return StrengthWords(translate("strength", "Strong"), sentence, SEGMENTS, "accent", "accent")


def time_words(years: float) -> str:
    """A length of time, no more exact than it can be."""
    seconds = years * _YEAR
    for limit, words in (
        (_MINUTE, translate("strength", "a minute")),
        (_HOUR, translate("strength", "an hour")),
        (_DAY, translate("strength", "a day")),
        (14 * _DAY, translate("strength", "a few days")),
        (60 * _DAY, translate("strength", "a few weeks")),
        (_YEAR, translate("strength", "a few months")),
        (5 * _YEAR, translate("strength", "a few years")),
    ):
        if seconds < limit:
            return words
    if years < 1000:
        return translate("strength", "about {years} years").format(years=_rounded(years))
    return translate("strength", "{many} of years").format(many=_magnitude(years))


def _too_weak(strength: Strength) -> str:
    if strength.advice == "lengthen":
        return translate("strength", "Too short: use 12 characters or more. Add a word or two.")
    said = translate("strength", "Too easy to guess: {time} at most. Add a word or two.")
    # The mean is half of the most.
    return said.format(time=time_words(2 * strength.years))


def _fair(strength: Strength) -> str:
    said = translate(
        "strength",
        "A determined thief might need {time} to guess it. "
        "One more uncommon word would make that {more}.",
    )
    more = _magnitude(strength.years_with_another_word)
    return said.format(time=time_words(strength.years), more=more)


def _rounded(years: float) -> int:
    """With one figure that says something."""
    step = math.pow(10, math.floor(math.log10(years)))
    return int(round(years / step) * step)


def _magnitude(years: float) -> str:
    for limit, words in (
        (1e3, translate("strength", "hundreds")),
        (1e4, translate("strength", "thousands")),
        (1e5, translate("strength", "tens of thousands")),
        (1e6, translate("strength", "hundreds of thousands")),
    ):
        if years < limit:
            return words
    return translate("strength", "millions")

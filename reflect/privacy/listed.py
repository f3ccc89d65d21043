"""A list of words with a letter for each of their meanings, searched where it stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCK = 1024
"""Bytes between two words that are looked at first; what is between them is read through."""


class ListedWords:
    """The words of a sorted list, one a line: "iris dgf". Nothing is remembered of what is asked.

    A dictionary of 170 000 words would take a tenth of a second to fill, and no text needs more
    than a few hundred of them.
    """

    def __init__(self, lines: bytes, meanings: Mapping[str, int], more: Mapping[str, int]) -> None:
        """What each letter means, and words with meanings besides those in the list."""
        self._lines = b"\n" + lines.replace(b"\r", b"") + b"\n"
        self._meanings = dict(meanings)
        self._more = more
        ends = len(self._lines) - 1
        found = {self._lines.rfind(b"\n", 0, at + 1) for at in range(0, ends, _BLOCK)}
        self._starts = sorted(found)
        self._firsts = [self._word_at(start) for start in self._starts]
        # Before the first word there is none.
        self._starts = [0, *self._starts, ends]
        self._of: dict[bytes, int] = {}

    def __getitem__(self, word: str) -> int:
        """What a word in small letters can be; nothing for one that is not listed."""
        needle = word.encode("utf-8", "surrogatepass")
        block = bisect_right(self._firsts, needle)
        needle = b"\n%b " % needle
        begins, ends = self._starts[block], self._starts[block + 1] + len(needle)
        found = self._lines.find(needle, begins, ends)
        more = self._more.get(word, 0)
        if found < 0 or " " in word:
            return more
        return more | self._meaning(found + len(needle))

    def _meaning(self, begins: int) -> int:
        """All that several letters mean; of the few that there are, each is put together once."""
        letters = self._lines[begins : self._lines.find(b"\n", begins)]
        if letters not in self._of:
            self._of[letters] = sum(self._meanings[letter] for letter in letters.decode("ascii"))
        return self._of[letters]

    def _word_at(self, start: int) -> bytes:
        return self._lines[start + 1 : self._lines.find(b" ", start)]

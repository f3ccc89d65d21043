"""Entries to fill a journal with: invented words in the proportions of a real language."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from reflect.domain.entry import Content, EntryId
from reflect.domain.ids import uuid7
from reflect.domain.prompts import FREE, Kind, PackName, Prompt, PromptSet

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS_IN_ENTRY = 250
VOCABULARY = 20_000
YEARS = 8
LAST = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)

CASE = PromptSet(
    id="case",
    title="After a case discussion",
    pack=PackName(id="benchmark", version="1.0.0", title="Benchmark"),
    prompts=tuple(
        Prompt(id=name, heading=f"{name}?", kind=Kind.LONG_TEXT)
        for name in ("what", "thoughts", "learnt", "next")
    ),
)
TAGS = [f"tag{number}" for number in range(24)]
_SYLLABLES = [c + v for c in "bcdfghklmnprstvw" for v in ("a", "e", "i", "o", "u", "an", "er")]
_ENDINGS = ("", "", "", "s", "ed", "ing", "ation", "ly", "ness", "ment")


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry to be saved."""

    id: EntryId
    prompts: PromptSet
    content: Content


class Writer:
    """Writes entries; the same seed writes the same ones."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self.vocabulary = self._words()
        # Zipf: the word of rank r is there as often as 1/r says.
        self._weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def _words(self) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            syllables = self._chance.choices(_SYLLABLES, k=self._chance.randint(1, 4))
            words["".join(syllables) + self._chance.choice(_ENDINGS)] = None
        return sorted(words, key=len)[:VOCABULARY]

    def text(self, words: int = WORDS_IN_ENTRY) -> str:
        """Prose in sentences and paragraphs."""
        chosen = self._chance.choices(self.vocabulary, cum_weights=self._weights, k=words)
        for end in range(12, words, 13):
            chosen[end] += ".\n\n" if end % 5 == 0 else "."
        return " ".join(chosen)

    def sample(self, written: datetime) -> Sample:
        """An entry, free or with prompts, with or without a title and tags."""
        free = self._chance.random() < 0.5
        prompts = FREE if free else CASE
        ids = ("text",) if free else ("what", "thoughts", "learnt", "next")
        answers = {name: self.text(WORDS_IN_ENTRY // len(ids)) for name in ids}
        content = Content(
            written=written,
            title=self.text(4) if self._chance.random() < 0.5 else "",
            tags=tuple(self._chance.sample(TAGS, k=self._chance.randrange(3))),
            answers=answers,
        )
        return Sample(EntryId(uuid7(written, self._chance.randbytes(10))), prompts, content)

    def samples(self, count: int) -> Iterator[Sample]:
        """So many entries over the years, the oldest first."""
        step = timedelta(days=365.25 * YEARS) / count
        for number in range(count):
            moment = LAST - step * (count - number)
            yield self.sample(moment.replace(microsecond=0))

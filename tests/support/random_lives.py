"""What writers do with a journal, drawn by chance with a seed: for as many lives as one wants."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from reflect.domain.answers import Promise
from reflect.domain.entry import Content
from reflect.domain.prompts import FREE
from tests.support.builders import EVERY_KIND
from tests.support.whole_journals import DEEDS

if TYPE_CHECKING:
    import random

WORDS = (
    *("ward", "albatross", "<b>", "**", "é", "e\u0301", "\u202e", "😀", "\u2028", "\n", "\t"),
    *("“", "=1+1", "`", "[x](y)", "\\", '"', "'", "&amp;", "ﷺ", "中文", "\u200b", "0", "-"),
)
_FIRST, _LAST = date(1900, 1, 1).toordinal(), date(2200, 1, 1).toordinal()


def text(chance: random.Random, most: int = 12) -> str:
    """Words, marks, and now and then any letters that there are."""
    if chance.random() < 0.2:
        letters = (chance.randrange(1, sys.maxunicode) for _ in range(chance.randrange(most)))
        return "".join(chr(n) for n in letters if not 0xD800 <= n <= 0xDFFF)
    return " ".join(chance.choices(WORDS, k=chance.randrange(most)))


def day(chance: random.Random) -> date:
    """Any day of three centuries."""
    return date.fromordinal(chance.randrange(_FIRST, _LAST))


def moment(chance: random.Random) -> datetime:
    """Any time of such a day, in any zone; or one of four seconds that many entries share."""
    if chance.random() < 0.3:
        return datetime(2026, 3, 14, 23, 59, 56 + chance.randrange(4), tzinfo=UTC)
    zone = timezone(timedelta(minutes=chance.randint(-14 * 60, 14 * 60)))
    at = timedelta(milliseconds=chance.randrange(86_400_000))
    return datetime.combine(day(chance), datetime.min.time(), zone) + at


def answers(chance: random.Random) -> dict[str, Any]:
    """Some of the prompts of every kind, answered."""
    every: dict[str, Any] = {
        "story": text(chance, 200),
        "mood": (chance.randint(1, 5), chance.choice((None, 3))),
        "setting": chance.choice(("ward", "home")),
        "with": chance.choice(((), ("peer",), ("peer", "senior"))),
        "day": day(chance),
        "time": chance.randrange(1000),
        "again": chance.random() < 0.5,
        "next": Promise(text(chance), chance.choice((None, day(chance)))),
    }
    return {name: answer for name, answer in every.items() if chance.random() < 0.6}


def written(chance: random.Random) -> tuple[Any, Content]:
    """Prompts, and what was typed."""
    free = chance.random() < 0.5
    content = Content(
        written=moment(chance),
        title=text(chance),
        happened=chance.choice((None, day(chance))),
        tags=tuple(text(chance, 3) for _ in range(chance.randrange(3))),
        answers={"text": text(chance, 200)} if free else answers(chance),
        private=frozenset(n for n in ("story", "name") if chance.random() < 0.2),
    )
    return (FREE if free else EVERY_KIND), content


def deeds(chance: random.Random, count: int) -> list[tuple[str, int, tuple[Any, Content], bytes]]:
    """What is done, as `whole_journals.Life` takes it."""
    return [
        (
            chance.choice(DEEDS),
            chance.randrange(10_000),
            written(chance),
            chance.randbytes(chance.randrange(40)),
        )
        for _ in range(count)
    ]

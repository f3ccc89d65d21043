"""Accounts under review, with findings that a check would give."""

from __future__ import annotations

from typing import Any

from reflect.domain.account import AccountDraft, Section
from reflect.domain.identifying import Finding, Kind, Strength
from reflect.domain.review import Looked, Place, Review, Together
from tests.support.builders import WRITTEN, entry_id

STORY = "Mrs Thornfield was on Heron Ward. Then Mrs Thornfield left with Sister Joy."
LEARNED = "Mrs Thornfield taught me."


def finding(text: str, words: str, *, nth: int = 0, **facts: Any) -> Finding:
    """What a check says of these words where they stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    given = {
        "kind": Kind.NAME,
        "strength": Strength.LIKELY,
        "reason": "A title and a name.",
        "proposals": ("the patient", ""),
        **facts,
    }
    return Finding(start=start, end=start + len(words), **given)


def draft(**texts: str) -> AccountDraft:
    """An account with an answer for each text; one called ``private`` is not chosen."""
    sections = tuple(
        Section(
            prompt_id=name,
            heading=name.capitalize(),
            text=text,
            original=text,
            chosen=name != "private",
            private=name == "private",
        )
        for name, text in texts.items()
    )
    return AccountDraft(
        entry_id=entry_id(1), revision=1, title="A visit", sections=sections, written=WRITTEN
    )


def review() -> Review:
    """Five marks: one person three times, a ward and a colleague; and two words together."""
    patient: dict[str, Any] = {"same": "1", "strength": Strength.CERTAIN}
    story = (
        finding(STORY, "Mrs Thornfield", **patient),
        finding(STORY, "Heron Ward", kind=Kind.PLACE, proposals=("a ward",)),
        finding(STORY, "Mrs Thornfield", nth=1, **patient),
        finding(STORY, "Sister Joy", strength=Strength.LOOK),
    )
    ward, left = STORY.index("Ward"), STORY.index("left")
    together = Together(
        reason="A ward and a day.",
        places=(Place("story", ward, ward + 4), Place("story", left, left + 4)),
    )
    found = {"story": story, "learned": (finding(LEARNED, "Mrs Thornfield", **patient),)}
    looked = Looked(version="1", profile="uk", found=found, together=together)
    return Review(draft(story=STORY, learned=LEARNED, private="Mrs Thornfield."), looked)

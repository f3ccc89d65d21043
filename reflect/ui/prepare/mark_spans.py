"""The marks of one field as stretches of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.parts.para import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.review import Mark, Review

AROUND = 40
"""Characters before and after the words of a mark that tell where it stands."""


def spans_in(
    review: Review, marks: Sequence[Mark], name: str, current: int
) -> tuple[list[Span], list[int]]:
    """The stretches, the marks first; and which mark each of those first ones is."""
    spans, indexes = [], []
    for index, mark in enumerate(marks):
        if mark.place.field == name and mark.words:
            kind = SpanKind.MARK if mark.decision is None else SpanKind.SETTLED
            _, start, end = mark.place
            spans.append(Span(start, end, kind, index + 1, current=index == current))
            indexes.append(index)
    return [*spans, *_together(review, name, spans)], indexes


def in_context(text: str, mark: Mark) -> tuple[str, Span]:
    """The words of a mark with some of those around them, and where among these they stand."""
    _, start, end = mark.place
    before = " ".join(text[max(0, start - AROUND) : start].split(" ")[start > AROUND :])
    after = text[end : end + AROUND]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0]
    first, last = ("…" if start > AROUND else ""), ("…" if end + AROUND < len(text) else "")
    shown = f"{first}{before}{mark.words}{after}{last}".replace("\n", " ")
    at = len(first + before)
    return shown, Span(at, at + len(mark.words), SpanKind.MARK)


def _together(review: Review, name: str, marked: Sequence[Span]) -> list[Span]:
    """What tells only together; where something is marked already, that is said."""
    together = review.looked.together
    return [
        Span(place.start, place.end, SpanKind.TOGETHER)
        for place in (together.places if together else ())
        if place.field == name
        and not any(span.start < place.end and place.start < span.end for span in marked)
    ]

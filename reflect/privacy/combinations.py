"""Weighs what several details tell together over a whole account, and asks the writer about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.combination import Combination, Level, Piece, Sort, Test
from reflect.domain.identifying import Kind
from reflect.privacy import ages, combination_words, dates
from reflect.privacy.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reflect.domain.identifying import Finding
    from reflect.privacy.prepared import Prepared

QUESTION_AT = 3
STRONG_AT = 5

# What each sort tells by itself; a sex or a stage of life is shared by very many.
_WEIGHTS: Mapping[Sort, float] = {
    Sort.UNIQUE: 2,
    Sort.NEWS: 1.5,
    Sort.EVENT: 1.5,
    Sort.CONDITION: 1.5,
    Sort.WORK: 1,
    Sort.PLACE: 1,
    Sort.DATE: 0.5,
    Sort.ORIGIN: 1,
    Sort.FAMILY: 1,
    Sort.AGE: 1,
    Sort.SEX: 0.5,
}
_STAGE = 0.5
# Findings tell more than words do: an exact day, a named place.
_FOUND: Mapping[Kind, tuple[Sort, float]] = {
    Kind.AGE: (Sort.AGE, 1.5),
    Kind.DATE: (Sort.DATE, 1),
    Kind.PLACE: (Sort.PLACE, 1.5),
    Kind.ORGANISATION: (Sort.PLACE, 1.5),
    Kind.ADDRESS: (Sort.PLACE, 1.5),
}
_TESTS: Mapping[Test, frozenset[Sort]] = {
    Test.SINGLING_OUT: frozenset(
        {Sort.UNIQUE, Sort.CONDITION, Sort.EVENT, Sort.FAMILY, Sort.WORK, Sort.AGE}
    ),
    Test.LINKABILITY: frozenset({Sort.NEWS, Sort.PLACE, Sort.DATE, Sort.WORK, Sort.EVENT}),
    Test.INFERENCE: frozenset({Sort.ORIGIN, Sort.CONDITION, Sort.FAMILY}),
}
_LIKE = {
    Sort.UNIQUE: "what nobody else is or has",
    Sort.NEWS: "what was in the news or in court",
    Sort.EVENT: "what happened",
    Sort.CONDITION: "a rare condition",
    Sort.WORK: "a job",
    Sort.PLACE: "a place",
    Sort.DATE: "a time",
    Sort.ORIGIN: "where somebody comes from or what they believe",
    Sort.FAMILY: "an unusual family",
    Sort.AGE: "an age",
    Sort.SEX: "a man or a woman",
}
_SMALL = (
    (Sort.UNIQUE, combination_words.UNIQUE),
    (Sort.NEWS, combination_words.NEWS),
    (Sort.EVENT, combination_words.EVENT),
    (Sort.CONDITION, combination_words.CONDITION),
    (Sort.WORK, combination_words.WORK),
    (Sort.PLACE, combination_words.PLACE),
    (Sort.FAMILY, combination_words.FAMILY),
)


class _Weighed(NamedTuple):
    piece: Piece
    weights: dict[Sort, float]
    """Of its own sort, and of the sorts of what stands within it."""


def combinations(texts: Sequence[str], findings: Sequence[Sequence[Finding]]) -> Combination | None:
    """What points to one person together in all the texts of one account; None if it is little.

    ``findings`` are those of each text that will stand there when it is read.
    """
    weighed = [
        each
        for number, (text, found) in enumerate(zip(texts, findings, strict=True))
        for each in _pieces(number, text, found)
    ]
    most = _most(weighed)
    score = sum(most.values())
    # Two sorts are a description; it takes a third to point.
    if score < QUESTION_AT or len(most) < QUESTION_AT:
        return None
    pieces = _most_telling_first(weighed)
    return Combination(
        pieces=pieces,
        level=Level.STRONG if score >= STRONG_AT else Level.QUESTION,
        tests=tuple(test for test, told_by in _TESTS.items() if told_by & most.keys()),
        question=_question(pieces, most),
    )


def _pieces(number: int, text: str, found: Iterable[Finding]) -> list[_Weighed]:
    """What tells something in one text, none over another."""
    pieces: list[_Weighed] = []
    for start, end, sort, weight in _all(text, found):
        over = [each for each in pieces if start < each.piece.end and each.piece.start < end]
        if not over:
            piece = Piece(text=number, start=start, end=end, sort=sort)
            pieces.append(_Weighed(piece, {sort: weight}))
        elif over[0].piece.start <= start and end <= over[0].piece.end:
            over[0].weights.setdefault(sort, weight)
    return pieces


def _all(text: str, found: Iterable[Finding]) -> Iterator[tuple[int, int, Sort, float]]:
    for finding in found:
        if finding.kind in _FOUND:
            yield finding.start, finding.end, *_FOUND[finding.kind]
    ready = prepared(text)
    for sort, pattern in _SMALL:
        for match in pattern.finditer(ready.small):
            yield *match.span(), sort, _WEIGHTS[sort]
    for match in combination_words.ORIGIN.finditer(ready.plain):
        yield *match.span(), Sort.ORIGIN, _WEIGHTS[Sort.ORIGIN]
    yield from _roughly(ready)


def _roughly(ready: Prepared) -> Iterator[tuple[int, int, Sort, float]]:
    """What tells an age, a sex or a time roughly; that which tells it exactly was found before."""
    for age in ages.find_younger(ready):
        yield age.start, age.end, Sort.AGE, _WEIGHTS[Sort.AGE]
    for match in combination_words.STAGE.finditer(ready.small):
        yield *match.span(), Sort.AGE, _STAGE
    for match in combination_words.SEX.finditer(ready.small):
        yield *match.span(), Sort.SEX, _WEIGHTS[Sort.SEX]
    for date in dates.find_coarse(ready):
        yield date.start, date.end, Sort.DATE, _WEIGHTS[Sort.DATE]


def _score(weighed: Iterable[_Weighed]) -> float:
    """What the sorts tell together: each counts once, by its most telling piece."""
    return sum(_most(weighed).values())


def _most(weighed: Iterable[_Weighed]) -> dict[Sort, float]:
    most: dict[Sort, float] = {}
    for each in weighed:
        for sort, weight in each.weights.items():
            most[sort] = max(most.get(sort, 0), weight)
    return most


def _most_telling_first(weighed: Sequence[_Weighed]) -> tuple[Piece, ...]:
    """The pieces, in order of what blurring each would take away; then as they stand."""
    score = _score(weighed)
    order = list(Sort)

    def rank(each: _Weighed) -> tuple[float, float, int, int, int]:
        gain = score - _score(other for other in weighed if other is not each)
        piece = each.piece
        place = (order.index(piece.sort), piece.text, piece.start)
        return -gain, -each.weights[piece.sort], *place

    return tuple(each.piece for each in sorted(weighed, key=rank))


def _question(pieces: Iterable[Piece], told: Iterable[Sort]) -> str:
    """One sentence that names the sorts, those of the most telling pieces first."""
    sorts = dict.fromkeys([*(piece.sort for piece in pieces), *told])
    named = [_LIKE[sort] for sort in sorts]
    listed = f"{', '.join(named[:-1])} and {named[-1]}"
    return f"Could somebody who was there tell who this is from {listed}, taken together?"

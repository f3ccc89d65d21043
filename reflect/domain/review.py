"""An account that is being made, the marks of the privacy check in it, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.account_check import TITLE, Decision, How
from reflect.domain.account_evidence import FIELD
from reflect.domain.identifying import Strength
from reflect.domain.places_in_text import follow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reflect.domain.account import AccountDraft
    from reflect.domain.identifying import Finding, Kind
    from reflect.domain.places_in_text import Span

_ENDS = ".!?\n"
"""A sentence begins after these."""
_CLOSES = " .,;:!?)]\n"
"""What stands after a word that is left out; a space before it goes with the word."""
_COVERED: Mapping[How, frozenset[Strength]] = {
    How.USED: frozenset({Strength.LIKELY, Strength.LOOK}),
    How.EDITED: frozenset({Strength.LOOK}),
    How.KEPT: frozenset(Strength),
}
"""What may be found in words that were decided on without being asked about again."""


class Place(NamedTuple):
    """Characters of one field of an account."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Details of which none tells much, and which together may point to one person."""

    reason: str
    """One plain sentence."""
    places: tuple[Place, ...]
    """What to blur, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What one look of the check found."""

    version: str = ""
    profile: str = ""
    found: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """By field."""
    together: Together | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A draft, and what the check found in its wording as it stands."""

    draft: AccountDraft
    looked: Looked = field(default_factory=Looked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A detail that was found: open, or settled by a decision."""

    place: Place
    words: str
    """What stands there now."""
    kind: Kind
    strength: Strength
    reason: str = ""
    proposals: tuple[str, ...] = ()
    same: str = ""
    decision: Decision | None = None


def wordings(draft: AccountDraft) -> dict[str, str]:
    """What a reader will see that somebody wrote, by field."""
    chosen = {s.prompt_id: s.text for s in draft.sections if s.chosen}
    names = {each.field: each.name for each in draft.evidence if each.chosen}
    return {TITLE: draft.title, **chosen, **names}


def looked_at(review: Review, looked: Looked) -> Review:
    """The draft after a look at its wording as it stands; the record says which check it was."""
    check = replace(review.draft.check, version=looked.version, profile=looked.profile)
    return Review(replace(review.draft, check=check), looked)


def marks(review: Review) -> tuple[Mark, ...]:
    """All marks in reading order. What was decided stays so as long as its words stand."""
    return tuple(
        mark
        for name, text in wordings(review.draft).items()
        for mark in sorted(_marks_in(review, name, text), key=lambda each: each.place)
    )


def open_marks(review: Review) -> tuple[Mark, ...]:
    """The marks that nothing was decided on."""
    return tuple(mark for mark in marks(review) if mark.decision is None)


def certain_marks(review: Review) -> tuple[Mark, ...]:
    """The open marks that a reader could certainly find somebody by."""
    return tuple(mark for mark in open_marks(review) if mark.strength is Strength.CERTAIN)


def alike(review: Review, mark: Mark) -> tuple[Mark, ...]:
    """The open marks of the same person or thing, this one among them."""
    key = _key(mark)
    return tuple(each for each in open_marks(review) if _key(each) == key)


def is_asked(review: Review) -> bool:
    """Whether it is still to be said that no colleague could guess."""
    said = review.draft.check.together
    if said is None:
        return True
    known = {words.casefold() for words in said}
    return any(words.casefold() not in known for words in words_together(review))


def words_together(review: Review) -> tuple[str, ...]:
    """The words that may point to one person together, as they stand."""
    together, texts = review.looked.together, wordings(review.draft)
    places = together.places if together else ()
    return tuple(texts[p.field][p.start : p.end] for p in places if p.field in texts)


def nobody_could_guess(review: Review) -> Review:
    """Note that the writer said so, and by which words."""
    check = replace(review.draft.check, together=words_together(review))
    return replace(review, draft=replace(review.draft, check=check))


def used(review: Review, marked: Iterable[tuple[Mark, str]]) -> Review:
    """Put a proposal in the place of each mark; an empty one leaves the detail out."""
    for mark, words in _last_first(marked):
        text = wordings(review.draft)[mark.place.field]
        a_name = mark.place.field.startswith(FIELD)
        fitting = words if a_name else _as_there(text, mark.place.start, words)
        review = _settled(review, mark, fitting, how=How.USED)
    return review


def edited(review: Review, marked: Iterable[Mark], words: str) -> Review:
    """Put the writer's own words in the place of each mark."""
    for mark, _ in _last_first((each, words) for each in marked):
        review = _settled(review, mark, words, how=How.EDITED)
    return review


def kept(review: Review, marked: Iterable[Mark], reason: str) -> Review:
    """Let each mark stand as it does, for this reason."""
    for mark in marked:
        review = _settled(review, mark, mark.words, how=How.KEPT, reason=reason)
    return review


def taken_back(review: Review, mark: Mark) -> Review:
    """Decide nothing on a mark that was settled: what stood there before stands there again."""
    decision = mark.decision
    if decision is None:
        return review
    rest = tuple(each for each in review.draft.check.decisions if each != decision)
    return _replaced(_with_decisions(review, rest), mark.place, decision.original)


def reworded(review: Review, name: str, text: str) -> Review:
    """Let a field read so; marks and decisions stay with their words, or go with them."""
    old = wordings(review.draft)[name]
    moved = _moved(review, name, lambda spans: follow(spans, old, text))
    return replace(moved, draft=_with_text(moved.draft, name, text))


def _key(mark: Mark) -> tuple[str, str]:
    return (mark.same, "") if mark.same else (mark.kind, mark.words.casefold())


def _marks_in(review: Review, name: str, text: str) -> Iterator[Mark]:
    decisions = [d for d in review.draft.check.decisions if d.field == name and _stands(d, text)]
    found = [
        each
        for each in review.looked.found.get(name, ())
        if not any(_covers(decision, each) for decision in decisions)
    ]
    for each in found:
        yield Mark(
            place=Place(name, each.start, each.end),
            words=text[each.start : each.end],
            kind=each.kind,
            strength=each.strength,
            reason=each.reason,
            proposals=each.proposals,
            same=each.same,
        )
    for decision in decisions:
        if not any(each.start < decision.end and decision.start < each.end for each in found):
            yield _settled_mark(decision)


def _settled_mark(decision: Decision) -> Mark:
    return Mark(
        place=Place(decision.field, decision.start, decision.end),
        words=decision.words,
        kind=decision.kind,
        strength=decision.strength,
        decision=decision,
    )


def _stands(decision: Decision, text: str) -> bool:
    return decision.start >= 0 and text[decision.start : decision.end] == decision.words


def _covers(decision: Decision, found: Finding) -> bool:
    inside = decision.start <= found.start and found.end <= decision.end
    return inside and found.strength in _COVERED[decision.how]


def _last_first(marked: Iterable[tuple[Mark, str]]) -> list[tuple[Mark, str]]:
    """In an order in which no change moves what is still to be changed."""
    return sorted(marked, key=lambda each: each[0].place, reverse=True)


def _as_there(text: str, start: int, words: str) -> str:
    """The words with a capital where they begin a sentence."""
    before = text[:start].rstrip(" \"'(\u201c\u2018")
    return words[:1].upper() + words[1:] if not before or before[-1] in _ENDS else words


def _settled(review: Review, mark: Mark, words: str, *, how: How, reason: str = "") -> Review:
    text = wordings(review.draft)[mark.place.field]
    place = mark.place if words else _with_space(text, mark.place)
    decision = Decision(
        field=place.field,
        start=place.start,
        words=words,
        kind=mark.kind,
        strength=mark.strength,
        how=how,
        reason=reason,
        original=text[place.start : place.end],
    )
    there = _replaced(review, place, words)
    return _with_decisions(there, (*there.draft.check.decisions, decision))


def _with_space(text: str, place: Place) -> Place:
    """The place with a space beside it, where two would be left without the words."""
    name, start, end = place
    if text[:start].endswith(" ") and (end == len(text) or text[end] in _CLOSES):
        return Place(name, start - 1, end)
    begins = not start or text[start - 1] == "\n"
    return Place(name, start, end + 1) if begins and text[end : end + 1] == " " else place


def _replaced(review: Review, place: Place, words: str) -> Review:
    """Other words in a place; all that stood in it is forgotten, the rest keeps its words."""
    text = wordings(review.draft)[place.field]
    by = len(words) - (place.end - place.start)

    def past(spans: Sequence[Span]) -> list[Span | None]:
        return [
            (s, e) if e <= place.start else (s + by, e + by) if s >= place.end else None
            for s, e in spans
        ]

    moved = _moved(review, place.field, past)
    there = text[: place.start] + words + text[place.end :]
    return replace(moved, draft=_with_text(moved.draft, place.field, there))


def _moved(
    review: Review, name: str, where: Callable[[Sequence[Span]], list[Span | None]]
) -> Review:
    """The same with everything in one field where it stands now; what is nowhere is left out."""
    looked, check = review.looked, review.draft.check
    here = sorted((d for d in check.decisions if d.field == name), key=lambda d: d.start)
    spans = where([(d.start, d.end) for d in here])
    stay = (replace(d, start=span[0]) for d, span in zip(here, spans, strict=True) if span)
    others = (d for d in check.decisions if d.field != name)
    found = sorted(looked.found.get(name, ()), key=lambda each: each.start)
    spans = where([(each.start, each.end) for each in found])
    left = tuple(
        replace(each, start=span[0], end=span[1])
        for each, span in zip(found, spans, strict=True)
        if span
    )
    looked = replace(
        looked,
        found={**looked.found, name: left},
        together=_together_moved(looked.together, name, where),
    )
    return _with_decisions(replace(review, looked=looked), (*others, *stay))


def _together_moved(
    together: Together | None, name: str, where: Callable[[Sequence[Span]], list[Span | None]]
) -> Together | None:
    if together is None:
        return None
    here = sorted(place for place in together.places if place.field == name)
    spans = where([(place.start, place.end) for place in here])
    now = dict(zip(here, spans, strict=True))
    moved = (
        place if place.field != name else Place(name, *span) if (span := now[place]) else None
        for place in together.places
    )
    return replace(together, places=tuple(place for place in moved if place))


def _with_decisions(review: Review, decisions: tuple[Decision, ...]) -> Review:
    check = replace(review.draft.check, decisions=decisions)
    return replace(review, draft=replace(review.draft, check=check))


def _with_text(draft: AccountDraft, name: str, text: str) -> AccountDraft:
    if name == TITLE:
        return replace(draft, title=text)
    sections = (replace(s, text=text) if s.prompt_id == name else s for s in draft.sections)
    named = (replace(e, name=text) if e.field == name else e for e in draft.evidence)
    return replace(draft, sections=tuple(sections), evidence=tuple(named))

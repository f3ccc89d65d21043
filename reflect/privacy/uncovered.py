"""Numbers that come to light once those beside them are taken out.

A number can be hidden by what stands beside it: of "DATIX-3654, 05265825-87" the second is no
telephone number as long as the first is read with it. A writer who uses every first proposal must
not be left with one that is certain; what is likely may hide such a one in its turn.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reflect.privacy import addresses, ages, dates, numbers, phones
from reflect.privacy.applied import applied, first_choices
from reflect.privacy.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflect.domain.identifying import Finding
    from reflect.privacy.mark import Mark
    from reflect.privacy.reading import Reading

_NEAR = 64
"""As far as a rule looks for words beside a number."""
_EDGES = " ,.;:/-\n"


class _Stretch(NamedTuple):
    """Characters that stand in both texts: where in each."""

    old: int
    new: int
    length: int


def uncover(read: Reading, findings: Sequence[Finding]) -> bool:
    """Claim what is found once first proposals stand in the text; whether there was any."""
    taken = read.taken
    left = [
        each
        for each in read.text.numbers
        if not taken[each] and 1 in taken[max(0, each - _NEAR) : each + _NEAR]
    ]
    if not left:
        return False
    made = prepared(applied(read.text.written, findings, first_choices(findings)).text)
    stretches = list(_stretches(findings, len(read.plain)))
    places = {s.new + n - s.old for n in left for s in stretches if 0 <= n - s.old < s.length}
    made = replace(
        made, numbers=tuple(n for n in made.numbers if n in places or _put_in(n, stretches))
    )
    before = len(read.marks)
    rules = (phones.find, numbers.find, dates.find, ages.find, addresses.find)
    for mark in chain.from_iterable(rule(made) for rule in rules):
        read.mark(_where_it_was(read, mark, stretches))
    return len(read.marks) > before


def _stretches(findings: Sequence[Finding], length: int) -> Iterator[_Stretch]:
    """What stays between the findings when their first proposals are used."""
    old = new = 0
    for each in findings:
        yield _Stretch(old, new, each.start - old)
        new += each.start - old + len(each.proposals[0])
        old = each.end
    yield _Stretch(old, new, length - old)


def _put_in(place: int, stretches: Sequence[_Stretch]) -> bool:
    """Whether this place in the new text belongs to a proposal."""
    return not any(each.new <= place < each.new + each.length for each in stretches)


def _where_it_was(read: Reading, mark: Mark, stretches: Sequence[_Stretch]) -> Iterator[Mark]:
    """The parts of a mark in the new text that stand in the writer's own."""
    for old, new, length in stretches:
        start, end = max(mark.start, new) - new + old, min(mark.end, new + length) - new + old
        words = read.plain[start:end] if start < end else ""
        if words.strip(_EDGES):
            start += len(words) - len(words.lstrip(_EDGES))
            end -= len(words) - len(words.rstrip(_EDGES))
            yield mark._replace(start=start, end=end)

"""Numbers and codes of one person, case, device, vehicle or professional."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reflect.privacy import coded, national, plates, references, spoken_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.mark import Mark
    from reflect.privacy.prepared import Prepared


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of such numbers: those with check digits first, then those said to be one."""
    rules = (national, plates, references, coded, spoken_digits)
    return chain.from_iterable(rule.find(text) for rule in rules)

"""Number plates of vehicles, in the United Kingdom and elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import said_after, said_before

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_PLATE = "This is the number plate of one vehicle."
_LIKE_PLATE = "This looks like the number plate of a vehicle."

# Since 2001: two letters, two digits, three letters. Nothing else is written so.
_SURE = late(r"(?<![\w/-])[A-HJ-PR-Y][A-HJ-PR-Y]\d{2}[ -]?[A-HJ-PR-Z]{3}(?![\w/-])")
_OTHERS = late(
    r"(?<![\w/-])(?:"
    r"[A-Z]{2}[ -]\d{1,2}[ -][A-Z]{1,3}[ -]?\d{4}"  # India: KA 01 AB 1234
    r"|\d{2,3}-[A-Z]{1,2}-\d{1,6}"  # Ireland: 191-D-12345
    r"|N ?\d{1,6} ?(?:WB|SH|RD|[A-Z]{1,3})"  # Namibia: N 12345 W
    r"|[A-Z]{2,3} ?\d{2} ?[A-Z]{2} ?(?:GP|MP|NW|L|EC|FS|NC|ZN)"  # South Africa: BB 12 CC GP
    r"|[A-Z]{2,3} ?\d{3}[ -]?\d{2,3}"  # Cape: CA 123-456
    r"|K[A-Z]{2} ?\d{3}[A-Z]"  # Kenya: KCA 123B
    r"|[A-Z]{3}-\d{3}[A-Z]{2}"  # Nigeria: ABC-123DE
    r"|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]?|[A-Z]{2,3} ?\d{3,5}"  # older British; Malawi
    r"|\d{1,4} ?[A-Z]{1,3}|[A-Z]{1,2} ?\d{2,3} ?[A-Z]{3}"
    r")(?![\w/-])"
)
_LETTERS = late(r"(?<![\w/-])[A-Za-z]{1,3}[ -]?$")
_VEHICLE = late(
    r"\b(?:reg(?:istration)?|plates?|number ?plate|vehicle|vrm|car|van|lorry|truck"
    r"|pick-?up|motor ?bike|motorcycle"
    r"|moped|scooter|minibus|bus|taxi|cab|matola|tuk-?tuk|auto|bakkie|tractor|caravan"
    r"|ambulance|driving|drove|parked"
    r"|ford|vauxhall|toyota|nissan|honda|bmw|audi|fiesta|corsa|astra|golf|polo|hilux"
    r"|land ?rover)\b[^.;!?\n]{0,28}$",
)
_VEHICLE_AFTER = late(
    r",? ?(?:\(|was |is )?(?:the |his |her |a |their )?(?:car|van|reg|plate|number ?plate)\b",
)
_LOWER = late(r"(?<![\w/-])[a-z]{2}\d{2} ?[a-z]{3}(?![\w/-])")


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of number plates; other than today's British form only beside a vehicle."""
    plain = text.plain
    for place in text.numbers:
        if found := _SURE.match(plain, max(0, place - 2)):
            yield Mark(*found.span(), Kind.ID, Strength.CERTAIN, _PLATE)
            continue
        letters = _LETTERS.search(plain, max(0, place - 4), place)
        start = letters.start() if letters else place
        found = _OTHERS.match(plain, start) or _LOWER.match(plain, start)
        if found and _is_of_vehicle(text.small, found):
            yield Mark(*found.span(), Kind.ID, Strength.LIKELY, _LIKE_PLATE)


def _is_of_vehicle(small: str, found: re.Match[str]) -> bool:
    before = said_before(small, found.start(), _VEHICLE, 40)
    return before or said_after(small, found.end(), _VEHICLE_AFTER)

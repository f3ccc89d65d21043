"""Names of files as the check reads them, and general names to call them by instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.account_evidence import parted
from reflect.domain.identifying import Finding, Strength
from reflect.privacy.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BETWEEN_LETTERS = late(r"(?<=[^\W\d_])[-.](?=[^\W\d_])")
_BESIDE_NUMBERS = late(r"(?<=\d)[-.](?=[^\W\d_])|(?<=[^\W\d_])[-.](?=\d)")
# What a file is, by a word in its name; the first counts.
_SORTS = (
    (late(r"certif|\bcert\b"), "certificate"),
    (late(r"feedback|360|msf"), "feedback"),
    (late(r"thank|letter|card\b"), "letter"),
    (late(r"slides|present"), "slides"),
    (late(r"poster"), "poster"),
    (late(r"report|audit"), "report"),
    (late(r"reflect"), "reflection"),
)
_GENERAL = {"image": "photograph", "text": "notes"}


def readable(name: str) -> str:
    """A file's name without its ending as words, every character in its place."""
    spaced = parted(name)[0].replace("_", " ").replace("+", " ")
    for pattern in (_BETWEEN_LETTERS, _BESIDE_NUMBERS):
        for found in pattern.finditer(spaced):
            spaced = f"{spaced[: found.start()]} {spaced[found.end() :]}"
    return spaced


def general_name(name: str, media_type: str, taken: Iterable[str]) -> str:
    """What the file could be called, without its ending; with a number if that is taken."""
    said = readable(name).lower()
    by_word = (general for pattern, general in _SORTS if pattern.search(said))
    plain = next(by_word, _GENERAL.get(media_type.partition("/")[0], "document"))
    stems = {parted(each)[0].casefold() for each in taken}
    tries = (plain, *(f"{plain} {number}" for number in range(2, len(stems) + 3)))
    return next(each for each in tries if each not in stems)


def of_name(name: str, found: Sequence[Finding], general: str) -> tuple[Finding, ...]:
    """What was found in a file's name as one finding, which the general name settles."""
    if not found:
        return ()
    order = (Strength.CERTAIN, Strength.LIKELY, Strength.LOOK)
    worst = min(found, key=lambda each: order.index(each.strength))
    return (
        Finding(
            start=0,
            end=len(parted(name)[0]),
            kind=worst.kind,
            strength=worst.strength,
            reason=f"In the name of the file. {worst.reason}",
            proposals=(general,),
        ),
    )

"""What a file of evidence says besides what one sees, told in a sentence, and a copy without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reflect.domain.evidence_file import DOCX, HEIC, JPEG, PDF, PNG
from reflect.domain.file_details import Detail, FileDetails
from reflect.privacy.files import heic, jpeg, papers, png

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Sort(NamedTuple):
    holds: Callable[[bytes], frozenset[Detail]]
    bare: Callable[[bytes], bytes]


_PICTURES = {
    JPEG: _Sort(jpeg.holds, jpeg.bare),
    PNG: _Sort(png.holds, png.bare),
    HEIC: _Sort(heic.holds, heic.bare),
}
_PAPERS = {PDF: papers.in_pdf, DOCX: papers.in_word}
_SAYS = {
    Detail.PLACE: "where it was taken",
    Detail.TIME: "when it was made",
    Detail.DEVICE: "with which device or program",
    Detail.PERSON: "who made it or is in it",
    Detail.WORDS: "some words about it",
}
_HAS = {
    Detail.SMALL_COPY: "a small copy of the picture that may show what was cut off",
    Detail.MORE: "more that only some programs can read",
}

NOTHING = "The file says nothing besides the picture itself."
UNREADABLE_PICTURE = (
    "This picture is built in a way that Reflect does not know, so it cannot tell what the file "
    "says besides, or leave it out."
)
NOT_LOOKED_INTO = "Reflect does not look into files of this kind."
NOT_REMOVED = "Reflect does not take this out."
COMMENTS = "Names in comments and tracked changes are not looked for."
SAYS_NO_NAME = "It does not say who wrote it, as far as Reflect can tell."
UNREADABLE_PAPER = "Reflect cannot tell what this document says of who wrote it."


def details_of(content: bytes, media_type: str) -> FileDetails:
    """What is known of a file before it goes to other eyes; nothing raises."""
    if media_type in _PICTURES:
        return _of_picture(content, media_type)
    if media_type in _PAPERS:
        return FileDetails(told=_of_paper(content, media_type))
    return FileDetails(told=NOT_LOOKED_INTO, picture=media_type.startswith("image/"))


def without_details(content: bytes, media_type: str) -> bytes:
    """The same picture without all that `details_of` finds; ValueError if that is not sure."""
    sort = _PICTURES.get(media_type)
    if sort is None:
        what = f"no way is known to leave something out of {media_type}"
        raise ValueError(what)
    made = sort.bare(content)
    if sort.holds(made):
        what = "something is left in the copy"
        raise ValueError(what)
    return made


def _of_picture(content: bytes, media_type: str) -> FileDetails:
    try:
        holds = _PICTURES[media_type].holds(content)
        if holds:
            without_details(content, media_type)
    except ValueError:
        return FileDetails(told=UNREADABLE_PICTURE, picture=True)
    return FileDetails(
        told=_told(holds),
        holds=tuple(each for each in Detail if each in holds),
        removable=bool(holds),
        picture=True,
    )


def _told(holds: frozenset[Detail]) -> str:
    """In a sentence or two: "Besides the picture, the file says where it was taken and …"."""
    says = [words for sort, words in _SAYS.items() if sort in holds]
    has = [words for sort, words in _HAS.items() if sort in holds]
    first = f"Besides the picture, the file says {_listed(says)}." if says else ""
    also = "also " if says else ""
    then = f"It {also}holds {_listed(has)}." if has else ""
    return f"{first} {then}".strip() or NOTHING


def _of_paper(content: bytes, media_type: str) -> str:
    try:
        said = _PAPERS[media_type](content)
    except ValueError:
        return UNREADABLE_PAPER
    if not said:
        return f"{SAYS_NO_NAME} {COMMENTS}"
    parts = [f"{name} “{words}”" for name, words in said]
    return f"The document says of itself: {_listed(parts)}. {NOT_REMOVED} {COMMENTS}"


def _listed(parts: Sequence[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last

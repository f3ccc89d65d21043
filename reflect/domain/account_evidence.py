"""Files of evidence that go with an account: which, under which names, and without what."""

from __future__ import annotations

from dataclasses import dataclass

# The values are read by their types, which a reader looks up while the program runs.
from reflect.domain.evidence import EvidenceId  # noqa: TC001
from reflect.domain.evidence_file import tidy_file_name
from reflect.domain.file_details import Detail  # noqa: TC001

FIELD = "evidence:"
"""Before the id of a file, the field of its name; no prompt is called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCopy:
    """A file of the entry's evidence as it goes with an account."""

    evidence_id: EvidenceId
    name: str
    """What a reader will see it called."""
    original: str
    """What the journal calls it. Never leaves the journal."""
    media_type: str
    size: int
    """Of the file in the journal, in bytes."""
    sha256: str
    """Of the file in the journal."""
    chosen: bool = False
    bare: bool = True
    """Whether it goes without what it says besides, where that can be left out."""
    removed: tuple[Detail, ...] = ()
    """What the copy leaves out; said when the account is locked."""

    @property
    def field(self) -> str:
        """The field of its name, where an answer's is the id of its prompt."""
        return f"{FIELD}{self.evidence_id}"


def parted(name: str) -> tuple[str, str]:
    """A file's name before its ending, and the ending with its full stop."""
    stem, dot, ending = name.rpartition(".")
    return (stem, f".{ending}") if dot and stem else (name, "")


def distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names as files in one folder can have them: no two alike on any system."""
    made: list[str] = []
    for name in map(tidy_file_name, names):
        taken, (stem, ending) = {each.casefold() for each in made}, parted(name)
        tries = (name, *(f"{stem} {number}{ending}" for number in range(2, len(names) + 2)))
        made.append(next(each for each in tries if each.casefold() not in taken))
    return tuple(made)

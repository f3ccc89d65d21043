"""What the privacy check made of an account: the record that is kept with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# The values are read by their types, which a reader looks up while the program runs.
from reflect.domain.identifying import Kind, Strength  # noqa: TC001

TITLE = ""
"""The field of the title, where others are called by their prompt's id."""


class How(StrEnum):
    """What the writer did with a detail that was marked."""

    USED = "used"
    """A wording that was proposed stands there now."""
    EDITED = "edited"
    """A wording of the writer's own stands there now."""
    KEPT = "kept"
    """It stands there as it did, for a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the writer decided about one detail that was marked."""

    field: str
    """The id of the prompt whose answer it stands in, or `TITLE`."""
    start: int
    """In characters of the wording for other eyes."""
    words: str
    """What a reader finds there now; empty where the detail was left out."""
    kind: Kind
    strength: Strength
    how: How
    reason: str = ""
    """Why it was kept, in the writer's words."""
    original: str = ""
    """What stood there when it was marked. Never leaves the journal."""

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRecord:
    """Which check looked at an account, and what was decided on what it found."""

    version: str = ""
    """Of the check; empty when none has looked."""
    profile: str = ""
    """The rule it looked by."""
    decisions: tuple[Decision, ...] = ()
    together: tuple[str, ...] | None = None
    """The words of which the writer said that no colleague could guess by them; None: not asked."""

"""Patterns that are made when a text first needs them: making all takes longer than a long text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is made when it is first used, and as quick as another from then on."""
    # It does what the rules do with a pattern, and saying so spares a second type everywhere.
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    """Stands where a pattern is wanted; asked for any method of one, it takes over all of them."""

    if TYPE_CHECKING:
        pattern: str

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        made = re.compile(self.pattern, self._flags)
        # Its own attributes from now on, so that this is not asked again.
        self.match = made.match
        self.search = made.search
        self.fullmatch = made.fullmatch
        self.finditer = made.finditer
        self.findall = made.findall
        return getattr(made, name)

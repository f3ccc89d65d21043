"""Where a command may save a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.errors import Refused
from reflect.paths import SUFFIX

if TYPE_CHECKING:
    from pathlib import Path


def refuse_inside_a_journal(output: Path) -> None:
    """A file among a journal's own could take the place of one of them."""
    if any(folder.suffix == SUFFIX for folder in output.resolve().parents):
        what = "what leaves a journal is not saved inside one. Choose another place for it"
        raise Refused(what)

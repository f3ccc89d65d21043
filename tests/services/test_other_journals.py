"""The readers that the application was built with."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect.errors import Refused
from reflect.services.other_journals import OtherJournals


def test_without_readers_nothing_is_read() -> None:
    others = OtherJournals()
    for read in (others.read, others.preview_csv):
        with pytest.raises(Refused):
            read(Path("x"), step=lambda _done, _total: None)

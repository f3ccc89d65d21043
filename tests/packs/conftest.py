from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.packs.example import write_example

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good pack's source."""
    return write_example(tmp_path)

"""Tests of what lies on a journal."""

from __future__ import annotations

import pytest

from tests.support import folders
from tests.support.real_journal import clock, journal, umask, unlocked

__all__ = ["clock", "journal", "quick_folder", "umask", "unlocked"]


@pytest.fixture
def quick_folder():
    """A folder on which nothing takes time, where there is one."""
    with folders.quick_folder() as folder:
        yield folder

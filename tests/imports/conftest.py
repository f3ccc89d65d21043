"""Every test of this folder runs on a computer in London."""

from __future__ import annotations

import pytest

from tests.support.imports import in_london


@pytest.fixture(autouse=True)
def london():
    yield from in_london()

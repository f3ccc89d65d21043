from __future__ import annotations

import pytest

from reflect.ui.look.theme import Look


@pytest.fixture
def look(qapp):
    made = Look(qapp, theme="light")
    yield made
    made.deleteLater()

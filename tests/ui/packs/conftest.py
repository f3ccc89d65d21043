from __future__ import annotations

import pytest

from reflect.ui.packs.looked_at import looked_at
from tests.support.desks import desk, on_journal, on_screen, window

__all__ = ["desk", "on_journal", "on_screen", "window"]


@pytest.fixture
def look_at(desk, on_journal):
    """Looks at the pack in a file, as for its door."""
    return lambda path: on_journal(lambda: looked_at(desk.journal, path))


@pytest.fixture
def install(desk, on_journal):
    """Installs the pack in a file, whoever signed it."""

    def done(path, *, back=False):
        packs = desk.journal.packs

        def work():
            offered = packs.look_at(path)
            return packs.install(offered, accepted=offered.trust, back=back)

        return on_journal(work)

    return done

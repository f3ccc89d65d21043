"""After a lock nothing of the journal is in memory: the real program, its memory read from outside.

Fifty in a row, before a release: ``python -m tests.support.lock_cycles 50``.
"""

from __future__ import annotations

import os
import sys

import pytest

from tests.support.lock_cycles import cycles
from tests.support.real_screen import has_screen

MAY_LOOK = sys.platform == "linux" and os.geteuid() == 0


@pytest.mark.slow
@pytest.mark.skipif(not has_screen(), reason="no hidden screen on this computer")
@pytest.mark.skipif(not MAY_LOOK, reason="only the administrator may look into its memory")
def test_nothing_of_a_journal_is_in_memory_once_it_is_locked(own_home):
    own_home.mkdir(mode=0o700)
    (cycle,) = cycles(own_home, 1)
    # That each of them was found before is what shows that the search can see.
    assert min(cycle.before.values()) > 0
    assert cycle.after == {}
    assert cycle.worked <= 2

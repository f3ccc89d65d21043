"""Whatever byte of the database is changed, and however it is cut: it is noticed."""

from __future__ import annotations

import pytest

from tests.support.corruption import corrupt, without_hmac

SEED = 20261122


@pytest.mark.slow
def test_every_change_is_noticed(quick_folder) -> None:
    found = corrupt(quick_folder, SEED)
    assert {kind: noticed.missed for kind, noticed in found.items() if noticed.missed} == {}
    assert found["page 1"].changes == 4096
    assert found["other pages"].changes >= 3000
    assert [found[kind].changes for kind in ("single bytes", "cuts", "swaps")] == [200, 366, 200]


def test_in_a_database_without_authentication_not_every_change_is_noticed(quick_folder) -> None:
    with without_hmac():
        assert corrupt(quick_folder, SEED, only=["single bytes"])["single bytes"].missed

"""Whatever byte of the database is changed, and however it is cut: it is noticed."""

from __future__ import annotations

import pytest

from tests.support.corruption import corrupt, without_hmac

SEED = 20261122


@pytest.mark.slow
def test_every_change_is_noticed(tmp_path) -> None:
    found = corrupt(tmp_path, SEED)
    assert {kind: noticed.missed for kind, noticed in found.items() if noticed.missed} == {}
    assert {kind: noticed.changes for kind, noticed in found.items()} == {
        "page 1": 4096,
        "other pages": 3040,
        "cuts": 366,
        "swaps": 200,
    }


def test_in_a_database_without_authentication_not_every_change_is_noticed(tmp_path) -> None:
    with without_hmac():
        assert corrupt(tmp_path, SEED, scale=0.1)["other pages"].missed

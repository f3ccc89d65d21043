"""Which version comes next."""

from __future__ import annotations

import pytest

from reflect.domain.pack_versions import fitting, next_versions, numbers_of


def test_each_number_may_be_raised():
    assert next_versions("1.9.4") == ("2.0.0", "1.10.0", "1.9.5")


def test_versions_are_compared_number_by_number():
    assert numbers_of("1.10.0") > numbers_of("1.9.9")


@pytest.mark.parametrize(
    ("now", "advised"),
    [(["a", "b"], "1.0.1"), (["b", "a", "c"], "1.1.0"), (["a"], "2.0.0"), (["a", "c"], "2.0.0")],
)
def test_the_version_follows_what_is_new_and_what_is_gone(now, advised):
    assert fitting(next_versions("1.0.0"), ["a", "b"], now) == advised

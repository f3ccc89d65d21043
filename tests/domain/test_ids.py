"""Identifiers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.ids import id_digits, uuid7

moments = st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
chance = st.binary(min_size=10, max_size=10)


@given(moments, chance)
def test_an_id_is_a_uuid_of_version_7_with_its_milliseconds(now, randomness) -> None:
    made = UUID(uuid7(now, randomness))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert abs((made.int >> 80) - now.timestamp() * 1000) <= 1


@given(moments, chance, chance)
def test_ids_made_later_sort_later(now, one, other) -> None:
    assert uuid7(now, one) < uuid7(now + timedelta(milliseconds=2), other)


def test_of_the_ten_random_bytes_all_but_six_bits_are_used() -> None:
    now = datetime(2026, 3, 14, tzinfo=UTC)
    zeros, ones = (int(uuid7(now, bytes([byte]) * 10), 16) for byte in (0, 255))
    assert (zeros ^ ones).bit_count() == 74


def test_a_clock_before_1970_makes_an_id_all_the_same() -> None:
    assert UUID(uuid7(datetime(1950, 1, 1, tzinfo=UTC), bytes(10))).version == 7


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("0199", "0199"),
        ("019CEBAB", "019cebab"),
        ("019cebab-8f18-7dfe-b0e1-1adbc6cec3b2", "019cebab8f187dfeb0e11adbc6cec3b2"),
        ("019", ""),
        ("", ""),
        ("019g", ""),
        ("0" * 33, ""),
        ("\udcff" * 8, ""),
        ("٠١٢٣", ""),
    ],
)
def test_digits_of_an_id_are_told_from_other_text(typed, digits) -> None:
    assert id_digits(typed) == digits

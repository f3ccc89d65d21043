"""``journal.state``: read only when it is whole and this journal's."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.storage.master_key import MasterKey
from reflect.storage.state_file import (
    STATE_BYTES,
    State,
    StateFile,
    decode_state,
    encode_state,
)
from tests.support.builders import JOURNAL_ID, MASTER

ANY_64_BITS = st.integers(-(2**63), 2**63 - 1)
STATE = State(12, 1_773_480_413_000)


@given(ANY_64_BITS, ANY_64_BITS)
def test_what_was_written_is_read(generation, changed_at) -> None:
    state = State(generation, changed_at)
    data = encode_state(state, JOURNAL_ID, MASTER)
    assert len(data) == STATE_BYTES
    assert decode_state(data, JOURNAL_ID, MASTER) == state


@pytest.mark.parametrize("place", range(STATE_BYTES))
def test_any_changed_byte_is_noticed(place) -> None:
    data = bytearray(encode_state(STATE, JOURNAL_ID, MASTER))
    data[place] ^= 1
    assert decode_state(bytes(data), JOURNAL_ID, MASTER) is None


@pytest.mark.parametrize("length", [0, 1, 95, 96, 127, 129])
def test_any_other_length_is_noticed(length) -> None:
    data = encode_state(STATE, JOURNAL_ID, MASTER).ljust(length, b"\0")[:length]
    assert decode_state(data, JOURNAL_ID, MASTER) is None


@pytest.mark.parametrize(
    ("journal", "master"), [(UUID(int=8), MASTER), (JOURNAL_ID, MasterKey(bytes(32)))]
)
def test_the_state_of_another_journal_is_none_of_ours(journal, master) -> None:
    assert decode_state(encode_state(STATE, journal, master), JOURNAL_ID, MASTER) is None


def test_the_mark_of_a_seal_says_nothing_of_it_without_the_key(tmp_path) -> None:
    files = [StateFile(tmp_path, JOURNAL_ID, key) for key in (MASTER, MasterKey(bytes(32)))]
    marks = {file.mark_of(seal) for file in files for seal in (bytes(32), b"1" * 32)}
    assert len(marks) == 4
    assert repr(files[0]) == "StateFile(hidden)"


def test_a_note_is_written_over_the_one_before_in_the_same_file(tmp_path) -> None:
    file = StateFile(tmp_path / "state", JOURNAL_ID, MASTER)
    file.replace(STATE)
    there = (tmp_path / "state").stat().st_ino
    for generation in (13, 14):
        file.note(State(generation, 0))
        assert file.read() == State(generation, 0)
    assert (tmp_path / "state").stat().st_ino == there
    file.close()


def test_it_names_nothing_in_the_clear_but_the_journals_id() -> None:
    data = encode_state(STATE, JOURNAL_ID, MASTER)
    assert data.startswith(b"REFSTATE1\n\0\0\0\0\0\0" + JOURNAL_ID.bytes)

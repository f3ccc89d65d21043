"""A journal's keys: made, opened, changed, and forged."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from reflect.errors import KeysTampered, Refused, WrongPassphrase, WrongRecoveryCode
from reflect.storage import keys
from reflect.storage.key_file import KeyFile, decode, encode
from reflect.storage.master_key import MasterKey
from reflect.storage.recovery_code import RecoveryCode, new_code
from reflect.storage.slots import ForeignSlot, PassphraseSlot
from reflect.storage.stretching import FLOOR, MIB, Cost

if TYPE_CHECKING:
    from reflect.storage.slots import RandomBytes

CHEAP = Cost(memory=8 * MIB, passes=1, lanes=1)
WORDS = "a passphrase for tests"
CODE = RecoveryCode(bytes(range(20)))
KEY_FILE, MASTER = keys.new_key_file(WORDS, CODE, cost=CHEAP)
FOREIGN = ForeignSlot({"id": "k", "kind": "stick", "service": "anything"})
SHIPPED = Path(__file__).parents[1] / "vectors" / "keys"


def counting() -> RandomBytes:
    """Not random at all, so that a file can be made again."""
    numbers = itertools.count()
    return lambda length: hashlib.sha256(b"%d" % next(numbers)).digest()[:length]


def with_foreign(key_file: KeyFile) -> KeyFile:
    """As a later program would write it: one more kind of slot, one more field."""
    others = {"colour": "red"}
    changed = replace(key_file, slots=(*key_file.slots, FOREIGN), others=others, format=2)
    return keys._sealed(changed, MASTER)


def test_passphrase_and_code_open_the_same_master_key() -> None:
    assert keys.open_with_passphrase(KEY_FILE, WORDS) == MASTER
    assert keys.open_with_recovery(KEY_FILE, CODE) == MASTER


def test_two_journals_share_nothing() -> None:
    other, master = keys.new_key_file(WORDS, CODE, cost=CHEAP)
    assert other.journal != KEY_FILE.journal
    assert master != MASTER


@settings(max_examples=25, deadline=None)
@given(st.text(), st.binary(min_size=20, max_size=20))
def test_whatever_it_was_made_with_opens_it_after_a_trip_through_bytes(words, secret) -> None:
    made, master = keys.new_key_file(words, RecoveryCode(secret), cost=CHEAP)
    found = decode(encode(made))
    assert keys.open_with_passphrase(found, words) == master
    assert keys.open_with_recovery(found, RecoveryCode(secret)) == master


def test_one_passphrase_in_two_unicode_forms_opens() -> None:
    made, master = keys.new_key_file("caf\u00e9 caf\u00e9 caf\u00e9", None, cost=CHEAP)
    assert keys.open_with_passphrase(made, "cafe\u0301 cafe\u0301\u00a0cafe\u0301") == master


def test_a_wrong_passphrase_is_told_as_such() -> None:
    with pytest.raises(WrongPassphrase):
        keys.open_with_passphrase(KEY_FILE, "another passphrase")


def test_a_wrong_code_is_told_as_such() -> None:
    with pytest.raises(WrongRecoveryCode):
        keys.open_with_recovery(KEY_FILE, new_code())


def test_a_journal_without_a_code_opens_with_none() -> None:
    made, _ = keys.new_key_file(WORDS, None, cost=CHEAP)
    assert not keys.has_recovery(made)
    with pytest.raises(WrongRecoveryCode):
        keys.open_with_recovery(made, CODE)


@pytest.mark.parametrize(
    "forge",
    [
        lambda file: replace(file, generation=file.generation + 1),
        lambda file: replace(file, format=2),
        lambda file: replace(file, slots=file.slots[:1]),
        lambda file: replace(file, slots=(*file.slots, FOREIGN)),
        lambda file: replace(file, slots=file.slots[::-1]),
        lambda file: replace(file, others={"colour": "red"}),
        lambda file: replace(file, mac=bytes(32)),
    ],
)
def test_a_forged_file_with_a_whole_slot_is_tampered(forge) -> None:
    found = decode(encode(forge(KEY_FILE)))
    with pytest.raises(KeysTampered):
        keys.open_with_passphrase(found, WORDS)


@pytest.mark.parametrize(
    "forge",
    [
        lambda file, slot: replace(file, journal=UUID(int=7)),
        lambda file, slot: replace(file, slots=(structs.replace(slot, id="x"),)),
        lambda file, slot: replace(file, slots=(structs.replace(slot, salt=bytes(16)),)),
        lambda file, slot: replace(file, slots=(structs.replace(slot, nonce=bytes(12)),)),
        lambda file, slot: replace(file, slots=(structs.replace(slot, wrapped=bytes(48)),)),
        lambda file, slot: replace(
            file, slots=(structs.replace(slot, params=Cost(memory=9 * MIB, passes=1)),)
        ),
    ],
)
def test_a_forged_slot_does_not_open(forge) -> None:
    with pytest.raises(WrongPassphrase):
        keys.open_with_passphrase(forge(KEY_FILE, KEY_FILE.slots[0]), WORDS)


def test_an_older_file_of_the_same_journal_cannot_pose_as_a_newer_one() -> None:
    newer = keys.with_new_passphrase(KEY_FILE, MASTER, "a new passphrase", cost=CHEAP)
    with pytest.raises(KeysTampered):
        keys.open_with_passphrase(replace(KEY_FILE, generation=newer.generation), WORDS)


def test_after_a_change_only_the_new_passphrase_opens() -> None:
    changed = keys.with_new_passphrase(KEY_FILE, MASTER, "a new passphrase", cost=CHEAP)
    assert keys.open_with_passphrase(changed, "a new passphrase") == MASTER
    assert keys.open_with_recovery(changed, CODE) == MASTER
    with pytest.raises(WrongPassphrase):
        keys.open_with_passphrase(changed, WORDS)


def test_after_a_new_code_the_old_one_opens_nothing() -> None:
    code = new_code()
    changed = keys.with_new_recovery(KEY_FILE, MASTER, code)
    assert keys.open_with_recovery(changed, code) == MASTER
    assert keys.open_with_passphrase(changed, WORDS) == MASTER
    with pytest.raises(WrongRecoveryCode):
        keys.open_with_recovery(changed, CODE)


def test_a_second_passphrase_opens_beside_the_first() -> None:
    changed = keys.with_another_passphrase(KEY_FILE, MASTER, "a second one", cost=CHEAP)
    assert keys.open_with_passphrase(changed, WORDS) == MASTER
    assert keys.open_with_passphrase(changed, "a second one") == MASTER


def test_every_change_counts_one_generation() -> None:
    changed = keys.with_new_recovery(KEY_FILE, MASTER, CODE)
    assert (KEY_FILE.generation, changed.generation) == (1, 2)


def test_what_a_later_program_added_survives_a_change() -> None:
    changed = keys.with_new_passphrase(with_foreign(KEY_FILE), MASTER, "new", cost=CHEAP)
    found = decode(encode(changed))
    assert FOREIGN in found.slots
    assert (found.others, found.format) == ({"colour": "red"}, 2)
    assert keys.open_with_passphrase(found, "new") == MASTER


def test_a_journal_has_at_most_eight_keys() -> None:
    full = KEY_FILE
    for number in range(6):
        full = keys.with_another_passphrase(full, MASTER, f"number {number}", cost=CHEAP)
    assert keys.open_with_passphrase(decode(encode(full)), "number 5") == MASTER
    with pytest.raises(Refused):
        keys.with_another_passphrase(full, MASTER, "one too many", cost=CHEAP)


def test_a_slot_can_be_taken_away() -> None:
    passphrase, code = KEY_FILE.slots
    assert keys.without_slot(KEY_FILE, MASTER, code.id).slots == (passphrase,)
    assert keys.without_slot(KEY_FILE, MASTER, passphrase.id).slots == (code,)


def test_the_last_key_that_a_person_can_type_stays() -> None:
    passphrase, code, _ = with_foreign(KEY_FILE).slots
    one_left = keys.without_slot(with_foreign(KEY_FILE), MASTER, code.id)
    with pytest.raises(Refused):
        keys.without_slot(one_left, MASTER, passphrase.id)


def test_eight_keys_open_each_for_itself() -> None:
    words = [f"number {number}" for number in range(6)]
    full = KEY_FILE
    for each in words:
        full = keys.with_another_passphrase(full, MASTER, each, cost=CHEAP)
    assert [keys.open_with_passphrase(full, each) for each in words] == [MASTER] * 6
    fewer = keys.without_slot(full, MASTER, full.slots[2].id)
    with pytest.raises(WrongPassphrase):
        keys.open_with_passphrase(fewer, words[0])
    assert keys.open_with_passphrase(fewer, words[1]) == MASTER


def test_one_of_several_passphrases_is_changed_and_keeps_its_id() -> None:
    two = keys.with_another_passphrase(KEY_FILE, MASTER, "at home", cost=CHEAP)
    changed = keys.with_changed_passphrase(two, MASTER, two.slots[-1].id, "newer", cost=CHEAP)
    assert [slot.id for slot in changed.slots] == [slot.id for slot in two.slots]
    assert keys.open_with_passphrase(changed, WORDS) == MASTER
    assert keys.open_with_passphrase(changed, "newer") == MASTER
    with pytest.raises(WrongPassphrase):
        keys.open_with_passphrase(changed, "at home")


def test_the_slots_that_a_passphrase_opens_are_known() -> None:
    two = keys.with_another_passphrase(KEY_FILE, MASTER, "at home", cost=CHEAP)
    assert keys.slots_opened_by(two, "at home") == (two.slots[-1],)
    assert keys.slots_opened_by(two, "neither") == ()


class TestTheKeychain:
    """A slot for what a keychain holds."""

    SECRET = bytes(range(32, 64))

    @pytest.fixture
    def file(self) -> KeyFile:
        return decode(encode(keys.with_keychain(KEY_FILE, MASTER, self.SECRET)))

    def test_its_secret_opens_and_no_other(self, file) -> None:
        assert keys.has_keychain(file)
        assert keys.open_with_keychain(file, self.SECRET) == MASTER
        assert keys.open_with_keychain(file, bytes(32)) is None
        assert keys.open_with_keychain(KEY_FILE, self.SECRET) is None

    def test_another_secret_takes_its_place(self, file) -> None:
        changed = keys.with_keychain(file, MASTER, bytes(32))
        assert len(changed.slots) == len(file.slots)
        assert keys.open_with_keychain(changed, self.SECRET) is None
        assert keys.open_with_keychain(changed, bytes(32)) == MASTER

    def test_it_can_be_taken_away(self, file) -> None:
        assert not keys.has_keychain(keys.without_keychain(file, MASTER))

    def test_it_is_never_the_only_one(self, file) -> None:
        passphrase, code, _ = file.slots
        one_left = keys.without_slot(file, MASTER, code.id)
        with pytest.raises(Refused, match="last way in"):
            keys.without_slot(one_left, MASTER, passphrase.id)

    def test_a_forged_file_does_not_open_with_it(self, file) -> None:
        with pytest.raises(KeysTampered):
            keys.open_with_keychain(replace(file, generation=9), self.SECRET)


def test_new_keys_for_a_journal_keep_its_id_and_nothing_else() -> None:
    made, master = keys.new_key_file(WORDS, CODE, cost=CHEAP, journal=KEY_FILE.journal)
    assert made.journal == KEY_FILE.journal
    assert master != MASTER
    assert keys.is_sealed_with(made, master)
    assert not keys.is_sealed_with(made, MASTER)


def test_a_forged_file_is_not_sealed_again_by_a_change() -> None:
    forged = replace(KEY_FILE, slots=(*KEY_FILE.slots, FOREIGN))
    with pytest.raises(KeysTampered):
        keys.with_new_recovery(forged, MASTER, CODE)


def test_a_cheap_slot_is_known_to_be_under_the_floor() -> None:
    first = KEY_FILE.slots[0]
    assert isinstance(first, PassphraseSlot)
    assert keys.is_under_floor(KEY_FILE)
    assert not keys.is_under_floor(replace(KEY_FILE, slots=(structs.replace(first, params=FLOOR),)))


def test_no_repr_holds_a_secret() -> None:
    shown = repr((KEY_FILE, MASTER, CODE))
    assert repr(MASTER.secret)[2:-1] not in shown
    assert CODE.groups[0] not in shown


def test_the_first_format_is_still_written_byte_for_byte() -> None:
    made, _ = keys.new_key_file(WORDS, CODE, cost=CHEAP, random=counting())
    assert encode(made) == (SHIPPED / "v1.keys").read_bytes()


def test_the_first_format_still_opens() -> None:
    found = decode((SHIPPED / "v1.keys").read_bytes())
    assert keys.open_with_passphrase(found, WORDS) == MasterKey(counting()(32))
    assert keys.open_with_recovery(found, CODE) == MasterKey(counting()(32))

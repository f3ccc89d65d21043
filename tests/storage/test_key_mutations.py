"""Whatever happens to the key file is told for what it is, quickly and before a key is derived."""

from __future__ import annotations

from tests.support.key_mutations import judge, without_checksum

SEED = 20261122


def test_no_changed_key_file_is_told_as_anything_else_or_takes_long() -> None:
    judged = judge(SEED, 2000)
    assert judged.wrong == []
    assert judged.told.keys() == {"KeysDamaged", "KeysTampered", "WrongRecoveryCode"}


def test_without_its_checksum_damage_is_told_as_something_else() -> None:
    with without_checksum():
        assert judge(SEED, 200).wrong

"""Files made to deceive are refused, each with the sentence that it deserves."""

from __future__ import annotations

import tomllib

import pytest

from reflect.errors import PackFault, PackRefused
from reflect.packs.built import read_signed, read_unsigned, signed_by
from tests.support import pack_attacks
from tests.support.child import run_module
from tests.support.pack_attacks import KEY, VECTORS, attacks, good, kept

ALL = list(attacks())
FILES = sorted(VECTORS.glob("*.reflectpack"))
OUTCOMES = tomllib.loads((VECTORS / "outcomes.toml").read_text("utf-8"))


def sentence(data: bytes) -> str:
    with pytest.raises(PackRefused) as caught:
        read_signed(data)
    return str(caught.value)


@pytest.mark.parametrize("attack", ALL, ids=lambda attack: attack.name)
def test_an_attack_is_refused_for_what_it_is(attack):
    said = sentence(attack.data)

    assert said.startswith(attack.said)
    assert said.isprintable()
    assert said.endswith(".")


def test_what_they_are_made_from_is_read():
    found = read_signed(good())

    assert (found.pack.id, found.signer) == ("on-call", KEY.public)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_that_is_kept_ends_as_it_is_written_down(path):
    if path.stem == "good":
        assert read_signed(path.read_bytes()).pack.title == "On call"
    else:
        assert sentence(path.read_bytes()).startswith(OUTCOMES[path.stem])


def test_the_files_that_are_kept_are_those_that_are_made():
    made = {attack.name: attack.data for attack in kept()} | {"good": good()}

    assert {path.stem: path.read_bytes() for path in FILES} == made
    assert OUTCOMES.keys() | {"good"} == made.keys()


def test_they_can_be_made_again(tmp_path, monkeypatch):
    monkeypatch.setattr(pack_attacks, "VECTORS", tmp_path)
    (tmp_path / "old.reflectpack").touch()

    pack_attacks.main()

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in VECTORS.iterdir()
    }


OF_A_JOURNAL = {
    *(PackFault.NEW_SIGNER, PackFault.CHANGED_KEY, PackFault.NO_LONGER_SIGNED),
    *(PackFault.OLDER, PackFault.OTHER_CONTENT, PackFault.BUILT_IN),
}
"""What a pack is to one journal only; see tests/services/test_packs.py."""


def test_there_are_enough_of_them():
    assert len(FILES) > 60
    seen = {next(fault for fault in PackFault if attack.said.startswith(fault)) for attack in ALL}
    assert set(PackFault) - seen == {PackFault.REVOKED, PackFault.NOT_THAT_KEY, *OF_A_JOURNAL}


def test_each_is_refused_at_once_and_in_little_memory():
    """In a process of its own, which nothing watches."""
    found = run_module("tests.support.pack_costs")

    assert found["count"] == len(ALL)
    assert found["slow"] == {}
    assert found["mebibytes"] < 64


INSIDE = [each for each in ALL if each.name.startswith(("zip-", "name-", "content-"))]


@pytest.mark.parametrize("attack", INSIDE, ids=lambda attack: attack.name)
def test_a_deliberate_yes_to_an_unsigned_pack_is_no_yes_to_an_attack(attack):
    length = int.from_bytes(attack.data[13:15])
    unsigned = attack.data[:13] + b"\0\0" + attack.data[15 + length :]

    with pytest.raises(PackRefused) as caught:
        read_unsigned(unsigned)
    assert str(caught.value).startswith(attack.said)


@pytest.mark.parametrize("attack", INSIDE, ids=lambda attack: attack.name)
def test_nobody_can_sign_what_nobody_can_read(attack):
    with pytest.raises(PackRefused):
        signed_by(attack.data, KEY)

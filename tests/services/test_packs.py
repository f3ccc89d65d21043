"""What a journal does with packs that somebody sends."""

from __future__ import annotations

import pytest

from reflect.errors import (
    PackFault,
    PackRefused,
)
from reflect.services.pack_offers import Step, Trust
from tests.support.pack_attacks import KEY
from tests.support.signed_packs import pack_path


@pytest.fixture
def packs(unlocked):
    return unlocked.packs


def installed(packs, place, accepted=Trust.NEW, **how):
    return packs.install(packs.look_at(pack_path(place, **how)), accepted=accepted)


def refusal(packs, offered, accepted=Trust.KNOWN, **how):
    with pytest.raises(PackRefused) as refused:
        packs.install(offered, accepted=accepted, **how)
    return refused.value.fault


def test_looking_at_a_pack_writes_nothing(packs, unlocked, tmp_path):
    before = unlocked._journal.generation()

    offered = packs.look_at(pack_path(tmp_path))

    assert (offered.pack.id, offered.trust, offered.step) == ("hub", Trust.NEW, Step.FIRST)
    assert unlocked._journal.generation() == before
    assert packs.rows() == ()


def test_an_installed_pack_is_in_the_list(packs, tmp_path):
    row = installed(packs, tmp_path)

    assert packs.rows() == (row,)
    assert (row.id, row.version, row.author, row.sets, row.minutes) == (
        ("hub", "1.0.0", "A. Hub", 1, (5, 5))
    )
    assert (row.known, row.signer, len(row.words.split())) == (True, KEY.public.text, 8)
    assert packs.pack("hub").title == "The hub"


def test_what_was_met_once_is_known(packs, tmp_path):
    installed(packs, tmp_path)

    offered = packs.look_at(pack_path(tmp_path, "another", "1.0.0"))

    assert (offered.trust, offered.before) == (Trust.KNOWN, None)
    assert packs.install(offered, accepted=Trust.KNOWN).known


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        (KEY, PackFault.NEW_SIGNER),
        (None, PackFault.UNSIGNED),
    ],
)
def test_nobody_is_trusted_by_default(packs, tmp_path, key, fault):
    offered = packs.look_at(pack_path(tmp_path, key=key))

    assert refusal(packs, offered) == fault
    assert packs.rows() == ()
    assert packs.install(offered, accepted=offered.trust).id == "hub"

"""Many packs at once, and packs made to deceive, at the door of a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reflect.errors import Cancelled, PackDamaged, PackFault, PackRefused
from reflect.services.jobs import JobContext
from reflect.services.pack_making import fingerprint
from reflect.services.pack_offers import Trust
from tests.support.pack_attacks import KEY, OTHER, attacks, good
from tests.support.signed_packs import pack_bytes, pack_path

if TYPE_CHECKING:
    from reflect.services.changes import Changes


@pytest.fixture
def packs(unlocked):
    return unlocked.packs


def install(packs):
    offered = packs.look_at_data(pack_bytes())
    return packs.install(offered, accepted=Trust.NEW)


def test_those_of_known_signers_come_in_and_the_others_are_told(packs, tmp_path):
    install(packs)
    spoilt = tmp_path / "spoilt.reflectpack"
    spoilt.write_bytes(pack_bytes()[:-1])
    paths = [
        pack_path(tmp_path, "good"),
        pack_path(tmp_path, "stranger", key=OTHER),
        pack_path(tmp_path, "free", key=None),
        pack_path(tmp_path, version="0.9.0"),
        spoilt,
    ]

    looked = packs.look_at_many(paths, JobContext())
    outcomes = packs.install_many(paths, JobContext())

    assert [each.installed for each in outcomes] == [True, False, False, False, False]
    assert [getattr(each.error, "fault", None) for each in outcomes] == [
        None,
        PackFault.NEW_SIGNER,
        PackFault.UNSIGNED,
        PackFault.OLDER,
        PackFault.CHANGED,
    ]
    assert isinstance(looked[4].error, PackDamaged)
    assert [each.trust for each in looked] == [each.trust for each in outcomes]
    assert not any(each.installed for each in looked)


@pytest.mark.parametrize("name", [OTHER.public.text, fingerprint(OTHER.public)])
def test_a_new_signer_comes_in_deliberately(packs, tmp_path, name):
    paths = [pack_path(tmp_path, "one", key=OTHER), pack_path(tmp_path, "two", key=KEY)]

    outcomes = packs.install_many(paths, JobContext(), signers=[name])

    assert [each.installed for each in outcomes] == [True, False]
    assert [each.installed for each in packs.look_at_many(paths, JobContext())] == [True, False]


def test_a_changed_key_does_not(packs, tmp_path):
    install(packs)
    path = pack_path(tmp_path, version="2.0.0", key=OTHER)

    (outcome,) = packs.install_many([path], JobContext(), signers=[OTHER.public.text])

    assert (outcome.installed, outcome.trust) == (False, Trust.CHANGED)


def test_what_came_in_before_it_was_stopped_is_whole(unlocked, packs, tmp_path):
    install(packs)
    paths = [pack_path(tmp_path, f"pack-{number}") for number in range(9)]
    told: list[Changes] = []
    unlocked.announcer.listen(told.append)

    def stop(done, _total):
        if done == 4:
            context.cancel()

    context = JobContext(stop)
    with pytest.raises(Cancelled):
        packs.install_many(paths, context)

    rows = packs.rows()
    assert [row.id for row in rows] == ["hub", *(f"pack-{n}" for n in range(5))]
    assert all(packs.pack(row.id).id == row.id for row in rows)
    assert [changes.packs for changes in told] == [True]


def test_progress_is_told_from_the_first_to_the_last(packs, tmp_path):
    steps = []
    paths = [pack_path(tmp_path, "a"), pack_path(tmp_path, "b")]
    packs.install_many(paths, JobContext(lambda *step: steps.append(step)))
    assert steps == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("attack", list(attacks()), ids=lambda attack: attack.name)
def test_no_attack_comes_in(packs, tmp_path, attack):
    path = tmp_path / "attack.reflectpack"
    path.write_bytes(attack.data)

    (outcome,) = packs.install_many([path], JobContext(), signers=[KEY.public.text])

    assert isinstance(outcome.error, PackRefused)
    assert outcome.error.fault == attack.said or str(outcome.error).startswith(attack.said)
    assert not outcome.installed
    assert packs.rows() == ()


def test_a_pack_that_is_none_of_them_comes_in(packs, tmp_path):
    path = tmp_path / "good.reflectpack"
    path.write_bytes(good())

    (outcome,) = packs.install_many([path], JobContext(), signers=[KEY.public.text])

    assert outcome.installed

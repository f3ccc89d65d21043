"""Installed packs, and whose packs are taken, in a whole journal that is written out and read."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest

from reflect.errors import PackFault, PackRefused, Refused
from reflect.packs.built import Parts, joined, taken_apart
from reflect.services.jobs import JobContext
from reflect.services.pack_offers import Trust
from tests.support.pack_attacks import KEY, OTHER
from tests.support.signed_packs import pack_bytes, pack_path
from tests.support.whole_journals import bring, written_out

pytestmark = pytest.mark.usefixtures("read_in_this_process")


def install(journal, data, accepted=Trust.NEW):
    return journal.packs.install(journal.packs.look_at_data(data), accepted=accepted)


def counts(journal, path):
    preview = journal.whole_file.preview(path, JobContext())
    return {key: number for key, number in preview.counts.items() if number}


def test_packs_and_signers_come_along(unlocked, other, file, tmp_path) -> None:
    install(unlocked, pack_bytes())
    install(unlocked, pack_bytes("free", key=None), Trust.UNSIGNED)
    unlocked.packs.hide("free", on=True)

    brought = bring(other, file())

    assert other.packs.rows() == unlocked.packs.rows()
    assert other.packs.signers() == unlocked.packs.signers()
    assert brought.others == 2
    assert written_out(other, tmp_path / "again.json") == (tmp_path / "out.json").read_bytes()
    assert other.packs.look_at(pack_path(tmp_path, version="2.0.0")).trust is Trust.KNOWN


def test_what_is_here_stays(unlocked, other, file) -> None:
    install(unlocked, pack_bytes())
    install(unlocked, pack_bytes("same"), Trust.KNOWN)
    here = (install(other, pack_bytes(key=OTHER)), install(other, pack_bytes("same")))

    path = file()

    assert counts(other, path) == {
        ("packs", "conflict"): 1,
        ("packs", "already"): 1,
        ("signers", "already"): 1,
    }
    bring(other, path)
    assert other.packs.rows() == here


def test_a_pack_that_this_program_does_not_take_stays_outside(unlocked, other, file) -> None:
    install(unlocked, pack_bytes())
    path = file()
    good = pack_bytes()
    bad = joined(Parts(taken_apart(good).signature, taken_apart(pack_bytes("hub2")).archive))
    replaced(path, good, bad)

    assert counts(other, path) == {("packs", "left_out"): 1, ("signers", "new"): 1}
    bring(other, path)
    assert other.packs.rows() == ()


def test_a_key_that_was_withdrawn_keeps_no_pack_from_its_journal(
    unlocked, other, file, monkeypatch
) -> None:
    install(unlocked, pack_bytes())
    for journal in (unlocked, other):
        monkeypatch.setattr(journal.packs, "_revoked", frozenset({KEY.public.text}))

    bring(other, file())

    assert [row.withdrawn for row in other.packs.rows()] == [True]
    with pytest.raises(PackRefused) as refused:
        other.packs.look_at_data(pack_bytes("another"))
    assert refused.value.fault == PackFault.REVOKED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"id":"hub"', b'"id":"bub"'),
        (b'"version":"1.0.0"', b'"version":"1.0.1"'),
        (b'"signer":"RW', b'"signer":"RX'),
        (b'"key":"RW', b'"key":"RX'),
        (b'"sha256":"', b'"sha256":"0'),
    ],
)
def test_what_is_not_what_is_said_of_it_is_refused(unlocked, other, file, old, new) -> None:
    install(unlocked, pack_bytes())
    path = file()
    data = path.read_bytes()
    assert data.count(old) == 1
    path.write_bytes(data.replace(old, new))

    with pytest.raises(Refused):
        bring(other, path)
    assert (other.packs.rows(), other.packs.signers()) == ((), ())


def replaced(path, old, new):
    """Another pack in the place of this one, with its own digest."""
    data = path.read_bytes()
    for read in (b64encode, lambda each: sha256(each).hexdigest().encode()):
        assert data.count(read(old)) == 1
        data = data.replace(read(old), read(new))
    path.write_bytes(data)

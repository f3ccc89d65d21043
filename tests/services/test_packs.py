"""What a journal does with packs that somebody sends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.errors import (
    JournalDamaged,
    NotFound,
    PackFault,
    PackRefused,
    PackUnsigned,
    Refused,
    Vanished,
)
from reflect.packs.built_in import built_in_source
from reflect.services.jobs import JobContext
from reflect.services.pack_making import fingerprint
from reflect.services.pack_offers import PackChanges, PackPart, SetChanges, Step, Trust
from reflect.services.prompt_library import PromptLibrary
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.pack_attacks import KEY, OTHER
from tests.support.signed_packs import NEXT, WHAT, a_set, pack_bytes, pack_path


@pytest.fixture
def packs(unlocked):
    return unlocked.packs


@pytest.fixture
def hub(packs):
    """The pack, installed; its signer is known."""
    return install(packs)


def install(packs, accepted=Trust.NEW, **how):
    return packs.install(packs.look_at_data(pack_bytes(**how)), accepted=accepted)


def refusal(packs, offered, accepted=Trust.KNOWN, **how):
    with pytest.raises(PackRefused) as refused:
        packs.install(offered, accepted=accepted, **how)
    return refused.value.fault


def answered(unlocked, name):
    """An entry that answers this set; its id."""
    draft = unlocked.entries.begin(unlocked.prompts.set_called(name))
    typed = replace(draft.content, answers={"what": "The list ran late."})
    return unlocked.entries.finish(replace(draft, content=typed)).id


def test_looking_at_a_pack_writes_nothing(packs, unlocked, tmp_path):
    before = unlocked._journal.generation()

    offered = packs.look_at(pack_path(tmp_path))

    assert (offered.pack.id, offered.trust, offered.step) == ("hub", Trust.NEW, Step.FIRST)
    assert offered.words == fingerprint(KEY.public)
    assert unlocked._journal.generation() == before
    assert packs.rows() == ()


def test_an_installed_pack_is_in_the_list(packs):
    row = install(packs, sets={**a_set(), **a_set("long", "Long", minutes=20)})

    assert packs.rows() == (row,)
    assert (row.id, row.version, row.author, row.sets, row.minutes) == (
        ("hub", "1.0.0", "A. Hub", 2, (5, 20))
    )
    assert (row.audience, row.languages, row.licence) == (("nurses",), ("en-GB",), "CC-BY-4.0")
    assert (row.known, row.signer, row.words) == ((True, KEY.public.text, fingerprint(KEY.public)))
    assert packs.pack("hub").title == "The hub"


def test_another_pack_can_begin_with_an_installed_one(packs, hub):
    found = packs.source("hub")

    assert found.pack == packs.pack("hub")
    assert b"The hub" in found.files["pack.toml"]


def test_another_pack_can_begin_with_one_that_comes_with_reflect(tmp_path):
    library = PromptLibrary(lambda: (built_in_source("communities").pack,))
    journal = cheap_journals(library=library).make(tmp_path / "mine", "Mine", PASSPHRASE).journal

    assert journal.packs.source("communities").pack == library.packs[0]

    journal.close()


def test_it_is_there_when_the_journal_is_opened_again(unlocked, hub):
    unlocked.close()
    again = cheap_journals().unlock(unlocked.path, passphrase=PASSPHRASE)

    assert again.packs.rows() == (hub,)
    assert [each.id for each in again.prompts.sets] == ["after"]
    again.close()


def test_nothing_of_a_pack_lies_outside_the_database(unlocked, packs):
    install(packs, title="Albatross")
    unlocked.close()

    for path in unlocked.path.rglob("*"):
        assert path.is_dir() or b"Albatross" not in path.read_bytes()
    assert b"Albatross" in pack_bytes(title="Albatross")


@pytest.mark.usefixtures("hub")
def test_what_was_met_once_is_known(packs):
    offered = packs.look_at_data(pack_bytes("another"))

    assert (offered.trust, offered.before) == (Trust.KNOWN, None)
    assert packs.install(offered, accepted=Trust.KNOWN).known


@pytest.mark.parametrize(("key", "fault"), [(KEY, PackFault.NEW_SIGNER), (None, "unsigned")])
def test_nobody_is_trusted_by_default(packs, key, fault):
    offered = packs.look_at_data(pack_bytes(key=key))

    found = refusal(packs, offered)

    assert found == (PackFault.UNSIGNED if fault == "unsigned" else fault)
    assert packs.rows() == packs.signers() == ()
    assert packs.install(offered, accepted=offered.trust).id == "hub"


@pytest.mark.parametrize("accepted", [Trust.KNOWN, Trust.NEW, Trust.CHANGED])
def test_an_unsigned_pack_needs_its_own_yes_and_stays_marked(packs, accepted):
    offered = packs.look_at_data(pack_bytes(key=None))

    assert (offered.trust, offered.signer, offered.words) == (Trust.UNSIGNED, None, "")
    with pytest.raises(PackUnsigned):
        packs.install(offered, accepted=accepted)
    row = packs.install(offered, accepted=Trust.UNSIGNED)
    assert (row.known, row.signer, row.words) == (False, "", "")
    assert packs.signers() == ()
    assert packs.look_at_data(pack_bytes(version="2.0.0", key=None)).trust is Trust.UNSIGNED


@pytest.mark.parametrize(
    ("key", "fault"), [(OTHER, PackFault.CHANGED_KEY), (None, PackFault.NO_LONGER_SIGNED)]
)
@pytest.mark.parametrize("accepted", [Trust.KNOWN, Trust.NEW, Trust.UNSIGNED])
def test_a_changed_key_blocks_until_somebody_says_yes_to_it(packs, hub, key, fault, accepted):
    offered = packs.look_at_data(pack_bytes(version="2.0.0", key=key))

    assert (offered.trust, offered.before) == (Trust.CHANGED, hub)
    assert refusal(packs, offered, accepted) == fault
    assert packs.rows() == (hub,)
    row = packs.install(offered, accepted=Trust.CHANGED)
    assert (row.version, row.signer) == ("2.0.0", key.public.text if key else "")
    assert [each.key for each in packs.signers()] == [k.public.text for k in (KEY, key) if k]


def test_a_key_that_signs_other_packs_is_changed_here_all_the_same(packs, hub):
    install(packs, name="another", key=OTHER)

    offered = packs.look_at_data(pack_bytes(version="2.0.0", key=OTHER))

    assert offered.trust is Trust.CHANGED
    assert refusal(packs, offered) == PackFault.CHANGED_KEY
    assert packs.row("hub") == hub


def test_two_keys_with_one_number_are_two(packs, hub):
    assert KEY.key_id == OTHER.key_id
    assert packs.look_at_data(pack_bytes("another", key=OTHER)).trust is Trust.NEW
    assert hub.signer != OTHER.public.text


def test_a_pack_that_somebody_signs_now_was_signed_by_nobody_else(packs):
    install(packs, Trust.UNSIGNED, key=None)
    assert packs.look_at_data(pack_bytes(version="2.0.0")).trust is Trust.NEW


@pytest.mark.usefixtures("hub")
def test_somebody_else_of_a_known_name_is_told(packs):
    offered = packs.look_at_data(pack_bytes("another", key=OTHER))
    same = packs.look_at_data(pack_bytes("another", key=KEY))
    nobody = packs.look_at_data(pack_bytes("another", key=None))

    assert [each.key for each in offered.namesakes] == [KEY.public.text]
    assert same.namesakes == nobody.namesakes == ()


@pytest.mark.parametrize(
    ("version", "step"),
    [("1.0.1", Step.NEWER), ("1.10.0", Step.NEWER), ("0.9.9", Step.OLDER), ("1.0.0", Step.OTHER)],
)
@pytest.mark.usefixtures("hub")
def test_versions_are_compared_number_by_number(packs, version, step):
    install(packs, version="1.0.0")
    assert packs.look_at_data(pack_bytes(version=version, title="Hub")).step is step
    install(packs, version="1.9.0")
    assert packs.look_at_data(pack_bytes(version="1.10.0")).step is Step.NEWER


@pytest.mark.parametrize(
    ("version", "fault"), [("0.9.0", PackFault.OLDER), ("1.0.0", PackFault.OTHER_CONTENT)]
)
def test_no_version_goes_back_unnoticed(packs, hub, version, fault):
    offered = packs.look_at_data(pack_bytes(version=version, title="Hub"))

    assert offered.goes_back
    assert refusal(packs, offered) == fault
    assert packs.rows() == (hub,)
    assert packs.install(offered, accepted=Trust.KNOWN, back=True).title == "Hub"


def test_the_very_same_file_is_known_again_and_not_written(packs, hub, unlocked):
    before = unlocked._journal.generation()
    offered = packs.look_at_data(pack_bytes())

    assert (offered.step, offered.goes_back) == (Step.SAME, False)
    assert packs.install(offered, accepted=Trust.KNOWN) == hub
    assert unlocked._journal.generation() == before


def test_what_was_accepted_must_hold_when_it_is_installed(packs):
    offered = packs.look_at_data(pack_bytes(version="2.0.0", key=OTHER))
    install(packs)

    assert offered.trust is Trust.NEW
    assert refusal(packs, offered, Trust.NEW) == PackFault.CHANGED_KEY
    assert refusal(packs, packs.look_at_data(pack_bytes("a", key=OTHER))) == PackFault.NEW_SIGNER


@pytest.mark.usefixtures("hub")
def test_who_is_known_by_now_needs_no_yes(packs):
    assert install(packs, Trust.NEW, name="another").known


def test_a_withdrawn_key_is_refused_and_what_it_signed_is_marked(packs, hub, monkeypatch):
    assert not hub.withdrawn
    monkeypatch.setattr(packs, "_revoked", frozenset({KEY.public.text}))

    with pytest.raises(PackRefused) as refused:
        packs.look_at_data(pack_bytes("another"))

    assert refused.value.fault == PackFault.REVOKED
    assert packs.row("hub").withdrawn


def test_what_changed_since_the_version_here_is_told(packs):
    install(packs, sets={**a_set(prompts=(WHAT, NEXT)), **a_set("gone", "Gone")})
    now = (("more", "More", "long_text"), ("what", "What stayed", "long_text"))
    sets = {**a_set(prompts=now, minutes=7), **a_set("born", "Born")}

    offered = packs.look_at_data(pack_bytes(version="1.1.0", sets=sets, title="Hub"))

    assert offered.changes == PackChanges(
        sets_added=("Born",),
        sets_removed=("Gone",),
        sets_changed=(
            SetChanges(
                title="After a session",
                added=("More",),
                removed=("What I will do",),
                reworded=("What stayed",),
                other=True,
            ),
        ),
        other=(PackPart.TITLE,),
    )


@pytest.mark.usefixtures("hub")
def test_a_new_number_alone_changes_nothing(packs):
    assert not packs.look_at_data(pack_bytes(version="1.1.0")).changes


def test_a_file_that_is_none_is_told(packs, tmp_path):
    with pytest.raises(Vanished):
        packs.look_at(tmp_path / "nothing")
    with pytest.raises(Refused):
        packs.look_at(tmp_path)


def test_removing_a_pack_leaves_entries_and_nothing_of_the_pack(unlocked, packs, hub):
    entry_id = answered(unlocked, "after")
    entry = unlocked.entries.entry(entry_id)
    packs.hide("hub", on=True)

    packs.remove("hub")

    assert packs.rows() == packs.installed_sets() == ()
    assert packs.hidden() == frozenset()
    assert unlocked.entries.entry(entry_id) == entry
    for missing in (packs.row, packs.pack, packs.remove, lambda name: packs.hide(name, on=True)):
        with pytest.raises(NotFound):
            missing("hub")
    assert hub.known


def test_entries_are_counted_by_the_set_that_they_answer(unlocked, packs):
    assert packs.used("hub") == {}
    install(packs, sets={**a_set(), **a_set("two", "Two")})
    install(packs, Trust.KNOWN, name="other")
    for name in ("hub/after", "hub/after", "hub/two", "other/after"):
        found = answered(unlocked, name)
    install(packs, version="2.0.0")
    answered(unlocked, "hub/after")

    assert packs.used("hub") == {"after": 3, "two": 1}
    unlocked.entries.delete(found)
    assert packs.used("other") == {}


@pytest.mark.usefixtures("hub")
def test_a_forgotten_signer_is_met_anew(packs):
    (signer,) = packs.signers()
    assert (signer.key, signer.name) == (KEY.public.text, "A. Hub")

    packs.forget_signer(signer.key)

    assert packs.signers() == ()
    assert not packs.row("hub").known
    offered = packs.look_at_data(pack_bytes())
    assert (offered.trust, offered.step) == (Trust.NEW, Step.SAME)
    assert refusal(packs, offered) == PackFault.NEW_SIGNER
    assert packs.install(offered, accepted=Trust.NEW).known
    with pytest.raises(NotFound):
        packs.forget_signer("nobody")


@pytest.mark.usefixtures("hub")
def test_a_pack_that_is_not_what_was_installed_is_told(packs, unlocked):
    with unlocked._journal.database() as database:
        database.raw.execute("UPDATE pack SET content = x'00'")
    with pytest.raises(JournalDamaged):
        packs.pack("hub")
    assert [row.id for row in packs.rows()] == ["hub"]


@pytest.mark.parametrize("change", ["reading = 0", "prompts = '['"])
@pytest.mark.usefixtures("hub")
def test_sets_that_were_read_otherwise_are_read_from_the_pack(packs, unlocked, change):
    before = packs.installed_sets()
    newer = pack_bytes(version="1.1.0", sets=a_set(title="Afterwards"))
    changes = packs.look_at_data(newer).changes
    with unlocked._journal.database() as database:
        # A table of our own.
        database.raw.execute(f"UPDATE pack SET {change}")  # noqa: S608
    assert packs.installed_sets() == before != ()
    assert packs.look_at_data(newer).changes == changes != PackChanges()


def test_every_change_is_announced(packs, unlocked, tmp_path):
    told = []
    unlocked.announcer.listen(lambda changes: told.append(changes.packs))
    install(packs)
    packs.hide("hub", on=True)
    packs.install_many([pack_path(tmp_path, "another")], JobContext())
    packs.look_at_many([tmp_path], JobContext())
    packs.remove("hub")
    packs.forget_signer(KEY.public.text)
    assert told == [True] * 5

"""``reflect pack install`` and its neighbours: packs that somebody sent."""

from __future__ import annotations

import pytest

from reflect.services.pack_making import fingerprint
from tests.cli.test_pack import ends
from tests.support.pack_attacks import KEY, OTHER
from tests.support.signed_packs import NEXT, WHAT, a_set, pack_path

WORDS = fingerprint(KEY.public)
OTHERS = fingerprint(OTHER.public)


@pytest.fixture
def known(journal, tmp_path):
    """The command line with a journal that has the pack, and so knows its signer."""
    journal.done("pack", "install", pack_path(tmp_path), "--accept-new-signer", WORDS)
    return journal


def test_a_new_signer_is_told_and_taken_for_the_eight_words(journal, tmp_path):
    path = pack_path(tmp_path)

    told = ends(journal, 1, "pack", "install", path)
    assert "Somebody whom this journal has not met" in told.err
    assert WORDS in told.err
    wrong = ends(journal, 1, "pack", "install", path, "--accept-new-signer", OTHERS)
    assert "has not met" in wrong.err

    done = journal.done("pack", "install", path, "--accept-new-signer", WORDS.upper())
    assert done.out == "Installed The hub (hub 1.0.0), by A. Hub.\n"


def test_what_is_installed_can_be_listed_and_answered(known):
    rows = known.done("pack", "list", "--json").value
    assert [(row["id"], row["fingerprint"]) for row in rows if not row["built_in"]] == [
        ("hub", WORDS)
    ]
    assert f"hub 1.0.0  The hub, by A. Hub\n  signed: {WORDS}" in known.done("pack", "list").out
    assert "comes with Reflect" in known.done("pack", "list").out
    ids = [row["id"] for row in known.done("prompts", "list", "--json", "--installed").value]
    assert "after" in ids
    assert "What happened" in known.done("prompts", "show", "hub/after", "--installed").out
    form = '[answers]\nwhat = "The list ran late."'
    entry = known.done("write", "after", "--answers", "-", stdin=form).id
    assert known.done("show", entry, "--json").value["answers"]


def test_a_set_that_nobody_knows_is_told(journal):
    told = ends(journal, 1, "write", "hub/after", "--answers", "-")
    assert "hub/after" in told.err


def test_a_changed_key_needs_its_own_yes(known, tmp_path):
    path = pack_path(tmp_path, version="2.0.0", key=OTHER)

    told = ends(known, 1, "pack", "install", path, "--accept-new-signer", OTHERS)
    assert "This version is signed with another key." in told.err
    assert WORDS in told.err
    assert OTHERS in told.err
    known.done("pack", "install", path, "--accept-changed-key", OTHERS)


def test_a_version_that_is_no_longer_signed_needs_it_too(known, tmp_path):
    path = pack_path(tmp_path, version="2.0.0", key=None)

    told = ends(known, 1, "pack", "install", path, "--unsigned")
    assert "This version is not signed; the one that you have is." in told.err
    known.done("pack", "install", path, "--accept-changed-key", "none")
    assert "NOT SIGNED" in known.done("pack", "list").out


def test_an_unsigned_pack_is_taken_deliberately_and_stays_marked(journal, tmp_path):
    path = pack_path(tmp_path, key=None)

    assert "Nobody has signed this pack" in ends(journal, 1, "pack", "install", path).err
    journal.done("pack", "install", path, "--unsigned")
    assert "NOT SIGNED" in journal.done("pack", "list").out


@pytest.mark.parametrize(
    ("version", "title", "said"),
    [("0.9.0", "The hub", "older than the version"), ("1.0.0", "Hub", "says something else")],
)
def test_no_version_goes_back_unnoticed(known, tmp_path, version, title, said):
    path = pack_path(tmp_path, version=version, title=title)

    assert said in ends(known, 1, "pack", "install", path).err
    known.done("pack", "install", path, "--older")


def test_a_dry_run_tells_what_changed_and_installs_nothing(known, tmp_path):
    sets = {**a_set(prompts=(("what", "What stayed", "long_text"),)), **a_set("two", "Two")}
    path = pack_path(tmp_path, version="1.1.0", sets=sets)

    text = known.done("pack", "install", path, "--dry-run").out
    value = known.done("pack", "install", path, "--dry-run", "--json").value

    assert "Version  newer than the one you have\n" in text
    assert "  Two: new\n" in text
    assert "    What stayed: reworded" in text
    assert (value["trust"], value["step"], value["before"]) == ("known", "newer", "1.0.0")
    assert value["changes"]["sets_added"] == ["Two"]
    assert known.done("pack", "list", "--json").value[-1]["version"] == "1.0.0"


def test_all_that_can_change_is_told(known, tmp_path):
    known.done(
        *("pack", "install", "--older"),
        pack_path(tmp_path, sets={**a_set(prompts=(WHAT, NEXT)), **a_set("old", "Old")}),
    )
    sets = a_set(title="Afterwards", prompts=(NEXT, ("more", "More", "long_text")))
    path = pack_path(tmp_path, version="1.1.0", sets=sets, title="Hub")
    more = pack_path(tmp_path, version="1.2.0", sets=a_set(prompts=(NEXT, WHAT)))

    text = known.done("pack", "install", path, "--dry-run").out
    for line in ("Old: gone", "More: new", "What happened: gone", "told otherwise", "Also: title"):
        assert line in text
    assert "in another order" in known.done("pack", "install", more, "--dry-run").out


def test_a_namesake_is_told(known, tmp_path):
    path = pack_path(tmp_path, "another", key=OTHER)
    assert f"You know {WORDS}  A. Hub" in ends(known, 1, "pack", "install", path).err


def test_many_are_installed_at_once_and_each_is_told(known, tmp_path):
    good, other = pack_path(tmp_path, "good"), pack_path(tmp_path, "other", key=OTHER)
    spoilt = tmp_path / "spoilt.reflectpack"
    spoilt.write_bytes(b"REFLECT")

    printed = ends(known, 1, "pack", "install", good, other, spoilt)
    assert printed.out.splitlines() == [
        f"good 1.0.0  installed: new; {WORDS} (known here)",
        f"other 1.0.0  not installed: new; {OTHERS} (not met here before)",
        "spoilt.reflectpack  not installed",
    ]
    assert "other-1.0.0.reflectpack: Somebody whom" in printed.err
    again = known.done("pack", "install", good, other, "--accept-new-signer", OTHERS, "--json")
    assert [row["installed"] for row in again.value] == [True, True]
    looked = known.done("pack", "install", good, other, "--dry-run", "--json").value
    assert [row["step"] for row in looked] == ["same", "same"]


def test_a_deliberate_yes_is_for_one_pack(journal, tmp_path):
    packs = pack_path(tmp_path, "one"), pack_path(tmp_path, "two")
    assert "one PACK at a time" in ends(journal, 2, "pack", "install", *packs, "--older").err


def test_a_pack_is_removed_and_what_was_answered_stays(known):
    form = '[answers]\nwhat = "The list ran late."'
    entry = known.done("write", "after", "--answers", "-", stdin=form).id

    assert "stays" in known.done("pack", "remove", "hub").out
    assert "What happened" in known.done("show", entry).out
    assert "hub" in ends(known, 1, "pack", "remove", "hub").err


def test_a_pack_that_comes_with_reflect_is_hidden_and_not_removed(journal):
    assert "Hide it instead" in ends(journal, 1, "pack", "remove", "everyday").err
    assert "is hidden" in journal.done("pack", "hide", "everyday").out
    assert "hidden" in journal.done("pack", "list").out
    listed = journal.done("prompts", "list", "--installed").out
    assert "two-minute-catch" not in listed
    assert "offered again" in journal.done("pack", "unhide", "everyday").out
    assert "two-minute-catch" in journal.done("prompts", "list", "--installed").out


def test_signers_are_listed_and_forgotten(known, tmp_path):
    assert known.done("pack", "signers").out.startswith(f"{WORDS}  A. Hub, since 20")
    assert known.done("pack", "signers", "--json").value[0]["signer"] == KEY.public.text
    assert known.done("pack", "signers", "--forget", WORDS).out == ""
    assert (
        "has not met" in ends(known, 1, "pack", "install", pack_path(tmp_path, version="2.0.0")).err
    )
    assert "signer" in ends(known, 1, "pack", "signers", "--forget", WORDS).err


def test_a_pack_that_takes_the_id_of_another_set_is_told_apart(known, tmp_path):
    sets = a_set("two-minute-catch", "Mine")
    known.done("pack", "install", pack_path(tmp_path, "mine", sets=sets))
    rows = known.done("prompts", "list", "--json", "--installed").value
    assert [row["pack"] for row in rows if row["id"] == "two-minute-catch"] == ["everyday"]
    assert [row["pack"] for row in rows if row["id"] == "mine/two-minute-catch"] == ["mine"]

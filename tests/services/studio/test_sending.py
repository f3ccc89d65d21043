"""A pack on its way: built under a version that nobody has, with its letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.errors import PackInvalid, Refused
from reflect.packs.key_picture import key_picture
from reflect.services.pack_making import fingerprint, verify_file
from reflect.services.studio.letter import letter
from reflect.services.studio.sending import Sending
from tests.packs.example import PACK_FILE, SET_FILE, change, write_example
from tests.support.pack_attacks import KEY, OTHER


@pytest.fixture
def sending(journal):
    return Sending(journal)


@pytest.fixture
def folder(tmp_path):
    return write_example(tmp_path)


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def reword(folder, minutes="3"):
    change(folder, "minutes = 2", f"minutes = {minutes}", SET_FILE)


def test_a_signed_pack_goes_with_words_picture_and_letter(sending, folder, out):
    parcel = sending.build(folder, out, key=KEY)
    assert parcel.path == out / "on-call-1.2.0.reflectpack"
    assert verify_file(parcel.path).signer == parcel.signer == KEY.public
    assert parcel.words == fingerprint(KEY.public)
    assert parcel.picture == key_picture(KEY.public)
    assert parcel.letter == letter(parcel.pack, parcel.path.name, parcel.words)


def test_an_unsigned_one_goes_with_a_letter_alone(sending, folder, out):
    parcel = sending.build(folder, out)
    assert (parcel.signer, parcel.words, parcel.picture) == (None, "", None)
    assert "Nobody has signed this pack" in parcel.letter


def test_what_breaks_the_rules_is_not_built(sending, folder, out):
    change(folder, 'licence = "CC-BY-4.0"', "", PACK_FILE)
    with pytest.raises(PackInvalid):
        sending.build(folder, out)
    assert list(out.iterdir()) == []


def test_a_version_that_nobody_has_may_be_built(sending, folder, out):
    version = sending.version(folder, out)
    assert (version.now, version.taken, version.built, version.advised) == (
        "1.2.0",
        False,
        None,
        "1.2.0",
    )


def test_the_same_content_may_be_built_again_with_another_key_too(sending, folder, out):
    sending.build(folder, out, key=KEY)
    assert not sending.version(folder, out).taken
    assert sending.build(folder, out, key=OTHER).signer == OTHER.public


def test_other_content_needs_a_higher_version(sending, folder, out, clock):
    first = sending.build(folder, out, key=KEY).path
    before = first.read_bytes()
    reword(folder)
    version = sending.version(folder)
    assert (version.taken, version.advised) == (True, "1.2.1")
    assert version.offered == ("2.0.0", "1.3.0", "1.2.1")
    assert version.built is not None
    with pytest.raises(Refused, match=r"^version 1\.2\.0 .* Raise the version to 1\.2\.1"):
        sending.build(folder, out, key=KEY)
    assert first.read_bytes() == before


def test_it_may_be_built_over_if_nobody_has_it(sending, folder, out):
    sending.build(folder, out)
    reword(folder)
    sending.build(folder, out, over=True)
    assert not sending.version(folder, out).taken


def test_a_higher_version_goes_beside_the_one_before(sending, folder, out):
    sending.build(folder, out)
    reword(folder)
    change(folder, "1.2.0", "1.2.1", PACK_FILE)
    assert not sending.version(folder, out).taken
    sending.build(folder, out)
    assert sorted(path.name for path in out.iterdir()) == [
        "on-call-1.2.0.reflectpack",
        "on-call-1.2.1.reflectpack",
    ]


def test_a_version_cannot_go_down_unnoticed(sending, folder, out):
    sending.build(folder, out)
    change(folder, "1.2.0", "1.1.9", PACK_FILE)
    version = sending.version(folder)
    assert (version.taken, version.advised) == (True, "1.2.1")


@pytest.mark.parametrize(
    ("old", "new", "advised"),
    [
        ('id = "safe"', 'id = "safer"', "2.0.0"),
        (
            'kind = "yes_no"\n',
            'kind = "yes_no"\n\n[[prompts]]\nid = "more"\nheading = "More"\nkind = "date"\n',
            "1.3.0",
        ),
    ],
)
def test_the_advice_follows_what_is_new_and_what_is_gone(sending, folder, out, old, new, advised):
    sending.build(folder, out)
    change(folder, old, new, SET_FILE)
    assert sending.version(folder).advised == advised


@pytest.mark.parametrize("there", ["another", "nothing that is a pack"])
def test_what_lies_there_counts_as_handed_out(sending, folder, out, tmp_path, there):
    path = out / "on-call-1.2.0.reflectpack"
    sending.build(folder, out)
    data = path.read_bytes() if there == "another" else b"x"
    path.write_bytes(data)
    change(folder, "1.2.0", "1.2.1", PACK_FILE)
    (out / "on-call-1.2.1.reflectpack").write_bytes(data)
    version = sending.version(folder, out)
    assert (version.taken, version.advised) == (True, "1.2.2")
    assert not sending.version(folder).taken


def test_only_the_newest_builds_are_remembered(sending, folder, out):
    for number in range(25):
        change(folder, f"1.2.{number}", f"1.2.{number + 1}", PACK_FILE)
        sending.build(folder, out)
    assert len(sending._kept("on-call")) == 20
    assert sending._kept("another") == []


def test_the_letter_says_what_it_is_how_to_open_it_and_what_to_compare(sending, folder, out):
    text = sending.build(folder, out, key=KEY).letter
    assert text.startswith("On call, version 1.2.0\nA pack of prompts for Reflect, by A. Writer.\n")
    assert "- After a night (5 minutes)\n- The morning after (2 minutes)\n" in text
    assert "on-call-1.2.0.reflectpack" in text
    assert f"    {fingerprint(KEY.public)}\n" in text
    assert "by another way" in text


def test_the_letter_counts_what_it_does_not_name(sending, folder, out):
    pack = sending.build(folder, out).pack
    one = replace(pack.prompt_sets[0], minutes=1)
    many = letter(replace(pack, prompt_sets=(one,) * 15), "x", "")
    assert many.count("- After a night (1 minute)") == 12
    assert "- and 3 more" in many
    assert "It asks" not in letter(replace(pack, prompt_sets=()), "x", "")

from __future__ import annotations

import os
import shutil

import pytest

from reflect.errors import (
    KeyFault,
    PackDamaged,
    PackRefused,
    PackUnsigned,
    Refused,
    SignerKeyUnusable,
    WeakPassphrase,
    WrongSignerPassphrase,
)
from reflect.packs.secret_key_file import Cost
from reflect.services.pack_making import (
    build_file,
    fingerprint,
    key_files,
    make_key,
    open_key,
    open_public_key,
    sign_file,
    sign_file_elsewhere,
    source_in_file,
    split_file,
    verify_file,
)
from tests.packs.example import SET_FILE, change, write_example
from tests.support.pack_attacks import KEY, OTHER

CHEAP = Cost(2**15, 2**22)
WORDS = "lantern pebble orchard thistle harbour kettle"


@pytest.fixture
def folder(tmp_path):
    return write_example(tmp_path)


@pytest.fixture
def signed(folder, tmp_path):
    return build_file(folder, tmp_path, key=KEY).path


@pytest.fixture
def public(tmp_path):
    path = tmp_path / "author.pub"
    path.write_text(KEY.public.file, "utf-8")
    return path


def never():
    message = "there is no passphrase to ask for"
    raise AssertionError(message)


def test_a_pack_is_built_under_its_name_and_version(folder, tmp_path):
    made = build_file(folder, tmp_path, key=KEY)

    assert made.path == tmp_path / "on-call-1.2.0.reflectpack"
    assert (made.pack.id, made.signer) == ("on-call", KEY.public)
    assert made.path.stat().st_mode & 0o777 == 0o644
    assert build_file(folder, tmp_path, key=KEY) == made


def test_a_pack_that_was_handed_out_does_not_change_under_its_name(folder, tmp_path, signed):
    before = signed.read_bytes()
    change(folder, "minutes = 2", "minutes = 3", SET_FILE)

    with pytest.raises(Refused, match=r"^there is already a on-call-1\.2\.0\.reflectpack"):
        build_file(folder, tmp_path, key=KEY)
    assert signed.read_bytes() == before
    build_file(folder, tmp_path, key=KEY, replace=True)
    assert signed.read_bytes() != before


def test_a_pack_is_built_without_a_signature_too(folder, tmp_path):
    made = build_file(folder, tmp_path, key=None)

    assert made.signer is None
    with pytest.raises(PackUnsigned):
        verify_file(made.path)


def test_another_pack_can_begin_with_one_in_a_file(folder, tmp_path):
    made = build_file(folder, tmp_path, key=None)
    found = source_in_file(made.path)
    assert found.pack == made.pack
    assert found.files["pack.toml"] == (folder / "pack.toml").read_bytes()


def test_a_pair_of_keys_is_made(tmp_path):
    public = make_key(tmp_path / "mine", WORDS, cost=CHEAP)
    secret_file, public_file = key_files(tmp_path / "mine")

    assert open_key(secret_file, lambda: WORDS).public == public == open_public_key(public_file)
    assert secret_file.stat().st_mode & 0o777 == 0o600
    assert make_key(tmp_path / "another", WORDS, cost=CHEAP) != public


def test_a_new_key_has_a_good_passphrase(tmp_path):
    with pytest.raises(WeakPassphrase):
        make_key(tmp_path / "mine", "password1234", cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["mine.key", "mine.pub"])
def test_no_key_is_overwritten(tmp_path, name):
    (tmp_path / name).write_text("precious")

    with pytest.raises(Refused, match=f"called {name}"):
        make_key(tmp_path / "mine", WORDS, cost=CHEAP)
    assert (tmp_path / name).read_text() == "precious"


def test_the_wrong_passphrase_opens_no_key(tmp_path):
    make_key(tmp_path / "mine", WORDS, cost=CHEAP)

    with pytest.raises(WrongSignerPassphrase):
        open_key(tmp_path / "mine.key", lambda: "another")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_key_that_others_can_read_is_refused_before_anything_is_asked(tmp_path, mode):
    make_key(tmp_path / "mine", WORDS, cost=CHEAP)
    (tmp_path / "mine.key").chmod(mode)

    with pytest.raises(SignerKeyUnusable) as caught:
        open_key(tmp_path / "mine.key", never)
    assert caught.value.fault is KeyFault.OPEN_TO_OTHERS


def test_on_windows_a_mode_says_nothing(tmp_path, monkeypatch):
    make_key(tmp_path / "mine", WORDS, cost=CHEAP)
    (tmp_path / "mine.key").chmod(0o666)
    monkeypatch.setattr("sys.platform", "win32")

    assert open_key(tmp_path / "mine.key", lambda: WORDS)


def test_a_pack_is_signed_by_another(signed):
    assert sign_file(signed, OTHER).signer == OTHER.public
    assert verify_file(signed).signer == OTHER.public


def test_a_pack_is_verified_with_the_key_that_was_named(signed, public, tmp_path):
    other = tmp_path / "other.pub"
    other.write_text(OTHER.public.file, "utf-8")

    assert verify_file(signed, public).pack.id == "on-call"
    with pytest.raises(PackRefused, match="not with the key that you named"):
        verify_file(signed, other)


def test_a_pack_that_was_changed_is_not_verified(signed):
    signed.write_bytes(signed.read_bytes()[:-1])

    with pytest.raises(PackDamaged, match="changed or damaged"):
        verify_file(signed)


def test_a_pack_is_taken_apart_for_another_program(signed, tmp_path):
    (tmp_path / "apart").mkdir()
    files = split_file(signed, tmp_path / "apart")

    assert [path.name for path in files] == [
        "on-call-1.2.0.zip",
        "on-call-1.2.0.zip.minisig",
        "on-call-1.2.0.pub",
    ]
    with pytest.raises(Refused, match=r"called on-call-1\.2\.0\.zip\."):
        split_file(signed, tmp_path / "apart")


def test_an_unsigned_pack_has_an_archive_alone(folder, tmp_path):
    path = build_file(folder, tmp_path, key=None).path

    assert [each.name for each in split_file(path, tmp_path)] == ["on-call-1.2.0.zip"]


def test_a_signature_made_elsewhere_is_put_back(signed, folder, public, tmp_path):
    before = signed.read_bytes()
    _, signature, _ = split_file(signed, tmp_path)
    build_file(folder, tmp_path, key=None, replace=True)

    assert sign_file_elsewhere(signed, signature, public).signer == KEY.public
    assert signed.read_bytes() == before


def test_a_fingerprint_is_eight_words_of_the_whole_key(tmp_path):
    words = fingerprint(KEY.public)

    assert len(words.split()) == 8
    assert words == fingerprint(KEY.public) != fingerprint(OTHER.public)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("what", [verify_file, open_public_key, lambda path: open_key(path, never)])
def test_a_pipe_is_not_waited_for(tmp_path, what):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(Refused, match="not a file"):
        what(tmp_path / "pipe")


def test_the_folder_may_be_a_copy(folder, tmp_path, signed):
    shutil.copytree(folder, tmp_path / "copy" / "on-call")

    assert build_file(tmp_path / "copy" / "on-call", tmp_path, key=KEY).path == signed

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from reflect.errors import PackDamaged, PackFault, PackRefused, PackUnsigned
from reflect.packs.built import (
    build,
    file_name,
    read_signed,
    read_unsigned,
    signed_by,
    signed_elsewhere,
    taken_apart,
)
from reflect.packs.minisign import PublicKey, sign
from reflect.packs.source import read_pack, read_source
from tests.packs.example import FILES, SET_FILE, change, write_example
from tests.support.pack_attacks import KEY, NAME, OTHER, VECTORS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_built_pack_is_the_pack_that_was_built(folder: Path):
    built = build(read_source(folder), KEY)

    assert read_signed(built).pack == read_pack(folder)
    assert file_name(read_pack(folder)) == "on-call-1.2.0.reflectpack"


def test_the_same_folder_gives_the_same_bytes(folder: Path, tmp_path: Path):
    expected = build(read_source(folder), KEY)
    again = tmp_path / "elsewhere" / "on-call"
    for name in sorted(FILES, reverse=True):
        (again / name).parent.mkdir(parents=True, exist_ok=True)
        (again / name).write_bytes(FILES[name].replace("\n", "\r\n").encode())
        (again / name).chmod(0o600)
        os.utime(again / name, (0, 0))
    (again / ".DS_Store").touch()
    (again / "README.md").write_text("Not in the pack.", "utf-8")

    assert build(read_source(again), KEY) == expected


def test_the_same_bytes_as_when_this_was_written(folder: Path):
    assert build(read_source(folder), KEY) == (VECTORS / "good.reflectpack").read_bytes()


def test_another_word_gives_other_bytes(folder: Path):
    before = build(read_source(folder), KEY)
    change(folder, "minutes = 2", "minutes = 3", SET_FILE)

    assert build(read_source(folder), KEY) != before


def test_any_program_can_open_the_archive(folder: Path):
    archive = taken_apart(build(read_source(folder))).archive
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name).decode() for name in opened.namelist()} == FILES


def test_an_unsigned_pack_is_opened_only_deliberately(folder: Path):
    built = build(read_source(folder))

    with pytest.raises(PackUnsigned):
        read_signed(built)
    opened = read_unsigned(built)
    assert (opened.pack.id, opened.signer) == ("on-call", None)


def test_a_deliberate_yes_does_not_make_a_bad_signature_good(folder: Path):
    built = build(read_source(folder), KEY)

    assert read_unsigned(built).signer == KEY.public
    with pytest.raises(PackDamaged):
        read_unsigned(built[:-1] + b"x")


def test_a_pack_is_signed_after_it_was_built(folder: Path):
    built = build(read_source(folder))

    assert signed_by(built, KEY) == build(read_source(folder), KEY)
    assert read_signed(signed_by(build(read_source(folder), OTHER), KEY)).signer == KEY.public


def test_a_signature_made_elsewhere_is_put_in(folder: Path):
    built = build(read_source(folder))
    made = sign(taken_apart(built).archive, KEY, NAME, "made on a machine without a network")

    assert signed_elsewhere(built, made.text.encode(), KEY.public) == signed_by(built, KEY)


@pytest.mark.parametrize(
    ("trusted", "key", "fault"),
    [
        (NAME, OTHER.public, PackFault.CHANGED),
        ("timestamp:1", KEY.public, PackFault.NAMES_NOTHING),
        (NAME, PublicKey(bytes(8), KEY.public.point), PackFault.OTHER_KEY),
    ],
)
def test_a_signature_that_does_not_hold_is_not_put_in(folder: Path, trusted, key, fault):
    built = build(read_source(folder))
    made = sign(taken_apart(built).archive, KEY, trusted, "x")

    with pytest.raises(PackRefused) as caught:
        signed_elsewhere(built, made.text.encode(), key)
    assert caught.value.fault is fault


def test_a_key_that_was_withdrawn_signs_no_more(folder: Path):
    built = build(read_source(folder), KEY)

    with pytest.raises(PackRefused) as caught:
        read_signed(built, revoked={KEY.public.text})
    assert caught.value.fault is PackFault.REVOKED
    assert read_signed(built, revoked={OTHER.public.text}).signer == KEY.public


def test_every_byte_counts(folder: Path):
    built = bytearray(build(read_source(folder), KEY))
    accepted = []
    for place in range(0, len(built), 7):
        built[place] ^= 0x20
        try:
            read_signed(bytes(built))
        except PackRefused:
            built[place] ^= 0x20
        else:
            accepted.append(place)

    assert accepted == []


def test_the_umask_and_the_order_of_writing_change_nothing(tmp_path: Path):
    first = build(read_source(write_example(tmp_path / "a")))
    before = os.umask(0o077)
    try:
        second = write_example(tmp_path / "b")
    finally:
        os.umask(before)
    third = tmp_path / "c" / "on-call"
    shutil.copytree(second, third)

    assert build(read_source(second)) == first == build(read_source(third))


@pytest.mark.skipif(not shutil.which("faketime"), reason="there is no faketime here")
def test_another_clock_and_another_order_of_hashing_change_nothing(folder: Path, tmp_path: Path):
    code = "import sys; from reflect.cli.main import run; sys.exit(run(sys.argv[1:]))"
    reflect = [sys.executable, "-c", code, "pack", "build", str(folder), "--output", str(tmp_path)]
    command = [str(shutil.which("faketime")), "2031-05-06 07:08:09", *reflect]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    # What it is given is the test's own.
    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603

    made = (tmp_path / "on-call-1.2.0.reflectpack").read_bytes()
    assert made == build(read_source(folder))

"""minisign's own program verifies what we sign, and we verify what it signs."""

from __future__ import annotations

import shutil
import subprocess
from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from reflect.errors import KeyFault, PackRefused, SignerKeyUnusable, WrongSignerPassphrase
from reflect.packs.minisign import (
    new_secret_key,
    read_public_key,
    read_signature,
    sign,
    verify,
)
from reflect.packs.secret_key_file import Cost, read_secret_key, write_secret_key
from tests.support.pack_attacks import KEY

STOCK = Path(__file__).parents[1] / "vectors" / "minisign"
"""Keys that minisign 0.11 made; of nobody."""
CHEAP = Cost(2**15, 2**24)
SALT = bytes(range(32))
WORDS = "cornet über paddle"
DATA = b"An archive, or anything at all."

stock = pytest.mark.skipif(not shutil.which("minisign"), reason="there is no minisign here")


def minisign(folder: Path, *arguments: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(shutil.which("minisign")), *arguments]
    # What it is given is the test's own.
    return subprocess.run(  # noqa: S603
        command, cwd=folder, input=lines, capture_output=True, text=True, check=False
    )


def never() -> str:
    message = "there is no passphrase to ask for"
    raise AssertionError(message)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "a.zip").write_bytes(DATA)
    return tmp_path


@stock
def test_its_program_verifies_what_we_sign(place: Path):
    (place / "a.zip.minisig").write_text(sign(DATA, KEY, "pack:a@1.0.0", "x").text, "utf-8")
    (place / "a.pub").write_text(KEY.public.file, "utf-8")

    done = minisign(place, "-V", "-H", "-p", "a.pub", "-m", "a.zip")
    (place / "a.zip").write_bytes(DATA + b" ")
    changed = minisign(place, "-V", "-H", "-p", "a.pub", "-m", "a.zip")

    assert (done.returncode, "pack:a@1.0.0" in done.stdout) == (0, True)
    assert changed.returncode == 1


@stock
def test_its_program_signs_with_a_key_that_we_encrypted(place: Path):
    text = write_secret_key(KEY, WORDS, salt=SALT, cost=CHEAP)
    (place / "a.key").write_text(text, "utf-8")

    done = minisign(place, "-S", "-s", "a.key", "-m", "a.zip", lines=f"{WORDS}\n")

    assert done.returncode == 0
    verify(DATA, read_signature((place / "a.zip.minisig").read_bytes()), KEY.public)


@stock
def test_we_sign_and_verify_with_its_keys(place: Path):
    minisign(place, "-G", "-W", "-p", "a.pub", "-s", "a.key")
    key = read_secret_key((place / "a.key").read_text("utf-8"), never)
    public = read_public_key((place / "a.pub").read_text("utf-8"))
    minisign(place, "-S", "-s", "a.key", "-m", "a.zip", "-t", "pack:a@1.0.0")
    theirs = read_signature((place / "a.zip.minisig").read_bytes())

    assert key.public == public
    assert sign(DATA, key, theirs.trusted, theirs.untrusted) == theirs
    verify(DATA, theirs, public)


@pytest.mark.slow
def test_we_open_a_key_that_its_program_encrypted():
    """At its own cost: a gibibyte of memory, as it says itself."""
    opened = read_secret_key((STOCK / "encrypted.key").read_text("utf-8"), lambda: "pw")

    assert opened.public == read_public_key((STOCK / "encrypted.pub").read_text("utf-8"))


def test_we_open_a_key_that_its_program_did_not_encrypt():
    opened = read_secret_key((STOCK / "plain.key").read_text("utf-8"), never)

    assert opened.public == read_public_key((STOCK / "plain.pub").read_text("utf-8"))


@stock
def test_what_its_program_signs_in_the_old_way_is_refused(place: Path):
    minisign(place, "-G", "-W", "-p", "a.pub", "-s", "a.key")
    minisign(place, "-S", "-l", "-s", "a.key", "-m", "a.zip")

    with pytest.raises(PackRefused, match="old way"):
        read_signature((place / "a.zip.minisig").read_bytes())


def test_a_key_opens_with_its_passphrase_and_no_other():
    text = write_secret_key(KEY, WORDS, salt=SALT, cost=CHEAP)

    assert read_secret_key(text, lambda: WORDS) == KEY
    assert read_secret_key(text.replace("\n", "\r\n"), lambda: WORDS) == KEY
    with pytest.raises(WrongSignerPassphrase):
        read_secret_key(text, lambda: WORDS + " ")


def test_a_passphrase_is_the_bytes_that_were_typed():
    typed = b"caf\xe9".decode("utf-8", "surrogateescape")
    text = write_secret_key(KEY, typed, salt=SALT, cost=CHEAP)

    assert read_secret_key(text, lambda: typed) == KEY


def test_a_secret_key_is_not_shown():
    assert KEY.seed.hex() not in repr(KEY)
    assert repr(KEY) == "SecretKey(hidden)"


def test_a_new_key_is_made_by_chance():
    key = new_secret_key(lambda count: b"\x07" * count)

    assert (key.key_id, key.seed) == (b"\x07" * 8, b"\x07" * 32)
    assert key.public.number == "07" * 8


def spoilt(place: int, new: bytes) -> str:
    """An encrypted key with some of its bytes changed."""
    comment, line = write_secret_key(KEY, WORDS, salt=SALT, cost=CHEAP).splitlines()
    data = bytearray(b64decode(line))
    data[place : place + len(new)] = new
    return f"{comment}\n{b64encode(bytes(data)).decode()}\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", KeyFault.NO_SECRET_KEY),
        ("untrusted comment: x\nAAAA\n", KeyFault.NO_SECRET_KEY),
        ("untrusted comment: x\nÄ\n", KeyFault.NO_SECRET_KEY),
        (spoilt(0, b"EX"), KeyFault.NO_SECRET_KEY),
        (spoilt(2, b"Ar"), KeyFault.NO_SECRET_KEY),
        (spoilt(4, b"SH"), KeyFault.NO_SECRET_KEY),
        (spoilt(38, (2**26).to_bytes(8, "little")), KeyFault.COSTLY),
        (spoilt(46, (2**31).to_bytes(8, "little")), KeyFault.COSTLY),
        (spoilt(46, b"\xff" * 8), KeyFault.COSTLY),
        (spoilt(2, b"\0\0"), KeyFault.DAMAGED),
    ],
)
def test_a_secret_key_that_is_none_is_refused_before_anything_is_asked(text: str, fault: KeyFault):
    with pytest.raises(SignerKeyUnusable) as caught:
        read_secret_key(text, never)
    assert caught.value.fault is fault


@pytest.mark.parametrize("operations", [0, 2**15, 2**16])
@pytest.mark.parametrize("memory", [0, 2**12, 2**22])
def test_little_cost_is_borne(operations: int, memory: int):
    cost = Cost(operations, memory)
    text = write_secret_key(KEY, WORDS, salt=SALT, cost=cost)

    assert read_secret_key(text, lambda: WORDS) == KEY


@stock
@pytest.mark.parametrize("cost", [Cost(2**15, 2**22), Cost(2**18, 2**20), Cost(2**16, 2**24)])
def test_its_program_stretches_as_we_do_at_any_cost(place: Path, cost: Cost):
    (place / "a.key").write_text(write_secret_key(KEY, "x", salt=SALT, cost=cost), "utf-8")

    assert minisign(place, "-S", "-s", "a.key", "-m", "a.zip", lines="x\n").returncode == 0


@pytest.mark.parametrize(
    "text", ["", "x", KEY.public.text[:-1], KEY.public.text.replace("RW", "SW"), "RWQ" + "B" * 52]
)
def test_a_public_key_that_is_none_is_refused(text: str):
    with pytest.raises(SignerKeyUnusable, match="not a public key"):
        read_public_key(text)


def test_a_public_key_is_read_as_it_is_written():
    assert read_public_key(KEY.public.file) == KEY.public
    assert read_public_key(KEY.public.text) == KEY.public
    assert read_public_key(KEY.public.file.replace("\n", "\r\n")) == KEY.public

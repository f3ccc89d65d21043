"""Packs made to deceive, each with the sentence that refuses it: ``tests/vectors/packs``.

``python -m tests.support.pack_attacks`` makes the files again; the same bytes every time.
"""

from __future__ import annotations

import base64
import struct
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reflect.errors import PackFault
from reflect.packs.built import Parts, joined, taken_apart
from reflect.packs.minisign import SecretKey, Signature, sign
from reflect.packs.strict_zip import write_zip
from tests.packs.example import FILES, PACK_FILE, SET_FILE
from tests.support import odd_zips
from tests.support.odd_contents import ODD_CONTENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

VECTORS = Path(__file__).parents[1] / "vectors" / "packs"
KEY = SecretKey(bytes(range(8)), bytes(range(32)))
"""Of nobody; it stands here for all to see."""
OTHER = SecretKey(bytes(range(8)), bytes(range(1, 33)))
NAME = "pack:on-call@1.2.0"
GOOD = {name: text.encode() for name, text in FILES.items()}
ARCHIVE = write_zip(GOOD)
COMMENT = f"public key {KEY.public.text}"
HEAD = 15
"""Bytes before the signature."""


class Attack(NamedTuple):
    """A file, and what is said of it."""

    name: str
    data: bytes
    said: str


def signed(archive: bytes, key: SecretKey = KEY, name: str = NAME) -> bytes:
    """A pack of any bytes with a signature that holds."""
    comment = COMMENT if key is KEY else f"public key {key.public.text}"
    return joined(Parts(sign(archive, key, name, comment), archive))


def with_text(text: str | bytes, archive: bytes = ARCHIVE) -> bytes:
    """A pack with these very bytes for its signature."""
    data = text.encode() if isinstance(text, str) else text
    return b"REFLECTPACK1\n" + struct.pack(">H", len(data)) + data + archive


def good() -> bytes:
    """What all of them would like to be."""
    return signed(ARCHIVE)


def attacks() -> Iterator[Attack]:
    """Every one of them."""
    yield from _frames()
    yield from _signatures()
    yield from _signed_names()
    yield from _keys()
    yield from _archives()
    yield from _names()
    yield from _contents()


def kept() -> Iterator[Attack]:
    """Those that are small enough to lie in a repository."""
    return (attack for attack in attacks() if len(attack.data) <= 64 * 1024)


def _frames() -> Iterator[Attack]:
    whole = good()
    begins = "frame-"
    for name, data, fault in (
        ("nothing", b"", PackFault.NO_PACK),
        ("a-zip", ARCHIVE, PackFault.NO_PACK),
        ("a-zip-with-a-pack-after-it", ARCHIVE + whole, PackFault.NO_PACK),
        ("something-before", b"\n" + whole, PackFault.NO_PACK),
        ("other-letters", whole.replace(b"REFLECTPACK1", b"reflectpack1"), PackFault.NO_PACK),
        ("windows-line", whole.replace(b"PACK1\n", b"PACK1\r\n", 1), PackFault.NO_PACK),
        ("newer", whole.replace(b"PACK1\n", b"PACK2\n", 1), PackFault.NEWER),
        ("cut-in-its-name", whole[:7], PackFault.CUT),
        ("cut-before-the-signature", whole[:14], PackFault.CUT),
        ("cut-in-the-signature", whole[:100], PackFault.CUT),
        ("cut-before-the-archive", whole[: len(whole) - len(ARCHIVE)], PackFault.CUT),
        ("cut-in-the-archive", whole[:-1], PackFault.CHANGED),
        ("unsigned", with_text(b""), PackFault.UNSIGNED),
        ("too-large", good() + bytes(2**20), PackFault.TOO_LARGE),
    ):
        yield Attack(begins + name, data, fault)


def _signatures() -> Iterator[Attack]:
    text = taken_apart(good()).signature.text  # type: ignore[union-attr] # it is signed
    lines = text.split("\n")
    first = base64.b64decode(lines[1])
    legacy = base64.b64encode(b"Ed" + first[2:]).decode()
    foreign = base64.b64encode(b"EX" + first[2:]).decode()
    loose = lines[1][:-2] + chr(ord(lines[1][-2]) + 1) + "="
    other = write_zip({**GOOD, SET_FILE: b""})
    form = PackFault.SIGNATURE_FORM
    for name, data, fault in (
        ("larger-than-its-limit", with_text("x" * 5000), form),
        ("too-long-a-length", b"REFLECTPACK1\n\xff\xff" + bytes(70_000), form),
        ("no-text", with_text(b"\xff\xfe" * 90), form),
        ("three-lines", with_text("\n".join(lines[:3]) + "\n"), form),
        ("five-lines", with_text(text + "more\n"), form),
        ("no-last-line-break", with_text(text.removesuffix("\n")), form),
        ("windows-lines", with_text(text.replace("\n", "\r\n")), form),
        ("no-base64", with_text(text.replace(lines[1], "*" * 100)), form),
        ("base64-with-loose-bits", with_text(text.replace(lines[1], loose)), form),
        ("base64-without-padding", with_text(text.replace(lines[3], lines[3].rstrip("="))), form),
        ("base64-of-too-little", with_text(text.replace(lines[1], lines[3])), form),
        ("not-hashed-first", with_text(text.replace(lines[1], legacy)), PackFault.LEGACY_SIGNATURE),
        ("other-algorithm", with_text(text.replace(lines[1], foreign)), form),
        ("a-control-character", with_text(text.replace("public key", "public\x1bkey")), form),
        ("archive-changed", good()[:-60] + b"x" + good()[-59:], PackFault.CHANGED),
        (
            "archive-exchanged",
            with_text(text, other),
            PackFault.CHANGED,
        ),
        ("signature-changed", _flipped(HEAD + len(lines[0]) + 40), PackFault.CHANGED),
        ("version-changed", with_text(text.replace("1.2.0", "1.3.0")), PackFault.COMMENT_CHANGED),
        ("last-line-changed", _flipped(HEAD + len(text) - 30), PackFault.COMMENT_CHANGED),
    ):
        yield Attack("signature-" + name, data, fault)


def _signed_names() -> Iterator[Attack]:
    for name, data, fault in (
        ("of-another-pack", signed(ARCHIVE, name="pack:off-call@1.2.0"), PackFault.OTHER_PACK),
        ("of-another-version", signed(ARCHIVE, name="pack:on-call@1.1.9"), PackFault.OTHER_PACK),
        ("says-nothing", signed(ARCHIVE, name=""), PackFault.NAMES_NOTHING),
        ("says-more", signed(ARCHIVE, name=NAME + " yes"), PackFault.NAMES_NOTHING),
        ("says-a-time", signed(ARCHIVE, name="timestamp:1"), PackFault.NAMES_NOTHING),
        ("says-zeros", signed(ARCHIVE, name="pack:on-call@01.2.0"), PackFault.NAMES_NOTHING),
    ):
        yield Attack("signature-" + name, data, fault)


def _flipped(place: int) -> bytes:
    """The good pack with one letter of its signature another one."""
    data = bytearray(good())
    data[place] = ord("A") if data[place] != ord("A") else ord("B")
    return bytes(data)


def _keys() -> Iterator[Attack]:
    made = sign(ARCHIVE, KEY, NAME, COMMENT)
    weak = base64.b64encode(b"Ed" + KEY.key_id + b"\x01" + bytes(31)).decode()
    beyond = base64.b64encode(b"Ed" + KEY.key_id + b"\xee" + b"\xff" * 30 + b"\x7f").decode()
    number = SecretKey(bytes(8), KEY.seed)
    fits_all = Signature(
        f"public key {weak}", KEY.key_id, b"\x01" + bytes(63), NAME, b"\x01" + bytes(63)
    )
    for name, signature, fault in (
        ("none", _with(made, "signature from minisign secret key"), PackFault.NO_SIGNER),
        ("no-key", _with(made, "public key of mine"), PackFault.NO_SIGNER),
        ("a-word-more", _with(made, COMMENT + " of A. Writer"), PackFault.NO_SIGNER),
        (
            "two-lines-in-one",
            _with(made, "public key \u2028" + KEY.public.text),
            PackFault.NO_SIGNER,
        ),
        ("another", _with(made, f"public key {OTHER.public.text}"), PackFault.CHANGED),
        ("another-number", _with(made, f"public key {number.public.text}"), PackFault.OTHER_KEY),
        ("that-fits-all", fits_all, PackFault.WEAK_KEY),
        ("beyond-the-field", _with(made, f"public key {beyond}"), PackFault.WEAK_KEY),
    ):
        yield Attack("key-" + name, joined(Parts(signature, ARCHIVE)), fault)


def _with(made: Signature, untrusted: str) -> Signature:
    return Signature(untrusted, made.key_id, made.of_data, made.trusted, made.of_comment)


def _archives() -> Iterator[Attack]:
    for name, archive, detail in odd_zips.odd_zips(GOOD, ARCHIVE):
        said = detail if isinstance(detail, PackFault) else f"{PackFault.ARCHIVE}: {detail}."
        yield Attack("zip-" + name, signed(archive), said)


def _names() -> Iterator[Attack]:
    for name, inside in (
        ("out-of-the-folder", "../pack.toml"),
        ("out-of-a-folder", "sets/../../a.toml"),
        ("from-the-root", "/etc/a.toml"),
        ("of-a-drive", "c:/a.toml"),
        ("with-backslash", "sets\\a.toml"),
        ("of-a-device", "con"),
        ("of-a-device-in-a-folder", "sets/nul.toml"),
        ("of-a-port", "sets/com1.toml"),
        ("of-a-stream", "pack.toml:a"),
        ("with-nul", "sets/a.toml\0.exe"),
        ("a-program", "sets/a.exe"),
        ("a-script", "sets/a.py"),
        ("a-picture", "images/a.svg"),
        ("in-capitals", "PACK.TOML"),
        ("with-capital", "sets/A.toml"),
        ("with-accent", "sets/é.toml"),
        ("with-space-at-its-end", "sets/a.toml "),
        ("with-point-at-its-end", "sets/a.toml."),
        ("hidden", "sets/.a.toml"),
        ("of-a-folder", "sets/"),
        ("in-a-folder-below", "sets/more/a.toml"),
        ("very-long", f"sets/{'a' * 70}.toml"),
    ):
        data = odd_zips.zip_of({**GOOD, inside: b"x"})
        said = f"{PackFault.ARCHIVE}: no file of a pack is called"
        yield Attack("name-" + name, signed(data), said)


def _contents() -> Iterator[Attack]:
    for name, file, text, said in ODD_CONTENTS:
        data = text.encode() if isinstance(text, str) else text
        archive = write_zip({**GOOD, file: data})
        yield Attack("content-" + name, signed(archive), f"{PackFault.CONTENT}: {said}")
    newer = GOOD[PACK_FILE].replace(b"format = 1", b"format = 2")
    yield Attack("content-newer", signed(write_zip({**GOOD, PACK_FILE: newer})), PackFault.NEWER)
    headless = {name: data for name, data in GOOD.items() if name != PACK_FILE}
    said = f"{PackFault.CONTENT}: {PACK_FILE}: is missing"
    yield Attack("content-no-pack-file", signed(write_zip(headless)), said)


def main() -> None:
    """Write every file anew."""
    VECTORS.mkdir(parents=True, exist_ok=True)
    for old in VECTORS.iterdir():
        old.unlink()
    (VECTORS / "good.reflectpack").write_bytes(good())
    lines = ["# How the sentence begins that refuses each file; by tests/support/pack_attacks.py"]
    for attack in kept():
        (VECTORS / f"{attack.name}.reflectpack").write_bytes(attack.data)
        lines.append(f"{attack.name} = {_toml(attack.said)}")
    (VECTORS / "outcomes.toml").write_bytes("\n".join([*lines, ""]).encode())


def _toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()

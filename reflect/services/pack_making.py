"""Packs as one file each: built, signed, verified and taken apart."""

from __future__ import annotations

import secrets
import stat
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.errors import KeyFault, PackFault, PackRefused, Refused, SignerKeyUnusable
from reflect.packs import built
from reflect.packs.minisign import (
    MAX_SIGNATURE_BYTES,
    PublicKey,
    SecretKey,
    new_secret_key,
    read_public_key,
)
from reflect.packs.secret_key_file import MAX_BYTES, ORDINARY, read_secret_key, write_secret_key
from reflect.packs.source import read_source
from reflect.storage.files import (
    publish_file,
    read_file,
    replace_file,
    size_of_file,
    storage_errors,
)
from reflect.storage.passphrases import check_new, words_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.packs.built import BuiltPack
    from reflect.packs.pack import Pack
    from reflect.packs.secret_key_file import Cost
    from reflect.packs.source import Source

SECRET_ENDING, PUBLIC_ENDING = ".key", ".pub"
_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A built pack on the disk."""

    path: Path
    pack: Pack
    signer: PublicKey | None


def fingerprint(key: PublicKey) -> str:
    """Eight words that stand for the whole key: to be read out, and compared."""
    return words_for(key.digest)


def build_file(folder: Path, to: Path, *, key: SecretKey | None, replace: bool = False) -> MadeFile:
    """Build the pack of a source folder into the folder ``to``.

    Raises `PackInvalid`, or `Refused` when another pack is there under this name and version,
    unless it is to be replaced: what was handed out should not change under its name.
    """
    source = read_source(folder)
    data = built.build(source, key)
    path = to / built.file_name(source.pack)
    if not replace and path.exists() and read_file(path, at_most=built.MAX_BYTES) != data:
        what = (
            f"there is already a {path.name} with other content. Raise the version in pack.toml, "
            "or say --replace if nobody has it yet"
        )
        raise Refused(what)
    publish_file(path, data)
    return MadeFile(path, source.pack, key.public if key else None)


def make_key(place: Path, passphrase: str, *, cost: Cost = ORDINARY) -> PublicKey:
    """Make a pair of keys beside each other: ``place.key``, encrypted, and ``place.pub``.

    Raises `WeakPassphrase`, or `Refused` when one of them is there already.
    """
    key = new_secret_key(secrets.token_bytes)
    save_key(key, place, passphrase, cost=cost)
    return key.public


def save_key(key: SecretKey, place: Path, passphrase: str, *, cost: Cost = ORDINARY) -> None:
    """Write a pair of keys as `make_key` does, and raise what it raises."""
    secret, public = key_files(place)
    for path in (secret, public):
        if path.exists():
            what = f"there is already something called {path.name}. Choose another name"
            raise Refused(what)
    check_new(passphrase)
    text = write_secret_key(key, passphrase, salt=secrets.token_bytes(32), cost=cost)
    replace_file(secret, text.encode())
    publish_file(public, key.public.file.encode())


def key_files(place: Path) -> tuple[Path, Path]:
    """Where the secret and the public key of a pair lie."""
    return (
        place.with_name(place.name + SECRET_ENDING),
        place.with_name(place.name + PUBLIC_ENDING),
    )


def open_key(path: Path, ask_passphrase: Callable[[], str]) -> SecretKey:
    """The secret key in a file; raises `SignerKeyUnusable` or `WrongSignerPassphrase`.

    A file that others can read is refused: nobody could tell who signed with it.
    """
    size_of_file(path)
    with storage_errors():
        mode = stat.S_IMODE(path.stat().st_mode)
    if sys.platform != "win32" and mode & _OTHERS:
        raise SignerKeyUnusable(KeyFault.OPEN_TO_OTHERS)
    return read_secret_key(_text(path), ask_passphrase)


def open_public_key(path: Path) -> PublicKey:
    """The public key in a file; raises `SignerKeyUnusable`."""
    size_of_file(path)
    return read_public_key(_text(path))


def sign_file(path: Path, key: SecretKey) -> BuiltPack:
    """Sign a built pack, in the place of any earlier signature."""
    data = built.signed_by(_built(path), key)
    publish_file(path, data)
    return built.read_signed(data)


def sign_file_elsewhere(path: Path, signature: Path, public_key: Path) -> BuiltPack:
    """Put a signature that minisign made of the pack's archive into the pack."""
    size_of_file(signature)
    made = read_file(signature, at_most=MAX_SIGNATURE_BYTES)
    data = built.signed_elsewhere(_built(path), made, open_public_key(public_key))
    publish_file(path, data)
    return built.read_signed(data)


def verify_file(path: Path, public_key: Path | None = None) -> BuiltPack:
    """The pack in a file, if its signature holds and was made with the key that was named."""
    found = built.read_signed(_built(path))
    if public_key and open_public_key(public_key) != found.signer:
        raise PackRefused(PackFault.NOT_THAT_KEY)
    return found


def source_in_file(path: Path) -> Source:
    """The pack in a file with its files, to begin another with, whoever signed it.

    Raises `PackRefused`.
    """
    return built.source_of(_built(path))


def split_file(path: Path, to: Path) -> tuple[Path, ...]:
    """Take a pack apart: its archive, and if it is signed the signature and the public key.

    They are what minisign's own program asks for. Raises `Refused` when one is there already.
    """
    data = _built(path)
    parts = built.taken_apart(data)
    stem = to / path.name.removesuffix(built.ENDING)
    archive = stem.with_name(stem.name + ".zip")
    files = {archive: parts.archive}
    if parts.signature and (signer := built.read_signed(data).signer):
        files[archive.with_name(archive.name + ".minisig")] = parts.signature.text.encode()
        files[stem.with_name(stem.name + PUBLIC_ENDING)] = signer.file.encode()
    for each in files:
        if each.exists():
            what = f"there is already something called {each.name}. Choose another --output"
            raise Refused(what)
    for each, content in files.items():
        publish_file(each, content)
    return tuple(files)


def _built(path: Path) -> bytes:
    size_of_file(path)
    return read_file(path, at_most=built.MAX_BYTES)


def _text(path: Path) -> str:
    return read_file(path, at_most=MAX_BYTES).decode("utf-8", "replace")

"""A built pack: a signature and the archive that it signs, verified first and parsed after."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect.errors import (
    PackDamaged,
    PackFault,
    PackInvalid,
    PackNewer,
    PackRefused,
    PackUnsigned,
    SignerKeyUnusable,
)
from reflect.packs import limits, strict_zip
from reflect.packs.minisign import (
    MAX_SIGNATURE_BYTES,
    PublicKey,
    SecretKey,
    Signature,
    read_public_key,
    read_signature,
    sign,
    verify,
)
from reflect.packs.revoked import REVOKED
from reflect.packs.source import Source, read_built_files

if TYPE_CHECKING:
    from collections.abc import Collection

    from reflect.packs.pack import Pack

ENDING = ".reflectpack"
_MAGIC = b"REFLECTPACK1\n"
_ANY_MAGIC = re.compile(rb"REFLECTPACK[0-9]{1,9}\n")
_LENGTH = struct.Struct(">H")
_HEAD = len(_MAGIC) + _LENGTH.size

MAX_BYTES = _HEAD + MAX_SIGNATURE_BYTES + strict_zip.MAX_BYTES

_SIGNED_WITH = "public key "
_NAME = re.compile(rf"pack:({limits.ID.pattern.pattern})@({limits.VERSION.pattern.pattern})")


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """A pack, whole and sound; with its signer if somebody signed it."""

    pack: Pack
    signer: PublicKey | None


@dataclass(frozen=True, slots=True)
class Parts:
    """A built pack taken apart; of what is signed nothing was looked at."""

    signature: Signature | None
    archive: bytes


def file_name(pack: Pack) -> str:
    """What the file of a built pack is called."""
    return f"{pack.id}-{pack.version}{ENDING}"


def build(source: Source, key: SecretKey | None = None) -> bytes:
    """The built pack, signed if there is a key. The same source and key give the same bytes."""
    archive = strict_zip.write_zip(source.files)
    return joined(Parts(_signed(archive, source.pack, key) if key else None, archive))


def signed_by(data: bytes, key: SecretKey) -> bytes:
    """The built pack with the signature of this key in place of the one it had."""
    archive = taken_apart(data).archive
    return joined(Parts(_signed(archive, _read_archive(archive), key), archive))


def signed_elsewhere(data: bytes, signature: bytes, key: PublicKey) -> bytes:
    """The built pack with a signature that minisign made of its archive."""
    archive = taken_apart(data).archive
    found = replace(read_signature(signature), untrusted=_SIGNED_WITH + key.text)
    whole = joined(Parts(found, archive))
    read_signed(whole)
    return whole


def read_signed(data: bytes, *, revoked: Collection[str] = REVOKED) -> BuiltPack:
    """The pack, once its signature holds.

    Raises `PackRefused`, and its `PackUnsigned` for a pack without a signature. Not a byte of the
    archive is parsed before the signature has been verified.
    """
    parts = taken_apart(data)
    if parts.signature is None:
        raise PackUnsigned
    signer = _signer(parts.signature)
    if signer.text in revoked:
        raise PackRefused(PackFault.REVOKED)
    verify(parts.archive, parts.signature, signer)
    name = _NAME.fullmatch(parts.signature.trusted)
    if name is None:
        raise PackRefused(PackFault.NAMES_NOTHING)
    pack = _read_archive(parts.archive)
    if (pack.id, pack.version) != (name[1], name[2]):
        raise PackRefused(PackFault.OTHER_PACK)
    return BuiltPack(pack, signer)


def read_unsigned(data: bytes, *, revoked: Collection[str] = REVOKED) -> BuiltPack:
    """The pack of a file that nobody signed, for whoever chose deliberately to open such a one.

    A signature that is there must hold all the same. Raises `PackRefused`.
    """
    parts = taken_apart(data)
    if parts.signature:
        return read_signed(data, revoked=revoked)
    return BuiltPack(_read_archive(parts.archive), None)


def read_kept(data: bytes) -> Pack:
    """The pack in a file whose signature was verified before the journal took it."""
    return _read_archive(taken_apart(data).archive)


def files_of(data: bytes) -> dict[str, bytes]:
    """The files in the archive of a pack that was read before."""
    return strict_zip.read_zip(taken_apart(data).archive)


def source_of(data: bytes) -> Source:
    """The pack of a file that nobody need have signed, and the files in it.

    Raises `PackRefused`.
    """
    pack = read_unsigned(data).pack
    return Source(pack, strict_zip.read_zip(taken_apart(data).archive))


def taken_apart(data: bytes) -> Parts:
    """The signature and the archive in a file; raises `PackRefused`."""
    if not data.startswith(_MAGIC):
        raise _no_pack(data)
    if len(data) > MAX_BYTES:
        raise PackRefused(PackFault.TOO_LARGE)
    if len(data) < _HEAD:
        raise PackDamaged(PackFault.CUT)
    (length,) = _LENGTH.unpack_from(data, len(_MAGIC))
    if length > MAX_SIGNATURE_BYTES:
        raise PackRefused(PackFault.SIGNATURE_FORM)
    if len(data) <= _HEAD + length:
        raise PackDamaged(PackFault.CUT)
    text, archive = data[_HEAD : _HEAD + length], data[_HEAD + length :]
    signature = read_signature(text) if text else None
    if signature and signature.text.encode() != text:
        raise PackRefused(PackFault.SIGNATURE_FORM)
    return Parts(signature, archive)


def joined(parts: Parts) -> bytes:
    """The file of a built pack."""
    text = parts.signature.text.encode() if parts.signature else b""
    return _MAGIC + _LENGTH.pack(len(text)) + text + parts.archive


def _signed(archive: bytes, pack: Pack, key: SecretKey) -> Signature:
    return sign(archive, key, f"pack:{pack.id}@{pack.version}", _SIGNED_WITH + key.public.text)


def _signer(signature: Signature) -> PublicKey:
    """The key that the signature came with; who it belongs to is not known from that."""
    if not signature.untrusted.startswith(_SIGNED_WITH):
        raise PackRefused(PackFault.NO_SIGNER)
    try:
        return read_public_key(signature.untrusted.removeprefix(_SIGNED_WITH))
    except SignerKeyUnusable:
        raise PackRefused(PackFault.NO_SIGNER) from None


def _read_archive(archive: bytes) -> Pack:
    try:
        return read_built_files(strict_zip.read_zip(archive))
    except PackInvalid as error:
        if error.newer:
            raise PackNewer(PackFault.NEWER) from None
        raise PackRefused(PackFault.CONTENT, error.problems[0]) from None


def _no_pack(data: bytes) -> PackRefused:
    if _ANY_MAGIC.match(data):
        return PackNewer(PackFault.NEWER)
    if _MAGIC.startswith(data) and data:
        return PackDamaged(PackFault.CUT)
    return PackRefused(PackFault.NO_PACK)

"""``journal.keys``: its values and its bytes. docs/FORMAT.md describes both for another reader."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from msgspec import Meta, Struct, ValidationError, convert

from reflect.errors import KeysDamaged, NewerFormat, Refused
from reflect.storage.slots import Slot, canonical, fields_of, slot_from

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1
"""The newest format of a journal that this program knows."""

LARGEST = 64 * 1024
"""No key file is larger, in bytes."""

MOST_SLOTS = 8

_MAGIC = b"reflkeys"
_PREFIX = len(_MAGIC) + 4
_HASH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """All that ``journal.keys`` says. It holds no secret in the clear."""

    journal: UUID
    slots: tuple[Slot, ...]
    generation: int = 1
    """How often the file was written."""
    format: int = FORMAT
    min_reader: int = FORMAT
    """The oldest format that a program must know to open the journal."""
    critical: tuple[str, ...] = ()
    """Fields that a reader must know; the rest may be left alone."""
    others: Mapping[str, object] = field(default_factory=dict)
    """Fields of a newer writer, kept as they are."""
    mac: bytes = bytes(_HASH)
    """Made with the journal's header key over `signed_bytes`."""


Count = Annotated[int, Meta(ge=1, le=2**53)]


class _Fields(Struct, frozen=True):
    format: Count
    min_reader: Count
    generation: Count
    journal: UUID
    critical: Annotated[tuple[str, ...], Meta(max_length=MOST_SLOTS)]
    slots: Annotated[list[dict[str, Any]], Meta(min_length=1, max_length=MOST_SLOTS)]


def encode(key_file: KeyFile) -> bytes:
    """The bytes of the file."""
    body = signed_bytes(key_file) + key_file.mac
    data = body + hashlib.sha256(body).digest()
    if len(data) > LARGEST:
        what = "the key file has no room for more"
        raise Refused(what)
    return data


def signed_bytes(key_file: KeyFile) -> bytes:
    """What the MAC is made over: magic, length and JSON."""
    body = _json(key_file)
    return _MAGIC + len(body).to_bytes(4, "big") + body


def decode(data: bytes) -> KeyFile:
    """The values in the bytes. Derives no key, so damage is never taken for a wrong passphrase.

    Raises `KeysDamaged`, or `NewerFormat` for a whole file that needs a newer program.
    """
    body = _checked(data)
    fields = _parsed(body)
    _refuse_newer(fields)
    key_file = _built(fields, mac=data[-2 * _HASH : -_HASH])
    if _json(key_file) != body:
        what = "not in canonical form"
        raise KeysDamaged(what)
    return key_file


def _checked(data: bytes) -> bytes:
    """The JSON inside, once size, magic, length and checksum agree."""
    if not _PREFIX + 2 * _HASH <= len(data) <= LARGEST:
        what = "its size"
    elif not data.startswith(_MAGIC):
        what = "its first bytes"
    elif int.from_bytes(data[len(_MAGIC) : _PREFIX], "big") != len(data) - _PREFIX - 2 * _HASH:
        what = "its length"
    elif not hmac.compare_digest(hashlib.sha256(data[:-_HASH]).digest(), data[-_HASH:]):
        what = "its checksum"
    else:
        return data[_PREFIX : -2 * _HASH]
    raise KeysDamaged(what)


def _parsed(body: bytes) -> dict[str, Any]:
    """The JSON object, if it is one and written as `canonical` writes it: no key twice, no NaN."""
    try:
        fields = json.loads(body)
        if isinstance(fields, dict) and canonical(fields) == body:
            return fields
    except (ValueError, RecursionError):
        pass  # Said below: the parser's message could quote the file.
    what = "its content"
    raise KeysDamaged(what)


def _refuse_newer(fields: Mapping[str, Any]) -> None:
    """Comes before all other rules: a newer format may have others."""
    needed, found = fields.get("min_reader"), fields.get("format")
    if isinstance(needed, int) and isinstance(found, int) and needed > FORMAT:
        raise NewerFormat(found, FORMAT)


def _built(fields: Mapping[str, Any], mac: bytes) -> KeyFile:
    try:
        known = convert(fields, _Fields)
        slots = tuple(slot_from(slot) for slot in known.slots)
    except ValidationError as error:
        what = "a field breaks its rule"
        raise KeysDamaged(what) from error
    if len({slot.id for slot in slots}) != len(slots):
        what = "two slots have one name"
        raise KeysDamaged(what)
    if not set(known.critical) <= set(_Fields.__struct_fields__):
        raise NewerFormat(known.format, FORMAT)
    return KeyFile(
        journal=known.journal,
        slots=slots,
        generation=known.generation,
        format=known.format,
        min_reader=known.min_reader,
        critical=known.critical,
        others={k: v for k, v in fields.items() if k not in _Fields.__struct_fields__},
        mac=mac,
    )


def _json(key_file: KeyFile) -> bytes:
    return canonical(
        {
            **key_file.others,
            "critical": key_file.critical,
            "format": key_file.format,
            "generation": key_file.generation,
            "journal": str(key_file.journal),
            "min_reader": key_file.min_reader,
            "slots": [fields_of(slot) for slot in key_file.slots],
        }
    )

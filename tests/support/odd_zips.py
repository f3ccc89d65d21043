"""Archives that are nearly those of a pack: every field of a zip bent, one at a time."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from reflect.errors import PackFault
from tests.packs.example import PACK_FILE, SET_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
BOTH = "its table of contents says something else than its files"
ORDER = "its files are not in the order of their names, or carry times or versions"


def info_of(name: str) -> zipfile.ZipInfo:
    """What a pack's archive says of a file."""
    info = zipfile.ZipInfo("x", EPOCH)
    info.filename = name
    info.create_system, info.create_version, info.extract_version = 0, 10, 10
    return info


def zip_of(
    files: Mapping[str, bytes],
    change: Callable[[zipfile.ZipInfo], None] = lambda _: None,
    comment: bytes = b"",
) -> bytes:
    """An archive as another program makes it; ``change`` bends what is said of the first file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = comment
        for position, (name, data) in enumerate(sorted(files.items())):
            info = info_of(name)
            if position == 0:
                change(info)
            attributes = info.external_attr
            archive.writestr(info, data)
            info.external_attr = attributes  # where there are none, Python sets its own
    return buffer.getvalue()


def odd_zips(
    files: Mapping[str, bytes], plain: bytes
) -> Iterator[tuple[str, bytes, str | PackFault]]:
    """Each with its name and what is said of it."""
    first = min(files)
    yield from _by_field(files, plain, first)
    yield from _by_bytes(plain, first)
    yield from _whole(files, plain, first)


def _set(**fields: object) -> Callable[[zipfile.ZipInfo], None]:
    def change(info: zipfile.ZipInfo) -> None:
        for name, value in fields.items():
            setattr(info, name, value)

    return change


def _by_field(
    files: Mapping[str, bytes], _plain: bytes, first: str
) -> Iterator[tuple[str, bytes, str]]:
    unix = {"create_system": 3}
    for name, change, detail in (
        ("deflated", _set(compress_type=zipfile.ZIP_DEFLATED), f"{first} is compressed"),
        ("bzip2", _set(compress_type=zipfile.ZIP_BZIP2), f"{first} is compressed"),
        ("lzma", _set(compress_type=zipfile.ZIP_LZMA), f"{first} has flags set"),
        ("extra-field", _set(extra=b"\xfe\xca\x00\x00"), f"{first} has extra fields"),
        ("time", _set(date_time=(2026, 11, 26, 10, 0, 0)), ORDER),
        ("symbolic-link", _set(**unix, external_attr=0o120777 << 16), BOTH),
        ("folder", _set(external_attr=0x10), BOTH),
        ("device", _set(**unix, external_attr=0o060644 << 16), BOTH),
        ("runs-as-its-owner", _set(**unix, external_attr=0o104755 << 16), BOTH),
        ("comment-of-a-file", _set(comment=b"hello"), BOTH),
    ):
        yield name, zip_of(files, change), detail
    yield "comment", zip_of(files, comment=b"hello"), BOTH
    bomb = zip_of({**files, first: bytes(2**18)}, _set(compress_type=zipfile.ZIP_DEFLATED))
    yield "bomb", bomb, f"{first} is compressed"


def _by_bytes(plain: bytes, first: str) -> Iterator[tuple[str, bytes, str | PackFault]]:
    contents = plain.index(b"PK\x01\x02")
    end = plain.index(b"PK\x05\x06")
    for name, place, field, detail in (
        ("encrypted", 6, struct.pack("<H", 1), f"{first} is encrypted"),
        ("data-descriptor", 6, struct.pack("<H", 8), f"{first} has its size told only after it"),
        ("utf-8-flag", 6, struct.pack("<H", 0x800), f"{first} has flags set"),
        ("checksum", 14, bytes(4), f"{first} does not fit its checksum"),
        ("zip64", 18, b"\xff" * 8, f"{first} is written as zip64"),
        ("two-sizes", 18, struct.pack("<I", 1), f"{first} has two sizes"),
        ("huge", 18, struct.pack("<II", 2**30, 2**30), f"{first} is larger than 256 KiB"),
        ("longer-than-it-is", 18, struct.pack("<II", 2**18, 2**18), PackFault.CUT),
        ("version", 4, struct.pack("<H", 45), ORDER),
        ("other-name-in-contents", contents + 46, b"g", BOTH),
        ("other-size-in-contents", contents + 24, bytes(4), BOTH),
        ("overlap", contents + 42, struct.pack("<I", 8), BOTH),
        ("other-count", end + 8, struct.pack("<H", 1), BOTH),
        ("other-disk", end + 4, struct.pack("<H", 1), BOTH),
        ("contents-elsewhere", end + 16, bytes(4), BOTH),
        ("says-it-has-a-comment", end + 20, struct.pack("<H", 4), BOTH),
    ):
        yield name, plain[:place] + field + plain[place + len(field) :], detail


def _whole(
    files: Mapping[str, bytes], plain: bytes, first: str
) -> Iterator[tuple[str, bytes, str | PackFault]]:
    contents = plain.index(b"PK\x01\x02")
    one = plain[: plain.index(b"PK\x03\x04", 4)]
    other = zip_of({PACK_FILE: files[SET_FILE]})
    yield "empty", b"PK\x05\x06" + bytes(18), "it does not begin with a file"
    yield "prefix", b"#!/bin/sh\n" + plain, "it does not begin with a file"
    yield "trailing-bytes", plain + b"x", "bytes follow its end"
    yield "another-archive-after-it", plain + other, "bytes follow its end"
    yield "end-missing", plain[:-22], "its end is missing"
    yield "contents-missing", plain[:contents], "its end is missing"
    yield "gap", plain[:contents] + bytes(9) + plain[contents:], BOTH
    yield "file-twice", one + plain, f"{first} is in it twice"
    yield "cut-in-a-header", plain[:contents] + plain[:20], PackFault.CUT
    yield "other-order", _unsorted(files), ORDER
    many = {f"sets/a{number}.toml": b"" for number in range(257)}
    yield "many-files", zip_of(many), "it holds more than 256 files"
    yield "large-file", zip_of({first: bytes(2**18 + 1)}), f"{first} is larger than 256 KiB"
    large = {f"sets/a{number}.toml": b"#" * 2**18 for number in range(3)}
    yield "large", zip_of(large), PackFault.TOO_LARGE


def _unsorted(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in sorted(files.items(), reverse=True):
            info = info_of(name)
            archive.writestr(info, data)
            info.external_attr = 0
    return buffer.getvalue()

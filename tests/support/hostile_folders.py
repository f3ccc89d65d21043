"""Folders that nobody would write a pack in: odd names, links, pipes, huge, deep, odd encodings."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.packs.example import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[bytes], None]
    """Puts something at a path."""

HUGE = 2**40
"""Bytes that a file claims; none of them is on the disk."""
DEEP = 200
_PLACES = (b"", b"sets/", b"locale/", b"standards/", b"forms/", b"other/", b"sets/deeper/")
_NAMES = (
    *(name.rpartition("/")[2].encode() for name in FILES),
    *(b"README.md", b"LICENSE", b"cy.toml", b"con.toml", b"aux", b"Sets", b".DS_Store", b"-.toml"),
    *(b"a" * 255, b"\xff\xfe.toml", b"a\nb.toml", "\u202etxt.toml".encode(), b" ", b"a\\b.toml"),
    *("e\u0301.toml".encode(), "é.toml".encode("latin-1"), b"PACK.TOML", b"pack.toml~", b"\x1b[2J"),
)
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1", "utf-7")
_ODD_BYTES = (b"", b"\0" * 4096, b"\n" * 20_000, b"[" * 5000, b"a." * 5000 + b"a=1", b'a="' * 999)
_TARGETS = (b".", b"..", b"/", b"/dev/zero", b"nowhere", b"pack.toml", b"sets")


def _file(data: bytes) -> Put:
    def put(path: bytes) -> None:
        Path(os.fsdecode(path)).write_bytes(data)

    return put


def _huge(path: bytes) -> None:
    with Path(os.fsdecode(path)).open("wb") as file:
        file.truncate(HUGE)


def _deep(path: bytes) -> None:
    os.makedirs(path + b"/d" * DEEP)


def _many(path: bytes) -> None:
    os.makedirs(path)
    for number in range(300):
        Path(os.fsdecode(path), f"f{number}.toml").touch()


def _closed(path: bytes) -> None:
    Path(os.fsdecode(path)).touch(0)


def _socket(path: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path)


def _link(target: bytes) -> Put:
    return lambda path: os.symlink(target, path)


_texts = st.one_of(
    st.sampled_from(sorted(FILES.values())),
    st.text(max_size=200),
    st.tuples(st.sampled_from(sorted(FILES.values())), st.integers(0, 900)).map(
        lambda pair: pair[0][: pair[1]]
    ),
)
_data = st.one_of(
    st.binary(max_size=200),
    st.sampled_from(_ODD_BYTES),
    st.tuples(_texts, st.sampled_from(_ENCODINGS)).map(
        lambda pair: pair[0].encode(pair[1], "ignore")
    ),
)
_things = st.one_of(
    _data.map(_file),
    st.sampled_from(_TARGETS).map(_link),
    st.sampled_from((_huge, _deep, _many, _closed, _socket, os.mkfifo, os.mkdir)),
)
hostile_things = st.lists(
    st.tuples(st.sampled_from(_PLACES), st.sampled_from(_NAMES), _things), max_size=6
)
"""What to put where: see `lay_out`."""


def lay_out(folder: Path, things: list[tuple[bytes, bytes, Put]]) -> None:
    """Put them into a folder in which a good pack may lie; what the system refuses is left out."""
    for place, name, put in things:
        where = os.fsencode(folder) + b"/" + place
        with suppress(OSError):
            os.makedirs(where, exist_ok=True)
        path = where + name
        with suppress(OSError):
            os.unlink(path)
        with suppress(OSError):
            put(path)

"""Looks for words and keys in the memory of a running process, from outside, as the administrator.

The program hides its memory from everybody else, its own parent included.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_AREA = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (....) \S+ \S+ \S+ *(.*)")
_PIECE = 16 * 1024 * 1024
_LONGEST = 1024
"""No form of a word is longer: so much of the piece before is looked at again."""


def forms_of_words(words: Iterable[str]) -> dict[str, tuple[bytes, ...]]:
    """Each word in 8 and 16 bits to a letter, as Python and Qt hold them."""
    return {word: (word.encode(), word.encode("utf-16-le")) for word in words}


def forms_of_key(key: bytes) -> tuple[bytes, ...]:
    """A key as it is, and in hexadecimal of 8 and 16 bits to a letter."""
    plain = (key.hex(), key.hex().upper())
    return (key, *(h.encode(name) for h in plain for name in ("ascii", "utf-16-le")))


def found_in_memory(pid: int, wanted: Mapping[str, tuple[bytes, ...]]) -> dict[str, int]:
    """How often each thing is there in any of its forms; those that are not there are left out.

    What a process cannot write and has only mapped from a file is left out: that is the file.
    """
    hits = dict.fromkeys(wanted, 0)
    for data in _pieces(pid):
        for name, forms in wanted.items():
            hits[name] += sum(data.count(form) for form in forms)
    return {name: count for name, count in hits.items() if count}


def _pieces(pid: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for begin, end in _areas(pid):
            for at in range(begin, end, _PIECE):
                start = max(begin, at - _LONGEST)
                memory.seek(start)
                try:
                    yield memory.read(min(end, at + _PIECE) - start)
                except OSError:
                    # Given back in the meantime, or the kernel's own.
                    break


def _areas(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        found = _AREA.fullmatch(line)
        assert found
        begin, end, rights, name = found.groups()
        of_a_file = name.startswith("/") and "w" not in rights
        if rights.startswith("r") and not of_a_file and name not in {"[vvar]", "[vsyscall]"}:
            yield int(begin, 16), int(end, 16)

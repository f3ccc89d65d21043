"""Takes a whole journal that Reflect wrote as JSON apart, an element at a time."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import msgspec

from reflect.domain.whole_journal import FORMAT, VERSIONS
from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.strict_json import read_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from reflect.domain.whole_journal import Element

_HEAD = re.compile(rb'\{"format":"([^"\\]{1,40})","version":(\d{1,9}),?\n')
_BEGINS = re.compile(rb'"([a-z_]+)":\[\n')

_NOT_OURS = "this is not a journal that Reflect wrote, or it was changed since"
_TOO_LONG = "An element of the file is larger than any that Reflect writes."


class Watched:
    """A file that is read to its end: tells how far it is, and what it was."""

    def __init__(self, file: BinaryIO, size: int, step: Callable[[int, int], None]) -> None:
        self._file = file
        self._size = size
        self._step = step
        self._read = 0
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        """The SHA-256 of what was read."""
        return self._hash.hexdigest()

    def line(self) -> bytes:
        """The next line; raises `ImportFailed` for one that is too long."""
        line = self._noted(self._file.readline(limits.WHOLE_LINE + 1))
        if len(line) > limits.WHOLE_LINE:
            raise ImportFailed(ImportFault.TOO_LARGE, _TOO_LONG)
        return line

    def read(self, limit: int) -> bytes:
        """The next so many bytes."""
        return self._noted(self._file.read(limit))

    def _noted(self, data: bytes) -> bytes:
        self._hash.update(data)
        self._read += len(data)
        self._step(min(self._read, self._size), self._size)
        return data


def elements(file: Watched) -> Iterator[Element]:
    """Every element with the name of its list, in the order of `SECTIONS`, as JSON once more.

    Raises `ImportFailed` for anything that is not such a file; elements may have been given out
    before that.
    """
    for name, line in _lines(file):
        try:
            yield name, msgspec.json.encode(read_json(line))
        except UnicodeEncodeError:
            # Half a character.
            raise _not_ours() from None


def _lines(file: Watched) -> Iterator[Element]:
    head = file.line()
    match = _HEAD.fullmatch(head)
    if match is None:
        yield from _all_at_once(head + file.read(limits.WHOLE_AT_ONCE + 1))
        return
    names = _sections(match[1].decode(errors="replace"), int(match[2]))
    for name in names:
        yield from _lines_of(file, name, last=name == names[-1])
    if file.read(1):
        raise _not_ours()


def _sections(format_: str, version: int) -> tuple[str, ...]:
    """The lists that a file of this version has."""
    if format_ != FORMAT or version not in VERSIONS:
        known = f"{min(VERSIONS)} to {max(VERSIONS)}"
        why = f"this is {format_[:40]} {version}; this Reflect reads {FORMAT} {known}"
        raise ImportFailed(ImportFault.UNKNOWN, why)
    return VERSIONS[version]


def _lines_of(file: Watched, name: str, *, last: bool) -> Iterator[Element]:
    """The elements of one list, which stand on a line each."""
    begins = _BEGINS.fullmatch(file.line())
    if begins is None or begins[1].decode() != name:
        raise _not_ours()
    line = file.line()
    # An empty list has an empty line.
    more = line != b"\n"
    while more:
        more = line.endswith(b",\n")
        yield name, line.removesuffix(b"\n").removesuffix(b",")
        if more:
            line = file.line()
    if file.line() != (b"]}\n" if last else b"],\n"):
        raise _not_ours()


def _all_at_once(data: bytes) -> Iterator[Element]:
    """The elements of a file that another program has laid out in its own way."""
    if len(data) > limits.WHOLE_AT_ONCE:
        raise ImportFailed(ImportFault.TOO_LARGE, _TOO_LONG)
    try:
        whole = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        format_ = msgspec.json.decode(whole["format"], type=str)
        version = msgspec.json.decode(whole["version"], type=int)
        for name in _sections(format_, version):
            for element in msgspec.json.decode(whole[name], type=list[msgspec.Raw]):
                yield name, bytes(element)
    except (msgspec.DecodeError, KeyError, RecursionError, ValueError):
        raise _not_ours() from None


def _not_ours() -> ImportFailed:
    return ImportFailed(ImportFault.DAMAGED, _NOT_OURS)

"""The pages of a journal as they lie on the disk, those in its write-ahead log included."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, BinaryIO

from reflect.storage.pages import PAGE, SALT, PageKeys

if TYPE_CHECKING:
    from collections.abc import Callable

# https://www.sqlite.org/fileformat2.html#the_write_ahead_log
_HEADER, _FRAME = struct.Struct(">8I"), struct.Struct(">6I")
_AT_ONCE = 500


class PageFile:
    """Reads pages one by one, in the clear. It writes nothing.

    Of the log every page counts that is whole and was committed, also one behind a page that
    cannot be read: SQLite leaves all of those out.
    """

    def __init__(
        self, database: BinaryIO, log: BinaryIO | None, keys_from: Callable[[bytes], PageKeys]
    ) -> None:
        self._database = database
        self._log = log
        self._keys = keys_from(_read(database, 0, SALT))
        self.pages = -(-os.fstat(database.fileno()).st_size // PAGE)
        """How many there are."""
        self._in_log: dict[int, int] = {}
        self.bad: set[int] = set()
        """Numbers of those that turned out not to be whole."""
        if log:
            self._look_through(log)

    def page(self, number: int) -> bytes | None:
        """The page in the clear; None if it is not as it was written."""
        data = self._raw(number)
        if not self._keys.is_whole(number, data):
            self.bad.add(number)
            return None
        return self._keys.opened(number, data)

    def _raw(self, number: int) -> bytes:
        at = self._in_log.get(number)
        if at is not None and self._log:
            return _read(self._log, at, PAGE)
        return _read(self._database, (number - 1) * PAGE, PAGE)

    def _look_through(self, log: BinaryIO) -> None:
        """Find the newest whole page of each number up to the last commit in the log."""
        header = _read(log, 0, _HEADER.size)
        if len(header) < _HEADER.size:
            return
        salts = _HEADER.unpack(header)[4:6]
        pending: dict[int, int] = {}
        size = os.fstat(log.fileno()).st_size
        for at in range(_HEADER.size, size - _FRAME.size - PAGE + 1, _FRAME.size + PAGE):
            frame = _read(log, at, _FRAME.size + PAGE)
            number, pages, *frame_salts = _FRAME.unpack_from(frame)[:4]
            if tuple(frame_salts) != salts:
                # Of a log before this one, which was moved into the database, or not readable.
                continue
            if self._keys.is_whole(number, frame[_FRAME.size :]):
                pending[number] = at + _FRAME.size
            if pages:
                # The last page of a transaction says how many the database has then.
                self.pages = pages
                self._in_log |= pending
                pending = {}


def _read(file: BinaryIO, at: int, length: int) -> bytes:
    file.seek(at)
    return file.read(length)

"""Small files beside the database: replaced whole or not at all, and durable once that is said."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from reflect.errors import DiskFull, ReadOnly, Refused, StorageError, StorageFailed, Vanished

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Self

_AT_ONCE = 1 << 20
"""Bytes of a long file that are held at a time."""
_FOR_ALL = 0o644

_MEANING: tuple[tuple[type[StorageError], frozenset[int]], ...] = (
    (DiskFull, frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})),
    (ReadOnly, frozenset({errno.EROFS, errno.EACCES, errno.EPERM})),
    (
        Vanished,
        frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE}),
    ),
)


@contextmanager
def storage_errors() -> Iterator[None]:
    """Raise ours for whatever the disk did; the message names no file."""
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        kind = next((kind for kind, numbers in _MEANING if number in numbers), StorageFailed)
        # The system's error quotes the path, and so perhaps a name: it is not carried along.
        raise kind(os.strerror(number) if number else "no reason given") from None


def read_file(path: Path, *, at_most: int) -> bytes:
    """The content, cut one byte after the limit so that the reader of a format sees it is too long.

    Raises a `StorageError`.
    """
    with storage_errors(), path.open("rb") as file:
        return file.read(at_most + 1)


def size_of_file(path: Path) -> int:
    """The bytes of an ordinary file; raises `Refused` for anything else, or a `StorageError`.

    To be asked before a file that somebody named is opened: opening a pipe waits for its writer.
    """
    with storage_errors():
        found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        what = f"{path.name} is not a file. Choose a file"
        raise Refused(what)
    return found.st_size


def replace_file(path: Path, data: bytes, *, keep: Path | None = None) -> None:
    """Put new content in the place of the old; durable on return.

    Whatever fails, the file has its old content or its new one, never a part, and a `StorageError`
    is raised. With ``keep`` the old content is found there afterwards.
    """
    replace_file_by_parts(path, (data,), keep=keep)


def publish_file(path: Path, data: bytes) -> None:
    """Write a file that is made to be handed on, as `replace_file` does: others may read it."""
    replace_file(path, data)
    with storage_errors():
        path.chmod(_FOR_ALL)


def replace_file_by_parts(path: Path, parts: Iterable[bytes], *, keep: Path | None = None) -> None:
    """Do what `replace_file` does with content that is too long to be held at once."""
    temporary = path.with_name(f".{path.name}.new")
    with storage_errors():
        try:
            _write_durably(temporary, parts)
            if keep and path.exists():
                replace_file(keep, path.read_bytes())
            os.replace(temporary, path)
            sync_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise


def copy_file(source: Path, target: Path) -> None:
    """Copy a file to where nothing is; durable on return. Raises a `StorageError`."""
    with storage_errors():
        _write_durably(target, pieces_of(source, _AT_ONCE))
    sync_file(target)


class PieceFile:
    """A new file that is made durable piece by piece: no disk is kept busy for long at a time.

    Raises a `StorageError`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1
        self._hash = hashlib.sha256()

    def __enter__(self) -> Self:
        with storage_errors():
            self._descriptor = _new_file(self._path)
        return self

    def __exit__(self, *_error: object) -> None:
        os.close(self._descriptor)

    @property
    def digest(self) -> bytes:
        """The SHA-256 of all that was added."""
        return self._hash.digest()

    def add(self, piece: bytes) -> None:
        """Add to its end; durable on return."""
        self._hash.update(piece)
        with storage_errors():
            _write_all(self._descriptor, piece)
            _flush(self._descriptor)


def pieces_of(path: Path, length: int) -> Iterator[bytes]:
    """The content of a file, so many bytes at a time; raises a `StorageError`."""
    with storage_errors(), path.open("rb", buffering=0) as file:
        yield from iter(partial(file.read, length), b"")


def sync_file(path: Path) -> None:
    """Make durable what was written, and let it come from the disk when it is read again.

    Raises a `StorageError`.
    """
    with storage_errors():
        descriptor = os.open(path, os.O_RDWR)
        try:
            _flush(descriptor)
            if hasattr(os, "posix_fadvise"):  # pragma: no branch - Linux alone forgets on demand
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)


def write_again(path: Path) -> None:
    """Make a file and its name durable, whatever became of earlier attempts.

    The system takes what it once failed to write for written, and says so to every later sync.
    There need be no such file. Raises a `StorageError`.
    """
    with storage_errors():
        try:
            file = path.open("r+b", buffering=0)
        except FileNotFoundError:
            return
        with file:
            while part := file.read(_AT_ONCE):
                file.seek(-len(part), os.SEEK_CUR)
                file.write(part)
            if file.tell():
                _flush(file.fileno())
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make new and changed names in a folder durable, where the system can."""
    if sys.platform != "win32":  # pragma: no branch - Windows opens no folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _flush(descriptor)
        except OSError as error:
            # Some network file systems know no such thing, and there is nothing else to ask for.
            if error.errno != errno.EINVAL:
                raise
        finally:
            os.close(descriptor)


def _write_durably(path: Path, parts: Iterable[bytes]) -> None:
    descriptor = _new_file(path)
    try:
        for part in parts:
            _write_all(descriptor, part)
        _flush(descriptor)
    finally:
        os.close(descriptor)


def _new_file(path: Path) -> int:
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600)


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _flush(descriptor: int) -> None:
    if sys.platform == "darwin":  # pragma: no cover - there fsync stops at the drive's cache
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)

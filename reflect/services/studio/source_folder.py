"""The folder that a pack in the making lies in: read, written, and watched for other hands."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import PackInvalid, SourceChanged
from reflect.packs.draft_reading import read_draft
from reflect.packs.draft_text import FileText, Trace, file_text
from reflect.packs.draft_values import draft_values
from reflect.packs.folder import PACK_FILE, contents_of
from reflect.packs.limits import MAX_FILE_BYTES
from reflect.packs.source import look_over, refuse_newer
from reflect.packs.toml_file import TomlFile, read_bytes, read_toml
from reflect.storage.files import read_file, replace_file, storage_errors, sync_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflect.domain.pack_draft import PackDraft
    from reflect.packs.toml_lines import KeyPath

_EDITED = ("sets", "locale")
_NEW_FILE = 0o644


@dataclass(frozen=True, slots=True)
class FolderContent:
    """What lay in the folder when it was read."""

    draft: PackDraft
    files: Mapping[str, bytes]
    """By name; lines end as on Unix."""
    texts: Mapping[str, FileText]
    others: tuple[TomlFile, ...]
    """Frameworks and forms: the studio leaves them as they are."""
    problems: tuple[str, ...]
    """What is wrong with the folder itself, each ``name: what``."""

    def written(self, draft: PackDraft) -> dict[str, bytes]:
        """What each file that a draft is written to would hold with this one."""
        trace = Trace(self.texts, draft)
        return {
            name: file_text(name, self.texts.get(trace.file_before(name)), values, trace).encode()
            for name, values in draft_values(draft).items()
        }


class SourceFolder:
    """One pack's folder. What is in it is written only if nobody else wrote there meanwhile."""

    def __init__(self, path: Path) -> None:
        """Read what is there; raises what `read` raises."""
        self.path = Path(os.path.abspath(path))
        self.read()

    def read(self) -> PackDraft:
        """The draft that lies there now.

        Raises `PackInvalid` when there is no pack, a file is not TOML, or ids are missing or there
        twice: that is mended in the file itself.
        """
        contents = contents_of(self.path)
        if PACK_FILE not in contents.names:
            raise PackInvalid(tuple(contents.problems))
        files = {name: read_bytes(self.path / name, name) for name in contents.names}
        self.content = content_of(files, self.path.name, tuple(contents.problems))
        self._seen = files
        self._windows = frozenset(name for name in files if _has_long_breaks(self.path / name))
        return self.content.draft

    def changed_elsewhere(self) -> tuple[str, ...]:
        """The names of files that are not as they were read or written here."""
        now = _bytes_in(self.path)
        names = now.keys() | self._seen.keys()
        return tuple(sorted(name for name in names if now.get(name) != self._seen.get(name)))

    def write(self, draft: PackDraft) -> None:
        """Write the draft; durable on return.

        Raises `SourceChanged` when something else wrote there meanwhile, and nothing is written
        then; or a `StorageError`.
        """
        wanted = self.content.written(draft)
        changed = self._changed(wanted)
        if changed:
            raise SourceChanged(changed)
        for name, data in wanted.items():
            if self._seen.get(name) != data:
                self._put(name, data)
        for name in [each for each in self._seen if _is_edited(each) and each not in wanted]:
            self._take_away(name)

    def write_over(self, draft: PackDraft) -> Path | None:
        """Write the draft whatever lies there; what something else wrote is put aside.

        Where it was put: a folder beside this one; None if there was nothing. Raises a
        `StorageError`.
        """
        changed = self._changed(self.content.written(draft))
        found = [name for name in changed if self._is_there(name)]
        aside = _free_folder(self.path.with_name(f"{self.path.name}-set-aside"))
        for name in found:
            with storage_errors():
                (aside / name).parent.mkdir(parents=True, exist_ok=True)
                os.replace(self.path / name, aside / name)
        self._seen = {name: data for name, data in self._seen.items() if name not in changed}
        self.write(draft)
        return aside if found else None

    def _changed(self, wanted: Mapping[str, bytes]) -> tuple[str, ...]:
        """What something else changed, or put where a new file is to be."""
        new = (name for name in wanted if name not in self._seen)
        return tuple(sorted({*self.changed_elsewhere(), *filter(self._is_there, new)}))

    def _is_there(self, name: str) -> bool:
        return os.path.lexists(self.path / name)

    def _put(self, name: str, data: bytes) -> None:
        path = self.path / name
        with storage_errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            mode = path.stat().st_mode if path.exists() else _NEW_FILE
        replace_file(path, data.replace(b"\n", b"\r\n") if name in self._windows else data)
        with storage_errors():
            path.chmod(stat.S_IMODE(mode))
        self._seen[name] = data

    def _take_away(self, name: str) -> None:
        path = self.path / name
        with storage_errors():
            path.unlink(missing_ok=True)
            sync_folder(path.parent)
            with suppress(OSError):
                path.parent.rmdir()  # git keeps no empty folder either
        del self._seen[name]


def _free_folder(wanted: Path) -> Path:
    found, number = wanted, 1
    while os.path.lexists(found):
        number += 1
        found = wanted.with_name(f"{wanted.name}-{number}")
    return found


def _has_long_breaks(path: Path) -> bool:
    """Whether its lines end as on Windows."""
    return b"\r\n" in read_file(path, at_most=MAX_FILE_BYTES)


def content_of(
    files: Mapping[str, bytes], name: str, problems: tuple[str, ...] = ()
) -> FolderContent:
    """What these files of a folder with this name hold; raises `PackInvalid` as `read` does."""
    tables = [read_toml(data, name) for name, data in files.items()]
    values = {table.name: table.values for table in tables}
    draft = read_draft(values, name)
    _check_ids(tables)
    known = draft_values(draft)
    return FolderContent(
        draft=draft,
        files=files,
        texts={
            table.name: FileText(table.source, known[table.name])
            for table in tables
            if table.name in known
        },
        others=tuple(table for table in tables if table.name not in known),
        problems=problems,
    )


def _check_ids(tables: list[TomlFile]) -> None:
    """Refuse what could not be told apart: the studio itself never writes such a thing."""
    copies = [TomlFile(each.name, each.source, each.values) for each in tables]
    refuse_newer(copies)
    look_over(copies, "")
    for each in copies:
        if _folder(each.name) in {"", "sets"}:
            each.found = [one for one in each.found if _is_needed(*one)]
        else:
            each.found = []
    problems = tuple(line for each in copies for line in each.problems())
    if problems:
        raise PackInvalid(problems)


def _is_needed(path: KeyPath, what: str) -> bool:
    """Whether sets and prompts cannot be known by their ids while this is so."""
    if path[-1:] == ("id",):
        return "options" not in path
    is_list = bool({"prompts", "prompt_sets"} & set(path[-2:]))
    return is_list and "must be" in what


def _bytes_in(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name in contents_of(folder).names:
        try:
            found[name] = read_bytes(folder / name, name)
        except PackInvalid:
            found[name] = b""
    return found


def _is_edited(name: str) -> bool:
    return _folder(name) in _EDITED


def _folder(name: str) -> str:
    return name.rpartition("/")[0]

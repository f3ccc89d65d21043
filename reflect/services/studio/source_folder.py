"""The folder that a pack in the making lies in: read, written, and watched for other hands."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import PackInvalid, SourceChanged
from reflect.packs.draft_reading import read_draft
from reflect.packs.draft_text import FileText, file_text
from reflect.packs.draft_values import draft_values
from reflect.packs.folder import contents_of
from reflect.packs.source import look_over
from reflect.packs.toml_file import TomlFile, read_bytes, read_toml
from reflect.storage.files import replace_file, storage_errors, sync_folder

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


@dataclass(slots=True)
class SourceFolder:
    """One pack's folder. What is in it is written only if nobody else wrote there meanwhile."""

    path: Path
    content: FolderContent = field(init=False)
    _seen: dict[str, bytes] = field(init=False)
    """What is known to lie there: as it was read, or as it was last written."""

    def __post_init__(self) -> None:
        self.path = Path(os.path.abspath(self.path))
        self.read()

    def read(self) -> PackDraft:
        """The draft that lies there now.

        Raises `PackInvalid` when a file is not TOML or an id is missing or there twice: that is
        mended in the file itself.
        """
        contents = contents_of(self.path)
        files = {name: read_bytes(self.path / name, name) for name in contents.names}
        self.content = _content(files, self.path.name, tuple(contents.problems))
        self._seen = files
        return self.content.draft

    def texts(self, draft: PackDraft) -> dict[str, bytes]:
        """What each file that a draft is written to would hold with this one."""
        before = self.content.texts
        return {
            name: file_text(name, before.get(name), values).encode()
            for name, values in draft_values(draft).items()
        }

    def changed_elsewhere(self) -> tuple[str, ...]:
        """The names of files that are not as they were read or written here."""
        now = _bytes_in(self.path)
        names = now.keys() | self._seen.keys()
        return tuple(sorted(name for name in names if now.get(name) != self._seen.get(name)))

    def write(self, draft: PackDraft, *, over: bool = False) -> None:
        """Write the draft; durable on return.

        Raises `SourceChanged` when something else wrote there meanwhile, and nothing is written;
        ``over`` writes all the same. Raises a `StorageError`.
        """
        changed = self.changed_elsewhere()
        if changed and not over:
            raise SourceChanged(changed)
        wanted = self.texts(draft)
        for name, data in wanted.items():
            if self._seen.get(name) != data or name in changed:
                self._put(name, data)
        for name in [each for each in self._seen if _is_edited(each) and each not in wanted]:
            self._take_away(name)

    def _put(self, name: str, data: bytes) -> None:
        path = self.path / name
        with storage_errors():
            path.parent.mkdir(parents=True, exist_ok=True)
        is_new = not path.exists()
        replace_file(path, data)
        if is_new:  # others may read a source, as they may what an editor writes
            with storage_errors():
                path.chmod(_NEW_FILE)
        self._seen[name] = data

    def _take_away(self, name: str) -> None:
        path = self.path / name
        with storage_errors():
            path.unlink(missing_ok=True)
            sync_folder(path.parent)
            with suppress(OSError):
                path.parent.rmdir()  # git keeps no empty folder either
        del self._seen[name]


def _content(files: dict[str, bytes], name: str, problems: tuple[str, ...]) -> FolderContent:
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
    look_over(copies, "")
    for each in copies:
        each.found = [(path, what) for path, what in each.found if _is_of_id(each.name, path)]
    problems = tuple(line for each in copies for line in each.problems())
    if problems:
        raise PackInvalid(problems)


def _is_of_id(name: str, path: KeyPath) -> bool:
    """Whether it is about the id of the pack, a set or a prompt."""
    if not path or _folder(name) not in {"", "sets"} or "options" in path:
        return False
    return path[-1] == "id"


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

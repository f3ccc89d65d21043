"""What an author does in the studio of an open journal."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.packs.folder import PACK_FILE
from reflect.packs.limits import MAX_FILE_BYTES
from reflect.services.changes import Announcer, Changes
from reflect.services.studio import beginnings
from reflect.services.studio.advice import USUAL_AGE
from reflect.services.studio.open_draft import OpenDraft
from reflect.services.studio.sending import Sending
from reflect.services.studio.signing_keys import SigningKeys
from reflect.storage.wishes import WishStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.packs.source import Source
    from reflect.services.studio.beginnings import About
    from reflect.services.studio.sending import Parcel, Version
    from reflect.storage.journal import Journal

_AGE, _FOLDERS = "studio_age", "studio_folders"
_MOST_FOLDERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFolder:
    """A folder with a pack in the making."""

    path: Path
    title: str
    """Of the pack, or of the folder where it cannot be read."""
    is_there: bool

    @classmethod
    def at(cls, path: Path) -> DraftFolder:
        """The folder as it is now."""
        try:
            with (path / PACK_FILE).open("rb") as file:
                title = tomllib.loads(file.read(MAX_FILE_BYTES).decode()).get("title")
        except (OSError, ValueError):
            return cls(path=path, title=path.name, is_there=path.is_dir())
        return cls(path=path, title=str(title or path.name), is_there=True)


class Studio:
    """Packs in the making, the keys that sign them, and the author's own choices."""

    def __init__(
        self,
        journal: Journal,
        announcer: Announcer,
        *,
        confirm: Callable[[str], None],
        random: Callable[[int], bytes],
    ) -> None:
        """``confirm`` raises `WrongPassphrase` unless it is given the journal's passphrase."""
        self._store = WishStore(journal)
        self._announcer = announcer
        self._sending = Sending(journal)
        self.keys = SigningKeys(journal, announcer, confirm=confirm, random=random)

    def folders(self) -> tuple[DraftFolder, ...]:
        """The packs that were worked on here, the newest first, by their titles."""
        return tuple(DraftFolder.at(Path(each)) for each in self._paths())

    def open(self, folder: Path) -> OpenDraft:
        """The pack in a folder, to go on with.

        Raises `PackInvalid` when a file in it is not TOML or ids in it cannot be told apart, or a
        `StorageError`.
        """
        opened = OpenDraft(folder)
        opened.read_by(self.reading_age())
        path = str(opened.path)
        others = [each for each in self._paths() if each != path]
        self._put(_FOLDERS, [path, *others][:_MOST_FOLDERS])
        return opened

    def forget(self, folder: Path) -> None:
        """Name a folder no longer; what lies in it stays."""
        self._put(_FOLDERS, [each for each in self._paths() if each != str(folder)])

    def begin(self, place: Path, about: About, *, model: str = "") -> OpenDraft:
        """Begin a pack in a new folder in ``place``: from nothing, or from the model with this id.

        Raises a `StorageError`.
        """
        if model:
            return self.open(beginnings.begin_with_model(place, about, model))
        return self.open(beginnings.begin_with_nothing(place, about))

    def begin_with_pack(self, place: Path, about: About, source: Source) -> OpenDraft:
        """Begin a pack with all that is in another one, in a new folder in ``place``.

        Raises `Refused` when its licence does not allow it, or a `StorageError`.
        """
        return self.open(beginnings.begin_with_pack(place, about, source))

    def reading_age(self) -> int:
        """At which age words should read with ease; `ANY_AGE` if the author does not mind."""
        found: int = self._store.get(_AGE, USUAL_AGE)
        return found

    def choose_reading_age(self, age: int) -> None:
        """Let words read with ease at this age from now on, in every pack."""
        self._put(_AGE, age)

    def version(self, draft: OpenDraft, to: Path | None = None) -> Version:
        """Save the draft, and say whether it may be built as the version it says.

        Raises `PackInvalid`, `SourceChanged` or a `StorageError`.
        """
        draft.save()
        return self._sending.version(draft.path, to)

    def build(self, draft: OpenDraft, to: Path, *, key_id: str = "", over: bool = False) -> Parcel:
        """Save the draft, and build it into the folder ``to``, signed if a key is named.

        Raises what `Sending.build` raises, `SourceChanged`, or `NotFound` for the key.
        """
        draft.save()
        key = self.keys.secret(key_id) if key_id else None
        return self._sending.build(draft.path, to, key=key, over=over)

    def _paths(self) -> list[str]:
        found: list[str] = self._store.get(_FOLDERS, [])
        return found

    def _put(self, name: str, value: object) -> None:
        self._store.put(name, value)
        self._announcer.tell(Changes(settings=True))

"""The keys that packs are signed with, kept in the journal and nowhere else."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reflect.errors import NotFound, Refused
from reflect.packs.minisign import PublicKey, SecretKey, new_secret_key
from reflect.packs.secret_key_file import ORDINARY
from reflect.services.changes import Announcer, Changes
from reflect.services.pack_making import fingerprint, key_files, open_key, save_key
from reflect.storage.wishes import WishStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.packs.secret_key_file import Cost
    from reflect.storage.journal import Journal

_WISH = "signing_keys"
"""Not among the wishes that a whole journal is written with: it stays in the database."""
_ID_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A key of the journal, by its public half."""

    id: str
    """Its public key in minisign's writing."""
    name: str
    public: PublicKey
    words: str
    """The fingerprint, to be read out."""
    added: datetime


class SigningKeys:
    """Made, brought in, renamed, saved out and removed. Each change is durable on return."""

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
        self._clock = journal.clock
        self._announcer = announcer
        self._confirm = confirm
        self._random = random

    def rows(self) -> tuple[SigningKey, ...]:
        """All of them, in the order in which they came."""
        return tuple(map(_row, self._kept()))

    def make(self, name: str) -> SigningKey:
        """A key that nobody else has."""
        return self._add(new_secret_key(self._random), name)

    def bring_in(self, path: Path, ask_passphrase: Callable[[], str], name: str) -> SigningKey:
        """Keep the key of a minisign file; the file is only read.

        Raises `SignerKeyUnusable`, `WrongSignerPassphrase`, or `Refused` for one that is here.
        """
        return self._add(open_key(path, ask_passphrase), name)

    def rename(self, key_id: str, name: str) -> None:
        """Call a key something else; raises `NotFound`."""
        self._find(key_id)
        named = _name(name)
        self._put(
            [{**each, "name": named} if _row(each).id == key_id else each for each in self._kept()]
        )

    def save_out(
        self,
        key_id: str,
        place: Path,
        *,
        passphrase: str,
        journal_passphrase: str,
        cost: Cost = ORDINARY,
    ) -> tuple[Path, Path]:
        """Write ``place.key``, encrypted with a passphrase, and ``place.pub``.

        Raises `WrongPassphrase` unless it is given the journal's, `WeakPassphrase`, `NotFound`, or
        `Refused` when something is there already.
        """
        self._confirm(journal_passphrase)
        save_key(self.secret(key_id), place, passphrase, cost=cost)
        return key_files(place)

    def remove(self, key_id: str, journal_passphrase: str) -> None:
        """Remove a key: what it signed stays signed. Raises `WrongPassphrase` or `NotFound`."""
        self._confirm(journal_passphrase)
        self._find(key_id)
        self._put([each for each in self._kept() if _row(each).id != key_id])

    def secret(self, key_id: str) -> SecretKey:
        """The key itself, to sign with; raises `NotFound`."""
        data = base64.b64decode(self._find(key_id)["secret"])
        return SecretKey(data[:_ID_BYTES], data[_ID_BYTES:])

    def _add(self, key: SecretKey, name: str) -> SigningKey:
        if any(each.public == key.public for each in self.rows()):
            what = "this key is in the journal already"
            raise Refused(what)
        made = {
            "name": _name(name),
            "secret": base64.b64encode(key.key_id + key.seed).decode(),
            "added": self._clock().isoformat(),
        }
        self._put([*self._kept(), made])
        return _row(made)

    def _find(self, key_id: str) -> dict[str, Any]:
        for each in self._kept():
            if _row(each).id == key_id:
                return each
        kind = "signing key"
        raise NotFound(kind, key_id)

    def _kept(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._store.get(_WISH, [])
        return found

    def _put(self, kept: list[dict[str, Any]]) -> None:
        self._store.put(_WISH, kept)
        self._announcer.tell(Changes(settings=True))


def _row(kept: dict[str, Any]) -> SigningKey:
    data = base64.b64decode(kept["secret"])
    public = SecretKey(data[:_ID_BYTES], data[_ID_BYTES:]).public
    return SigningKey(
        id=public.text,
        name=kept["name"],
        public=public,
        words=fingerprint(public),
        added=datetime.fromisoformat(kept["added"]),
    )


def _name(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        what = "a key needs a name, by which you know it again"
        raise Refused(what)
    return tidy

"""Opens a backup of a journal that does not open, off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reflect.services.restoring import by_passphrase_or_code

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.app import Reflect
    from reflect.services.jobs import JobContext
    from reflect.services.open_journal import OpenJournal
    from reflect.services.restoring import Restored


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BackupWish:
    """Which backup, and what was typed for it. Its repr hides that."""

    journal: Path
    """The folder of the journal that does not open."""
    elsewhere: tuple[Path, ...] = ()
    """Other folders with backups of it."""
    backup: Path | None = None
    """None for the newest that can be read."""
    typed: str

    def __repr__(self) -> str:
        return "BackupWish(hidden)"


class CameBack(NamedTuple):
    """A journal that is open, thanks to a backup."""

    journal: OpenJournal
    by_code: bool
    """Whether the recovery code opened it, and the program's lock is still to be opened."""
    restored: Restored | None = None
    """None where only the key file of the backup was used."""


def brought_back(reflect: Reflect, wish: BackupWish, context: JobContext) -> CameBack:
    """Make a journal of the backup, beside the one that does not open."""

    def restore(passphrase: str, code: str) -> Restored:
        journals, usual = reflect.journals, reflect.places.journals
        if wish.backup is None:
            places = (wish.journal, *wish.elsewhere)
            back = partial(journals.restore_newest, *places, otherwise=usual)
        else:
            final = journals.restored_path(wish.backup, usual)
            back = partial(journals.restore, wish.backup, final)
        return back(passphrase=passphrase, recovery_code=code, context=context)

    restored, by_code = by_passphrase_or_code(wish.typed, restore)
    return CameBack(_let_in(reflect, restored.journal, by_code=by_code), by_code, restored)


def keys_put_back(
    reflect: Reflect, backup: Path, wish: BackupWish, _context: JobContext
) -> CameBack:
    """Put the key file of the backup in the place of the damaged one, and open the journal."""

    def use(passphrase: str, code: str) -> OpenJournal:
        journals, path = reflect.journals, wish.journal
        journals.use_keys_of(backup, path, passphrase=passphrase, recovery_code=code)
        return journals.unlock(path, passphrase=passphrase, recovery_code=code)

    journal, by_code = by_passphrase_or_code(wish.typed, use)
    return CameBack(_let_in(reflect, journal, by_code=by_code), by_code)


def _let_in(reflect: Reflect, journal: OpenJournal, *, by_code: bool) -> OpenJournal:
    # The window shows the journal as soon as the lock is open: a new passphrase comes before.
    return journal if by_code else reflect.lock.unlock(lambda: journal)

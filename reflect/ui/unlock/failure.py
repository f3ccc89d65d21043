"""What a page tells of a journal that does not open: what is known, untouched, to be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from datetime import date

    from reflect.services.backup_list import BackupRow
    from reflect.ui.look.tokens import Token
    from reflect.ui.running_window import Holder
    from reflect.ui.unlock.journal_files import FileFacts

translate = QCoreApplication.translate


class Way(Enum):
    """What can be done about it."""

    GO_TO = "go to it"
    LAST_GOOD_KEYS = "last good keys"
    BACKUPS = "backups"
    OPEN_BACKUP = "open backup"
    AGAIN = "again"
    GO_ON = "go on"
    KEEP_BOTH = "keep both"
    SAVE_READABLE = "save readable"
    OTHER_JOURNAL = "other journal"
    OTHER_FOLDER = "other folder"
    MAKE = "make"


@dataclass(frozen=True, slots=True)
class Scene:
    """The journal that does not open, and what its folder shows."""

    name: str
    where: str
    """Its folder, in words."""
    facts: tuple[FileFacts, ...]
    today: date
    by_code: bool = False
    """Whether the recovery code was typed, and not the passphrase."""
    holder: Holder | None = None
    """Who has the journal in a window, where that is known."""
    backups: tuple[BackupRow, ...] = ()
    """Those in its folder, the newest first."""

    @property
    def newest(self) -> BackupRow | None:
        """The newest backup in which nothing is seen to be wrong."""
        return next((row for row in self.backups if row.readable), None)

    def fact(self, name: str) -> FileFacts | None:
        """What is known of one file; None when it is not there."""
        return next((fact for fact in self.facts if fact.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """All that the page shows. The first way is the safe one."""

    card: str
    card_text: str
    ways: tuple[Way, ...]
    title: str = ""
    """Empty for what every screen calls it."""
    known: str = ""
    untouched: str = ""
    icon: str = "file-exclamation-point"
    tone: Token = "wrong"
    details: tuple[str, ...] = ()

    @property
    def asks_again(self) -> bool:
        """Whether what was typed may be used once more, and so is kept."""
        used = {Way.GO_ON, Way.SAVE_READABLE, Way.OPEN_BACKUP}
        return bool(used & {*self.ways}) or self.ways[0] in {Way.AGAIN, Way.GO_TO}


def way_words(way: Way) -> str:
    """What the button says."""
    return {
        Way.GO_TO: translate("failure", "Go to it"),
        Way.LAST_GOOD_KEYS: translate("failure", "Use the last good key file"),
        Way.BACKUPS: translate("failure", "Look at the backups"),
        Way.OPEN_BACKUP: translate("failure", "Open the backup beside it"),
        Way.AGAIN: translate("failure", "Try again"),
        Way.GO_ON: translate("failure", "Go on without them"),
        Way.KEEP_BOTH: translate("failure", "Keep both"),
        Way.SAVE_READABLE: translate("failure", "Save what can be read"),
        Way.OTHER_JOURNAL: translate("failure", "Choose another journal"),
        Way.OTHER_FOLDER: translate("failure", "Choose another folder"),
        Way.MAKE: translate("failure", "Make a journal"),
    }[way]

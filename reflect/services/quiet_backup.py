"""The daily backup of a journal that stays open: made in steps between which it can be used."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING

from reflect.domain.backup import Note, Place, Reason
from reflect.errors import Cancelled, JournalDamaged, ReflectError
from reflect.services.changes import Announcer, Changes
from reflect.storage.checks import JournalCheck
from reflect.storage.quiet_backup import Disturbed, QuietBackups, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from reflect.services.backup_list import BackupList
    from reflect.storage.quiet_backup import GoOn, Steps

__all__ = ["Ended", "QuietBackup", "Turn"]


class Ended(Enum):
    """How it ended."""

    WELL = "well"
    """There is a new backup in each place that should have one, or none was due."""
    FAILED = "failed"
    """What could not be made is remembered. It is tried again when the journal is closed."""
    DISTURBED = "disturbed"
    """Somebody wrote meanwhile: it is to be begun again once the writer rests."""


if TYPE_CHECKING:
    QuietSteps = Generator[Turn, None, Ended]
    """Says after each step where the next is to be done; the first is the journal's."""


class QuietBackup:
    """Does what closing does, for whoever closes the journal seldom and locks it often."""

    def __init__(self, backups: BackupList, due: Callable[[], bool], announcer: Announcer) -> None:
        self._list = backups
        self._due = due
        self._announcer = announcer

    def steps(self, go_on: GoOn) -> QuietSteps:
        """Make the backup that is due, or catch up where a disk was away.

        No step takes the journal for more than some hundredths of a second. ``go_on`` is asked on
        any thread, and raises `Cancelled` when the work is to stop; nothing is left behind then.
        """
        quiet = QuietBackups(self._list.store, go_on)
        try:
            well = yield from self._here(quiet)
            well = (yield from self._there(quiet)) and well
        except Disturbed:
            return Ended.DISTURBED
        return Ended.WELL if well else Ended.FAILED

    def _here(self, quiet: QuietBackups) -> Generator[Turn, None, bool]:
        if not self._due():
            return True
        return (yield from self._kept(Place.JOURNAL, Reason.QUIET, quiet.made()))

    def _there(self, quiet: QuietBackups) -> Generator[Turn, None, bool]:
        place = self._list.place(Place.FOLDER)
        here, there = self._list.newest(Place.JOURNAL), self._list.newest(Place.FOLDER)
        if place is None or here is None or (there and there.generation >= here.generation):
            return True
        backup = self._list.backup(here)
        known = self._list.note(backup, Place.JOURNAL).contents
        yield Turn.BESIDE
        copying = quiet.copied(backup, place, known)
        return (yield from self._kept(Place.FOLDER, here.reason or Reason.QUIET, copying))

    def _kept(self, place: Place, reason: Reason, making: Steps) -> Generator[Turn, None, bool]:
        """Whether it was made; that is remembered, and so is why it was not."""
        try:
            backup, contents = yield from making
        except Cancelled:
            raise
        except ReflectError as error:
            yield Turn.JOURNAL
            self._list.note_failure(place, error)
            self._announcer.tell(Changes(settings=True))
            return False
        note = Note(contents=contents, verified=self._list.store.journal.clock(), reason=reason)
        # Made and read back: a note that finds no room takes nothing from it.
        with suppress(ReflectError):
            self._list.keep_made(backup, place, note)
            yield from self._thinned(place)
        self._announcer.tell(Changes(settings=True))
        return True

    def _thinned(self, place: Place) -> Generator[Turn, None, None]:
        """Take away what is no longer needed, once every page of the journal was found whole."""
        store = self._list.store
        where, bad = self._list.countable(place)
        gone = store.outdated(where, store.journal.generation(), bad)
        if not gone:
            return
        check = JournalCheck(store.journal)
        for _ in check.pages():
            yield Turn.JOURNAL
        if check.findings:
            # The new backup is good, and all earlier ones are kept: they may have what is lost.
            what = "some pages cannot be read"
            self._list.note_failure(place, JournalDamaged(what))
            return
        store.take_away(gone)

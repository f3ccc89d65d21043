"""The ways from one screen to another: each wish of a view opens a door or a place."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflect.ui.language import writers_language
from reflect.ui.messages import Action
from reflect.ui.places import PlaceId, places

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from reflect.domain.account import Account, AccountDraft, AccountId
    from reflect.domain.entry import Draft, Entry, EntryId, EntryRow
    from reflect.services.backup_list import BackupRow
    from reflect.services.imports import Brought
    from reflect.ui.behind_passphrase import BehindPassphrase
    from reflect.ui.desk import Desk
    from reflect.ui.preferences.pack_keys import KeyWish
    from reflect.ui.preferences.signing_key_doors import RenameKeyDoor
    from reflect.ui.preferences.ways_in import WayWish
    from reflect.ui.studio.studio_routes import StudioRoutes
    from reflect.ui.view import View


def now() -> datetime:
    """The time on the writer's clock."""
    return datetime.now().astimezone()


def today() -> date:
    """The day on the writer's clock."""
    return now().date()


class Routes(QObject):
    """Opens what a view asked for. Views emit wishes and know nothing of each other."""

    entry_shown = Signal(object)
    """The journal should show this entry."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked_for: EntryId | None = None
        self._studio: StudioRoutes | None = None

    def write(self, set_id: str) -> None:
        """Begin an entry with a prompt set; "" is writing without prompts."""
        journal = self._desk.journal

        def begin() -> Draft:
            prompts = journal.prompts.set_called(set_id)
            journal.wishes.set_last_used(set_id)
            told = journal.telling.told(prompts, writers_language())
            return journal.entries.begin(told.set.prompts)

        self._desk.jobs.start(lambda context: begin(), owner=self, done=self._open_page)

    def edit(self, entry_id: EntryId) -> None:
        """Go on with unfinished writing, or write on a finished entry."""
        entries = self._desk.journal.entries
        self._desk.jobs.start(
            lambda context: entries.edit(entry_id), owner=self, done=self._open_page
        )

    def show_entry(self, entry_id: EntryId) -> None:
        """Read an entry in the journal."""
        self._asked_for = entry_id
        self._desk.go(PlaceId.JOURNAL)
        self.entry_shown.emit(entry_id)

    def asked_for(self) -> EntryId | None:
        """The entry that the journal was opened for, once: its view is made only then."""
        asked, self._asked_for = self._asked_for, None
        return asked

    def choose_occasion(self) -> None:
        """Choose what to write about."""
        self._desk.go(PlaceId.NEW)

    def make_account(self, entry_id: EntryId) -> None:
        """Go on with the unfinished account of an entry, or begin one."""
        work = self._desk.journal.accounts
        entries = self._desk.journal.entries
        self._desk.jobs.start(
            lambda context: (work.begin(entry_id), entries.entry(entry_id)),
            owner=self,
            done=lambda found: self._open_account(*found),
        )

    def hand_on(self, account_id: AccountId) -> None:
        """Give an account to somebody as a file."""
        # The doors are loaded when they are first opened: unlocking must be quick.
        from reflect.ui.prepare.hand_on_door import HandOnDoor

        door = HandOnDoor(self._desk, account_id)
        door.back_wanted.connect(self._close)
        door.saved.connect(self._on_saved)
        self._desk.doors.open(door)

    def save_whole_journal(self) -> None:
        """Save all of it in the clear, behind the passphrase."""
        # Loaded when first opened.
        from reflect.ui.prepare.whole_journal_door import WholeJournalDoor

        door = WholeJournalDoor(self._desk, back=self._where(), today=today)
        door.back_wanted.connect(self._close)
        door.saved.connect(self._on_saved)
        self._desk.doors.open(door)

    def bring_in(self) -> None:
        """Bring in what was written in another program, or in another journal of Reflect."""
        # Loaded when first opened.
        from reflect.ui.bring_in.bring_in_door import BringInDoor

        door = BringInDoor(self._desk, self._desk.reflect.other_journals, back=self._where())
        door.back_wanted.connect(self._close)
        door.brought.connect(self._on_brought)
        self._desk.doors.open(door)

    def make_pack(self) -> None:
        """Make a pack of prompts, or go on with one."""
        # Loaded when first opened.
        from reflect.ui.studio.studio_routes import StudioRoutes

        if self._studio is None:
            self._studio = StudioRoutes(self._desk, now=now, today=today)
        self._studio.begin(self._where())

    def read_revisions(self, entry_id: EntryId) -> None:
        """See how an entry changed from save to save."""
        # Loaded when first opened.
        from reflect.ui.browse.revisions_door import RevisionsDoor

        door = RevisionsDoor(self._desk, entry_id, today=today)
        door.back_wanted.connect(self._close)
        self._desk.doors.open(door)

    def delete_for_good(self, rows: tuple[EntryRow, ...]) -> None:
        """Delete from the bin for good, behind the passphrase."""
        # Loaded when first opened.
        from reflect.ui.browse.for_good_door import ForGoodDoor

        self._open_behind_passphrase(ForGoodDoor(self._desk, rows, back=self._where()))

    def change_way_in(self, wish: WayWish) -> None:
        """Change what opens the journal, behind the passphrase."""
        # Loaded when first opened.
        from reflect.ui.preferences.way_doors import way_door

        self._open_behind_passphrase(way_door(self._desk, wish, back=self._where()))

    def change_signing_key(self, wish: KeyWish) -> None:
        """Rename, save out or remove a key that signs packs."""
        # Loaded when first opened.
        from reflect.ui.preferences.signing_key_doors import signing_key_door

        self._open_behind_passphrase(signing_key_door(self._desk, wish, back=self._where()))

    def bring_back(self) -> None:
        """Choose a backup that becomes a journal again."""
        backups = self._desk.journal.backups
        self._desk.jobs.start(
            lambda context: backups.rows(), owner=self, done=self._open_bring_back
        )

    def _open_bring_back(self, rows: tuple[BackupRow, ...]) -> None:
        # Loaded when first opened.
        from reflect.ui.safety.bring_back_door import BringBackDoor

        if not rows:
            return
        door = BringBackDoor(self._desk, rows, back=self._where(), now=now)
        door.back_wanted.connect(self._close)
        door.brought_back.connect(self._on_brought_back)
        self._desk.doors.open(door)

    def _on_brought_back(self, path: Path) -> None:
        self._desk.doors.close()
        words = self.tr("Brought back as {name}.").format(name=path.stem)
        self._desk.messages.notice(words, self.tr("Lock this journal to open it: both are listed."))

    def _open_behind_passphrase(self, door: BehindPassphrase | RenameKeyDoor) -> None:
        door.back_wanted.connect(self._close)
        door.done.connect(self._desk.messages.notice)
        self._desk.doors.open(door)

    def _open_page(self, draft: Draft) -> None:
        # Loaded when first opened.
        from reflect.ui.write.write_view import WriteView

        view = WriteView(self._desk, draft, back=self._where(), today=today)
        view.back_wanted.connect(self._close)
        view.lock_wanted.connect(lambda: self._desk.commands.run("lock"))
        view.finished.connect(partial(self._on_finished, view))
        view.moved.connect(partial(self._on_moved, view))
        self._desk.doors.open(view)

    def _open_account(self, draft: AccountDraft, entry: Entry) -> None:
        # Loaded when first opened.
        from reflect.ui.prepare.account_door import AccountDoor

        door = AccountDoor(self._desk, draft, entry)
        door.back_wanted.connect(self._close)
        door.locked.connect(self._on_locked)
        self._desk.doors.open(door)

    def _on_finished(self, view: View, entry: Entry) -> None:
        if view in self._desk.doors.views:
            self._desk.doors.close()
        read = Action(self.tr("Read it"), lambda: self.show_entry(entry.id))
        self._desk.messages.notice(self.tr("It is in your journal."), action=read)

    def _on_moved(self, view: View, draft: Draft) -> None:
        if view in self._desk.doors.views:
            self._desk.doors.close(partial(self._open_page, draft))
        self._desk.messages.notice(
            self.tr("You write with version {number} now.").format(
                number=draft.prompts.pack.version
            )
        )

    def _on_locked(self, account: Account) -> None:
        self._desk.doors.close(lambda: self._desk.go(PlaceId.ACCOUNTS))
        hand_on = Action(self.tr("Hand it on"), lambda: self.hand_on(account.id))
        words = self.tr("The account is locked.")
        self._desk.messages.notice(words, action=hand_on, place=PlaceId.ACCOUNTS)

    def _on_brought(self, brought: Brought) -> None:
        # Loaded with the door.
        from reflect.ui.bring_in.undoing import say_brought

        self._desk.doors.close()
        say_brought(self._desk, self, brought)

    def _on_saved(self, file_name: str) -> None:
        self._desk.doors.close()
        words = self.tr("Saved as {name}.").format(name=file_name)
        self._desk.messages.notice(words, self.tr("It is noted in the ledger."))

    def _close(self) -> None:
        self._desk.doors.close()

    def _where(self) -> str:
        """What the place behind a door is called."""
        names = {place.id: place.text for place in places()}
        here = self._desk.place()
        return names.get(here, "") if here else ""

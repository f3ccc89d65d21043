"""The page that opens a journal: the list of them, the lock of one, and what may be wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reflect.errors import KeysDamaged, NotAJournal, ReflectError
from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.para import Para
from reflect.ui.unlock.front_page import FrontPage, Side
from reflect.ui.unlock.journal_files import (
    LAST_GOOD_KEYS,
    Told,
    folder_in_words,
    listed_journal,
)
from reflect.ui.unlock.journal_side import JournalSide, OtherJournals
from reflect.ui.unlock.opening import Opening, TypedKey
from reflect.ui.unlock.small_print import version
from reflect.ui.unlock.unlock_form import UnlockForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.app import Reflect
    from reflect.services.open_journal import OpenJournal
    from reflect.services.salvage import SavedJournal
    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look
    from reflect.ui.messages import Messages
    from reflect.ui.room import Room
    from reflect.ui.running_window import Holder
    from reflect.ui.unlock.backups_column import BackupsColumn
    from reflect.ui.unlock.coming_back import CameBack
    from reflect.ui.unlock.failure import Way
    from reflect.ui.unlock.failure_column import FailureColumn
    from reflect.ui.unlock.journal_files import Found, ListedJournal

translate = QCoreApplication.translate

UNLOCK_SIDE = Side(width=320, left=36, edge=24, top=42, beside=45, foot=24)
FORM, FORM_TOP = 416, 208
FAILURE, FAILURE_TOP = 608, 104
BACKUPS_TOP = 56
FOOT = 32
SMALL_PRINT = 300
"""Milliseconds after which the version is looked up: it is slow, and the page comes first."""


class Unlock(FrontPage):
    """Never overwrites anything. What was typed is forgotten as soon as it has been used."""

    opened = Signal(object, bool)
    """Carries the `OpenJournal`, and whether the recovery code opened it."""
    make_wanted = Signal()
    """The writer wants another journal."""

    def __init__(
        self, look: Look, room: Room, *, jobs: Jobs, messages: Messages, reflect: Reflect
    ) -> None:
        super().__init__(look, room, UNLOCK_SIDE, translate("Unlock", "Unlock a journal"))
        self._messages = messages
        self._jobs = jobs
        self._reflect = reflect
        self._today = datetime.now().astimezone().date()
        self._journal: ListedJournal | None = None
        self._mending = False
        self._told: Told | None = None
        self._holder: Holder | None = None
        self._opening = Opening(jobs, reflect, self)
        self.side = JournalSide(look, self._today)
        self.others = OtherJournals(look)
        self.form = UnlockForm(look)
        self.foot = Para(look, "", Role.HELP, "ink3")
        self._place()
        self._connect()
        ask = partial(jobs.start, version, owner=self, journal=False, done=self._say_version)
        QTimer.singleShot(SMALL_PRINT, self, ask)

    @cached_property
    def failure(self) -> FailureColumn:
        """The column that tells why a journal does not open."""
        # Most journals do open: the page must not wait for it.
        from reflect.ui.unlock.failure_column import FailureColumn

        column = FailureColumn(self._look)
        column.way_chosen.connect(self._on_way)
        self.lane.add(column, width=FAILURE, top=FAILURE_TOP)
        return column

    @cached_property
    def backups(self) -> BackupsColumn:
        """The column that brings a backup back."""
        # As the one above: only for a journal that does not open.
        from reflect.ui.unlock.backups_column import BackupsColumn

        column = BackupsColumn(
            self._look, jobs=self._jobs, messages=self._messages, reflect=self._reflect
        )
        column.came_back.connect(self._on_came_back)
        column.back_wanted.connect(self.step_back)
        self.lane.add(column, width=FAILURE, top=BACKUPS_TOP)
        return column

    def show_journals(
        self, journals: Sequence[ListedJournal], first: Path | None = None, said: str = ""
    ) -> None:
        """List these, and ask for the key of the ``first``; ``said`` stands above its field."""
        self.side.show_journals(journals, first)
        self.keep_beside(first=self.side.several)
        self.form.say("plain", "", said)

    def add_folder(self, path: Path) -> None:
        """Offer the journal in a folder, or those in folders in it; say so if there is none."""
        if self.side.add_folder(path):
            self.keep_beside(first=self.side.several)
            self.arrive()
        else:
            self._opening.tell(path, NotAJournal(path))

    def arrive(self) -> None:
        """Begin at the field, or at what helps."""
        if self.form.isVisibleTo(self):
            self.into_view(self.form.field.edit, self.form.primary)
        elif self._at_backups:
            self.into_view(self.backups.first())
        else:
            self.into_view(self.failure.card.buttons[0])

    def press_primary(self) -> None:
        """Unlock, or take the safe way."""
        if self.form.isVisibleTo(self):
            self._try()
        elif self._at_backups:
            self.backups.primary.click()
        else:
            self.failure.card.buttons[0].click()

    def step_back(self) -> bool:
        """Esc goes from backups to the failure, from there or the recovery code to the field."""
        if self._at_backups:
            return self._leave_backups()
        if self.form.primary.busy or (self.form.isVisibleTo(self) and not self.form.by_code):
            return False
        if self._journal:
            self._choose(self._journal)
            self.arrive()
        else:
            self.make_wanted.emit()
        return True

    @property
    def _at_backups(self) -> bool:
        return "backups" in vars(self) and self.backups.isVisibleTo(self)

    def _leave_backups(self) -> bool:
        if not self.backups.busy:
            self.backups.forget()
            self.lane.show_column(self.failure)
            self.arrive()
        return True

    def _place(self) -> None:
        self.foot.set_centred()
        self.put_beside(self.side, first=True)
        self.put_foot(self.others)
        self.lane.add(self.form, width=FORM, top=FORM_TOP)
        self.lane.add_last(self.foot, bottom=FOOT)
        order = (self.form.other, self.side.list, self.others.open_folder)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.side.list.chosen.connect(self._choose)
        self.side.list.entered.connect(self._on_entered)
        self.others.folder_wanted.connect(self._ask_folder)
        self.others.make_wanted.connect(self.make_wanted)
        self.form.submitted.connect(self._try)
        self._opening.opened.connect(self._on_opened)
        self._opening.mistyped.connect(self._on_mistyped)
        self.form.computer_wanted.connect(self._try_keychain)
        self._opening.keychain_failed.connect(self._on_keychain_failed)
        self._opening.failed.connect(self._on_failed)
        self._opening.broke.connect(self._on_broke)
        self._opening.mended.connect(self._on_mended)
        self._opening.progress.connect(self._on_progress)
        self._opening.saved.connect(self._on_saved)

    def _say_version(self, version: str) -> None:
        said = self.tr("Reflect {version}. No network in use.")
        self.foot.set_text(said.format(version=version))

    def _choose(self, journal: ListedJournal) -> None:
        self._journal = journal
        self.form.show_journal(journal.name, folder_in_words(journal.path, Path.home()))
        self.lane.show_column(self.form)
        self._opening.ask_keychain(journal.path, partial(self._on_keychain_asked, journal))

    def _on_keychain_asked(self, journal: ListedJournal, opens: bool) -> None:
        if journal is self._journal:
            self.form.offer_computer(offered=opens)

    def _on_entered(self) -> None:
        if self.form.field.text():
            self._try()
        else:
            self.arrive()

    def _try(self, *, accept_older: bool = False, keep_both: bool = False) -> None:
        self.lane.show_column(self.form)
        key = None if self.form.primary.busy else self._key()
        if key:
            self._set_opening(opening=True)
            self._opening.open(replace(key, accept_older=accept_older, keep_both=keep_both))

    def _key(self) -> TypedKey | None:
        """What was typed, for the journal that is chosen."""
        typed = self.form.typed() if self._journal else ""
        if not typed or self._journal is None:
            return None
        if self.form.by_code:
            return TypedKey(path=self._journal.path, recovery_code=typed)
        return TypedKey(path=self._journal.path, passphrase=typed)

    def _try_keychain(self) -> None:
        if self._journal and not self.form.primary.busy:
            self._set_opening(opening=True)
            self._opening.open(TypedKey(path=self._journal.path, by_keychain=True))

    def _on_keychain_failed(self, error: ReflectError) -> None:
        self._set_opening(opening=False)
        self.form.offer_computer(offered=False)
        said = self._messages.words(error)
        if said:
            self.form.say("mark", said.title, said.text)
        self.arrive()

    def _set_opening(self, *, opening: bool) -> None:
        self.form.set_opening(opening=opening)
        for widget in (self.side.list, self.others):
            widget.setEnabled(not opening)

    def _on_opened(self, journal: OpenJournal) -> None:
        by_code = self.form.by_code
        self.form.clear()
        self.opened.emit(journal, by_code)

    def _on_mistyped(self, error: ReflectError) -> None:
        self._set_opening(opening=False)
        said = self._messages.words(error)
        self.form.refuse(f"{said.title} {said.text}" if said else "")

    def _on_broke(self, error: Exception) -> None:
        self._set_opening(opening=False)
        self._messages.failed(error)
        self.arrive()

    def _on_failed(self, error: ReflectError, found: Found) -> None:
        self._set_opening(opening=False)
        if self._mending and isinstance(error, KeysDamaged):
            # The one before is damaged as well: it is not offered again.
            found = found.without(LAST_GOOD_KEYS)
        self._mending = False
        chosen = self._journal
        journal = chosen if chosen and chosen.path == found.path else listed_journal(found.path)
        self._told = Told(journal, found, isinstance(error, KeysDamaged))
        self._show_failure(error, self._told)

    def _show_failure(self, error: ReflectError, told: Told) -> None:
        # As the column: for a journal that does not open.
        from reflect.ui.unlock.failing import scene_of
        from reflect.ui.unlock.failure_words import failure_for

        scene = scene_of(error, told, self._today, by_code=self.form.by_code)
        self._holder = scene.holder
        said = self._messages.words(error, scene.name)
        failure = failure_for(error, scene, said.title if said else "")
        if not failure.asks_again:
            self.form.clear()
        self.failure.show_failure(failure)
        self.lane.show_column(self.failure)
        announce(self.failure, self.failure.words(), at_once=True)
        self.arrive()

    def _show_backups(self) -> None:
        if self._told:
            journal, found, keys_damaged = self._told
            typed = self.form.field.text()
            self.backups.show_backups(journal, found.backups, typed, keys_damaged=keys_damaged)
            self.lane.show_column(self.backups)
            self.arrive()

    def _on_came_back(self, came: CameBack) -> None:
        self.form.clear()
        self.opened.emit(came.journal, came.by_code)

    def _on_way(self, way: Way) -> None:
        # Loaded with the column.
        from reflect.ui.unlock.failure import Way

        if way is Way.LAST_GOOD_KEYS and self._journal:
            self._mending = True
            self.failure.card.set_enabled(enabled=False)
            self._opening.use_last_good_keys(self._journal.path)
        elif way is Way.GO_TO and self._journal and self._holder:
            self._go_to(self._journal.path, self._holder)
        elif way in {Way.BACKUPS, Way.OPEN_BACKUP}:
            self._show_backups()
        elif way is Way.SAVE_READABLE:
            self._save_readable()
        elif way in {Way.AGAIN, Way.GO_ON, Way.KEEP_BOTH}:
            self._try_again(accept_older=way is not Way.AGAIN, keep_both=way is Way.KEEP_BOTH)
        elif way is Way.MAKE:
            self.make_wanted.emit()
        elif way is Way.OTHER_JOURNAL and self.side.several:
            self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._ask_folder()

    def _go_to(self, journal: Path, holder: Holder) -> None:
        # Loaded with the column.
        from reflect.ui.running_window import call_forward

        self.form.clear()
        call_forward(journal, holder)
        self.window().close()

    def _try_again(self, *, accept_older: bool, keep_both: bool = False) -> None:
        self.lane.show_column(self.form)
        if self.form.field.text():
            self._try(accept_older=accept_older, keep_both=keep_both)
        else:
            self.arrive()

    def _save_readable(self) -> None:
        key = self._key()
        if key:
            self._on_progress(0, 1)
            self._opening.save_readable(key)

    def _on_progress(self, done: int, total: int) -> None:
        card = self.failure.card
        card.set_enabled(enabled=False)
        said = self.tr("Saving what can be read: {done} of {total}…")
        card.text.set_text(said.format(done=done, total=total))

    def _on_saved(self, saved: SavedJournal, key: TypedKey) -> None:
        # Loaded with the column.
        from reflect.ui.saved_words import saved_words

        title, text = saved_words(saved)
        self._messages.notice(title, text, tone="mark")
        self._journal = listed_journal(saved.path)
        self.lane.show_column(self.form)
        self._set_opening(opening=True)
        self._opening.open(key)

    def _on_mended(self) -> None:
        self._mending = False
        self.lane.show_column(self.form)
        self.form.say(
            "ok",
            self.tr("The last good key file is in place."),
            self.tr("The damaged one is kept beside it as journal.keys.damaged."),
        )
        self.arrive()

    def _ask_folder(self) -> None:
        # The dialog is slow to import, and most know their journal.
        from reflect.ui.parts.ask_path import ask_folder

        start = self._journal.path.parent if self._journal else Path.home()
        ask_folder(self, self.tr("The folder of the journal"), start, self.add_folder)

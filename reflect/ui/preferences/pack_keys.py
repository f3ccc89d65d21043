"""The keys that packs are signed with, and whose packs are taken without a question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.services.pack_standing import words_of
from reflect.ui import dates
from reflect.ui.look.tokens import Role
from reflect.ui.messages import Question
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.tab_order import tab_through
from reflect.ui.preferences.setting_card import SettingCard
from reflect.ui.preferences.way_row import WayRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from reflect.domain.installed_pack import KnownSigner
    from reflect.services.changes import Changes
    from reflect.services.studio.signing_keys import SigningKey
    from reflect.ui.desk import Desk


class KeyChange(StrEnum):
    """What can be done about a signing key."""

    SAVE = "save"
    RENAME = "rename"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class KeyWish:
    """What the writer wants to do, and about which signing key."""

    change: KeyChange
    key: SigningKey


class PackKeys(QWidget):
    """Reads both lists by itself once it is seen, and again after every change."""

    wanted = Signal(object)
    """Carries a `KeyWish`; `Routes.change_signing_key` opens its door."""

    def __init__(self, desk: Desk, *, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._today = today
        self.keys: dict[str, WayRow] = {}
        """The rows of signing keys by their public keys, in the order shown."""
        self.signers: dict[str, WayRow] = {}
        """The rows of known signers by their public keys."""
        self._of_keys = SettingCard(desk.look)
        self._of_signers = SettingCard(desk.look)
        self._begun = False
        self._lay_out()
        desk.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Read when it is first seen: few make packs, and what signs them is slow to load."""
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self._read()

    def show_all(self, keys: Sequence[SigningKey], signers: Sequence[KnownSigner]) -> None:
        """Show these keys and these signers."""
        look = self._desk.look
        self.keys = {each.id: self.keys.get(each.id) or WayRow(look, "signature") for each in keys}
        self.signers = {
            each.key: self.signers.get(each.key) or WayRow(look, "badge-check") for each in signers
        }
        for key in keys:
            self._fill_key(self.keys[key.id], key)
        for signer in signers:
            self._fill_signer(self.signers[signer.key], signer)
        none = self.tr("There is none yet. The first is made when you sign a pack.")
        self._of_keys.show_rows(list(self.keys.values()) or [self._note(none)])
        nobody = self.tr("Nobody yet. Whoever signed a pack that you install stands here.")
        self._of_signers.show_rows(list(self.signers.values()) or [self._note(nobody)])
        rows = (*self.keys.values(), *self.signers.values())
        tab_through(*(button for row in rows for button in row.buttons))

    def _fill_key(self, row: WayRow, key: SigningKey) -> None:
        row.say(key.name, key.words)
        row.offer(self.tr("Save a copy"), partial(self._want, KeyChange.SAVE, key))
        row.offer_more(
            [
                (self.tr("Rename"), partial(self._want, KeyChange.RENAME, key)),
                (self.tr("Remove"), partial(self._want, KeyChange.REMOVE, key)),
            ]
        )

    def _fill_signer(self, row: WayRow, signer: KnownSigner) -> None:
        day = dates.day(signer.trusted.astimezone().date(), self._today())
        since = self.tr("Known since {day}.").format(day=day)
        row.say(signer.name, f"{words_of(signer.key)}\n{since}")
        row.offer(self.tr("Forget"), partial(self._ask_to_forget, signer))

    def _want(self, change: KeyChange, key: SigningKey) -> None:
        self.wanted.emit(KeyWish(change, key))

    def _ask_to_forget(self, signer: KnownSigner) -> None:
        question = Question(
            title=self.tr("Forget {name}?").format(name=signer.name),
            text=self.tr(
                "The next pack that they signed asks you to compare the words again. Packs that "
                "are installed stay, and so do your entries."
            ),
            yes=self.tr("Forget this signer"),
            no=self.tr("Go on taking their packs"),
        )
        self._desk.messages.ask(question, lambda yes: self._forget(signer) if yes else None)

    def _forget(self, signer: KnownSigner) -> None:
        packs = self._desk.journal.packs
        words = self.tr("{name} is forgotten.").format(name=signer.name)
        self._desk.jobs.start(
            lambda _context: packs.forget_signer(signer.key),
            owner=self,
            done=lambda _nothing: self._desk.messages.notice(words),
        )

    def _on_changed(self, changes: Changes) -> None:
        if self._begun and (changes.settings or changes.packs):
            self._read()

    def _read(self) -> None:
        journal = self._desk.journal
        self._desk.jobs.start(
            lambda _context: (journal.studio.keys.rows(), journal.packs.signers()),
            owner=self,
            done=lambda found: self.show_all(*found),
        )

    def _note(self, words: str) -> Para:
        return Para(self._desk.look, words, Role.BODY, "ink2")

    def _lay_out(self) -> None:
        look = self._desk.look
        mine = self.tr(
            "They sign the packs that you make, and are kept in this journal. Your learners "
            "compare the eight words of a key once."
        )
        theirs = self.tr(
            "Packs that they sign come in without a question. A name is what they call "
            "themselves; the eight words are what you compared."
        )
        stack = Stack(look, self)
        stack.put(Para(look, self.tr("Signing keys"), Role.PROMPT))
        stack.put(Para(look, mine, Role.HELP, "ink2"), above=4)
        stack.put(self._of_keys, above=12)
        stack.put(Para(look, self.tr("Signers whom you know"), Role.PROMPT), above=28)
        stack.put(Para(look, theirs, Role.HELP, "ink2"), above=4)
        stack.put(self._of_signers, above=12)

"""Everything that opens the journal, each with what can be done about it. Stands on any page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.services.journal_keys import MOST_WAYS, WayKind
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.tab_order import tab_through
from reflect.ui.preferences.setting_card import SettingCard
from reflect.ui.preferences.way_row import WayRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflect.services.changes import Changes
    from reflect.services.journal_keys import WayIn
    from reflect.ui.desk import Desk


class Change(StrEnum):
    """What can be done about a way in."""

    ADD = "add"
    CHANGE = "change"
    RENAME = "rename"
    REMOVE = "remove"
    STRENGTHEN = "strengthen"
    NEW_CODE = "new-code"
    KEYCHAIN_ON = "keychain-on"
    KEYCHAIN_OFF = "keychain-off"
    ALL_KEYS = "all-keys"


@dataclass(frozen=True, slots=True)
class WayWish:
    """What the writer wants to do, and about which way in."""

    change: Change
    way: WayIn | None = None


class WaysIn(QWidget):
    """Reads the ways by itself, again after every change; what is to be done is asked for."""

    wanted = Signal(object)
    """Carries a `WayWish`; `Routes.change_way_in` opens its door."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ways: tuple[WayIn, ...] = ()
        self.rows: dict[str, WayRow] = {}
        """Passphrases by their ids, the others by their kind, in the order shown."""
        self._card = SettingCard(desk.look)
        self.notice = Notice(desk.look, "mark")
        self.add = Button(desk.look, self.tr("Add a passphrase"), icon="plus")
        self.all_keys = Button(desk.look, self.tr("Change all keys"))
        self.add.clicked.connect(self._on_add)
        self.all_keys.clicked.connect(partial(self._want, Change.ALL_KEYS, None))
        self._lay_out()
        desk.changed.connect(self._on_changed)
        self._read()

    def show_ways(self, ways: Sequence[WayIn], *, confirmed: bool) -> None:
        """Show these; ``confirmed`` says whether somebody has shown the recovery code."""
        self._ways = tuple(ways)
        before, self.rows = self.rows, {}
        for key, way in self._in_order():
            self.rows[key] = before.get(key) or WayRow(self._desk.look, self._icon(way))
            self._fill(self.rows[key], way, confirmed=confirmed)
        self._card.show_rows(list(self.rows.values()))
        buttons = [button for row in self.rows.values() for button in row.buttons]
        tab_through(*buttons, self.add, self.all_keys)
        self._stack.show_only_if(self.notice, shown=False)

    def _in_order(self) -> Iterator[tuple[str, WayIn | None]]:
        """Passphrases, the code, the keychain, and what a newer Reflect has put there."""
        for way in self._ways:
            if way.kind is WayKind.PHRASE:
                yield way.id, way
        for kind in (WayKind.RECOVERY, WayKind.KEYCHAIN):
            yield kind.value, next((way for way in self._ways if way.kind is kind), None)
        for way in self._ways:
            if way.kind is WayKind.OTHER:
                yield way.id, way

    def _icon(self, way: WayIn | None) -> str:
        icons = {WayKind.PHRASE: "key-round", WayKind.RECOVERY: "file-text"}
        return icons.get(way.kind, "monitor") if way else "monitor"

    def _fill(self, row: WayRow, way: WayIn | None, *, confirmed: bool) -> None:
        if way and way.kind is WayKind.PHRASE:
            self._fill_passphrase(row, way)
        elif row is self.rows.get(WayKind.RECOVERY.value):
            self._fill_code(row, way, confirmed=confirmed)
        elif row is self.rows.get(WayKind.KEYCHAIN.value):
            self._fill_keychain(row, way)
        else:
            row.say(self.tr("A way in of a newer Reflect"), self.tr("It is kept as it is."))

    def _fill_passphrase(self, row: WayRow, way: WayIn) -> None:
        note = self.tr("A passphrase. It unlocks the journal.") if way.name else ""
        note = note or self.tr("It unlocks the journal.")
        if way.weak_lock:
            note = self.tr("{note} It is cheaper to guess than a new one would be.").format(
                note=note
            )
        row.say(way.name or self.tr("Passphrase"), note, "mark" if way.weak_lock else "ink2")
        row.offer(self.tr("Change"), partial(self._want, Change.CHANGE, way))
        more = [(self.tr("Rename"), partial(self._want, Change.RENAME, way))]
        if not way.last:
            more.append((self.tr("Remove"), partial(self._want, Change.REMOVE, way)))
        if way.weak_lock:
            dearer = self.tr("Make it dearer")
            more.append((dearer, partial(self._want, Change.STRENGTHEN, way)))
        row.offer_more(more)

    def _fill_code(self, row: WayRow, way: WayIn | None, *, confirmed: bool) -> None:
        note, tone = self.tr("It opens the journal if you forget your passphrase."), False
        if way is None:
            note, tone = self.tr("There is none: a forgotten passphrase loses everything."), True
        elif not confirmed:
            note, tone = self.tr("You have not shown that you have the code."), True
        row.say(self.tr("Recovery code"), note, "mark" if tone else "ink2")
        row.offer(self.tr("Make a new one"), partial(self._want, Change.NEW_CODE, way))

    def _fill_keychain(self, row: WayRow, way: WayIn | None) -> None:
        if way:
            note = self.tr(
                "On. Any program that runs as you can read it. The passphrase is asked for again "
                "after 14 days and after a start of the computer."
            )
            row.offer(self.tr("Turn off"), partial(self._want, Change.KEYCHAIN_OFF, way))
        else:
            note = self.tr("Off. It is never the only way in.")
            row.offer(self.tr("Turn on"), partial(self._want, Change.KEYCHAIN_ON, None))
        row.say(self.tr("This computer's keychain"), note)

    def _want(self, change: Change, way: WayIn | None) -> None:
        self.wanted.emit(WayWish(change, way))

    def _on_add(self) -> None:
        if len(self._ways) < MOST_WAYS:
            self._want(Change.ADD, None)
            return
        self.notice.say(
            "mark",
            self.tr("A journal has at most {most} ways in.").format(most=MOST_WAYS),
            self.tr("Remove one that you no longer use, then add the new one."),
        )
        self._stack.show_only_if(self.notice, shown=True)

    def _on_changed(self, changes: Changes) -> None:
        if changes.settings:
            self._read()

    def _read(self) -> None:
        journal = self._desk.journal
        self._desk.jobs.start(
            lambda _context: (journal.keys.ways(), journal.wishes.recovery_confirmed()),
            owner=self,
            done=lambda found: self.show_ways(found[0], confirmed=found[1]),
        )

    def _lay_out(self) -> None:
        look = self._desk.look
        said = self.tr(
            "Reflect asks for your passphrase again before it changes any of these. Only the lock "
            "is changed, not what is behind it: no entry is touched."
        )
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.add, self.all_keys):
            flow.addWidget(button)
        self._stack = Stack(look, self)
        self._stack.put(self._card)
        self._stack.put(self.notice, above=12)
        self._stack.put(buttons, above=16)
        self._stack.put(Para(look, said, Role.HELP, "ink3"), above=16)
        self._stack.show_only_if(self.notice, shown=False)

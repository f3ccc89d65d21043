"""The table of actions: id, menu, words, keys; and who does them at the moment."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from reflect.ui.view import Bound

translate = QCoreApplication.translate


class Menu(Enum):
    """The menus, in the order of the bar."""

    JOURNAL = "journal"
    EDIT = "edit"
    GO = "go"
    VIEW = "view"
    HELP = "help"


def menu_titles() -> dict[Menu, str]:
    """What the menus are called; the letter after & opens one with Alt."""
    return {
        Menu.JOURNAL: translate("commands", "&Journal"),
        Menu.EDIT: translate("commands", "&Edit"),
        Menu.GO: translate("commands", "&Go"),
        Menu.VIEW: translate("commands", "&View"),
        Menu.HELP: translate("commands", "&Help"),
    }


class Command(NamedTuple):
    """A row: what can be done, where it stands and by which keys."""

    id: str
    menu: Menu
    text: str
    keys: tuple[str, ...] = ()
    """Ctrl is Command on macOS. The first is shown in the menu."""
    everywhere: bool = False
    """Whether the key works in every window of the program, dialogs too."""


def table() -> tuple[Command, ...]:
    """Every action of the window, in the order of the menus."""
    return (*_journal(), *_edit(), *_go(), *_view(), *_help())


def _row(menu: Menu, id_: str, text: str, *keys: str) -> Command:
    return Command(id_, menu, text, keys)


def _journal() -> tuple[Command, ...]:
    return (
        _row(Menu.JOURNAL, "new", translate("commands", "New entry"), "Ctrl+N"),
        _row(Menu.JOURNAL, "save", translate("commands", "Save now"), "Ctrl+S"),
        _row(Menu.JOURNAL, "primary", translate("commands", "Do what this screen is for"),
             "Ctrl+Return", "Ctrl+Enter"),
        _row(Menu.JOURNAL, "make_pack", translate("commands", "Make a pack…")),
        _row(Menu.JOURNAL, "install_pack", translate("commands", "Install a pack…"), "Ctrl+O"),
        _row(Menu.JOURNAL, "bring_in", translate("commands", "Bring in another journal…")),
        _row(Menu.JOURNAL, "save_whole", translate("commands", "Save the whole journal")),
        Command("lock", Menu.JOURNAL, translate("commands", "Lock now"), ("Ctrl+L",),
                everywhere=True),
        _row(Menu.JOURNAL, "quit", translate("commands", "Close Reflect"), "Ctrl+Q"),
    )  # fmt: skip


def _edit() -> tuple[Command, ...]:
    return (
        _row(Menu.EDIT, "undo", translate("commands", "Undo"), "Ctrl+Z"),
        _row(Menu.EDIT, "redo", translate("commands", "Redo"), "Ctrl+Shift+Z"),
        _row(Menu.EDIT, "cut", translate("commands", "Cut"), "Ctrl+X"),
        _row(Menu.EDIT, "copy", translate("commands", "Copy"), "Ctrl+C"),
        _row(Menu.EDIT, "paste", translate("commands", "Paste"), "Ctrl+V"),
        _row(Menu.EDIT, "selectAll", translate("commands", "Select all"), "Ctrl+A"),
        _row(Menu.EDIT, "search_here", translate("commands", "Search here"), "Ctrl+F"),
        _row(Menu.EDIT, "search_all", translate("commands", "Search everything"), "Ctrl+K"),
        _row(Menu.EDIT, "next_hit", translate("commands", "Next hit"), "Ctrl+G"),
        _row(Menu.EDIT, "edit", translate("commands", "Edit this entry"), "E"),
        _row(Menu.EDIT, "tag", translate("commands", "Add a tag"), "Ctrl+T"),
        _row(Menu.EDIT, "private", translate("commands", "Keep this answer private"), "Ctrl+M"),
        _row(Menu.EDIT, "favourite", translate("commands", "Favourite"), "Ctrl+D"),
    )  # fmt: skip


def _go() -> tuple[Command, ...]:
    return (
        _row(Menu.GO, "today", translate("commands", "Today"), "Ctrl+1"),
        _row(Menu.GO, "journal", translate("commands", "Journal"), "Ctrl+2"),
        _row(Menu.GO, "accounts", translate("commands", "Accounts"), "Ctrl+3"),
        _row(Menu.GO, "portfolio", translate("commands", "Portfolio"), "Ctrl+4"),
        _row(Menu.GO, "communities", translate("commands", "Communities"), "Ctrl+5"),
        _row(Menu.GO, "packs", translate("commands", "Packs"), "Ctrl+6"),
        _row(Menu.GO, "safety", translate("commands", "Safety")),
        _row(Menu.GO, "preferences", translate("commands", "Preferences"), "Ctrl+,"),
        _row(Menu.GO, "back", translate("commands", "Back"), "Esc"),
        _row(Menu.GO, "next_pane", translate("commands", "Next pane"), "F6"),
        _row(Menu.GO, "previous_pane", translate("commands", "Previous pane"), "Shift+F6"),
        _row(Menu.GO, "next_prompt", translate("commands", "Next prompt"), "Ctrl+Down"),
        _row(Menu.GO, "previous_prompt", translate("commands", "Previous prompt"), "Ctrl+Up"),
        _row(Menu.GO, "next_month", translate("commands", "Next month"), "]"),
        _row(Menu.GO, "previous_month", translate("commands", "Previous month"), "["),
        _row(Menu.GO, "next_change", translate("commands", "Next change"), "N"),
        _row(Menu.GO, "previous_change", translate("commands", "Previous change"), "P"),
    )  # fmt: skip


def _view() -> tuple[Command, ...]:
    return (
        _row(Menu.VIEW, "larger", translate("commands", "Larger text"), "Ctrl++", "Ctrl+="),
        _row(Menu.VIEW, "smaller", translate("commands", "Smaller text"), "Ctrl+-"),
        _row(Menu.VIEW, "usual_size", translate("commands", "Usual text size"), "Ctrl+0"),
        _row(Menu.VIEW, "preview", translate("commands", "Preview at full width"), "Ctrl+P"),
    )


def _help() -> tuple[Command, ...]:
    return (
        _row(Menu.HELP, "help_here", translate("commands", "Help with this question"), "F1"),
    )  # fmt: skip


class Commands:
    """Makes the actions of a window from the table, and lets whoever is on screen do them.

    A row that nobody has done yet is not shown; one that nobody does just now is greyed.
    """

    def __init__(self, window: QWidget, rows: Iterable[Command] | None = None) -> None:
        self._window = window
        self._rows = tuple(table() if rows is None else rows)
        self._actions = {row.id: self._made(row) for row in self._rows}
        self._bound: dict[str, list[Bound]] = {row.id: [] for row in self._rows}
        self._owners: dict[str, QWidget] = {}

    def action(self, command_id: str) -> QAction:
        """The action of a row, for a button or a menu that offers it too."""
        return self._actions[command_id]

    def knows(self, command_id: str) -> bool:
        """Whether there is such a row."""
        return command_id in self._actions

    def run(self, command_id: str) -> None:
        """Do it, as if its key had been pressed."""
        bound = self._bound[command_id]
        if bound and bound[-1].enabled():
            bound[-1].run()

    def bind(self, bounds: Iterable[Bound]) -> None:
        """Do these from now on; who did one of them before does it again after `unbind`."""
        for bound in bounds:
            self._bound[bound.id].append(bound)
            self._actions[bound.id].setVisible(True)
            self._place(bound.id)

    def unbind(self, bounds: Iterable[Bound]) -> None:
        """Do these no longer."""
        for bound in bounds:
            self._bound[bound.id].remove(bound)
            self._place(bound.id)

    def fill(self, bar: QMenuBar) -> None:
        """Put every row into its menu."""
        for menu, title in menu_titles().items():
            self._fill(bar.addMenu(title), menu)

    def _fill(self, shown: QMenu, menu: Menu) -> None:
        rows = [row.id for row in self._rows if row.menu is menu]
        shown.addActions([self._actions[id_] for id_ in rows])
        shown.aboutToShow.connect(partial(self._refresh, rows, offered=False))
        shown.aboutToHide.connect(partial(self._refresh, rows, offered=True))

    def _made(self, row: Command) -> QAction:
        action = QAction(row.text, self._window)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setVisible(False)
        if row.everywhere:
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.triggered.connect(lambda: self.run(row.id))
        return action

    def _place(self, id_: str) -> None:
        """Let the key work where it may: in the window, or in a part of it."""
        action, bound = self._actions[id_], self._bound[id_]
        owner = self._owners.pop(id_, None)
        if owner and isValid(owner):
            owner.removeAction(action)
        action.setEnabled(bool(bound))
        if not bound:
            return
        within = bound[-1].within
        if within:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._owners[id_] = within or self._window
        self._owners[id_].addAction(action)

    def _refresh(self, rows: Iterable[str], *, offered: bool) -> None:
        """Grey what cannot be done, but only while a menu shows it: a key asks when pressed."""
        for id_ in rows:
            bound = self._bound[id_]
            self._actions[id_].setEnabled(bool(bound) and (offered or bound[-1].enabled()))


def edit_focused(verb: str) -> None:
    """Undo, copy, … in the text field that has the focus."""
    focused = QApplication.focusWidget()
    if focused and focused.metaObject().indexOfSlot(f"{verb}()") >= 0:
        QMetaObject.invokeMethod(focused, verb)

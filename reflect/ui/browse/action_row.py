"""What can be done with the entry that is read: the head of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy

from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look

HIGH = 64
_GAP = 8
_LEAST_SIDE = 12
_OVER = 16


class ActionRow(Surface):
    """The primary, and beside it what there is room for; the menu holds the rest."""

    back_wanted = Signal()
    account_wanted = Signal()
    edit_wanted = Signal()
    revisions_wanted = Signal()
    delete_wanted = Signal()
    never_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("page")
        self._look = look
        self._may_come_back = True
        self._side = 40
        self.back = IconButton(look, "arrow-left", self.tr("Back to the list"))
        self.account = Button(
            look, self.tr("Make an account"), "primary", icon="file-lock", high=40
        )
        self.edit = Button(look, self.tr("Edit"), icon="pen-line", high=40)
        self.revisions = Button(look, "", icon="history", high=40)
        self.more = IconButton(look, "ellipsis", self.tr("More for this entry"))
        self._menu = QMenu(self)
        self._lay_out()
        self.back.clicked.connect(self.back_wanted)
        self.account.clicked.connect(self.account_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.revisions.clicked.connect(self.revisions_wanted)
        self.more.clicked.connect(self._on_more_clicked)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def menu(self) -> QMenu:
        """The menu, as it was opened last."""
        return self._menu

    def show_for(self, revisions: int, *, may_come_back: bool) -> None:
        """Offer what can be done with an entry that was saved so many times."""
        words = self.tr("1 revision") if revisions == 1 else self.tr("{count} revisions")
        self.revisions.set_ready(words.format(count=revisions))
        self._may_come_back = may_come_back
        self._make_room()

    def set_side(self, side: int, *, back: bool) -> None:
        """Keep this distance from the sides; ``back`` leads to the list."""
        self._side = side
        self.back.setVisible(back)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The smallest size: what does not fit goes to the menu."""
        return QSize(self._look.px(160), self._look.px(HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        gap = self._row.spacing()
        always = [self.account, self.more, *([] if self.back.isHidden() else [self.back])]
        used = sum(widget.sizeHint().width() + gap for widget in always)
        side = self._look.px(self._side)
        if used > self.width() - 2 * side:
            side = self._look.px(_LEAST_SIDE)
        # The icon, not the box round it, ends where the column does.
        right = max(0, side - self._look.px(_OVER))
        self._row.setContentsMargins(side, 0, right, 0)
        room = self.width() - side - right
        for button in (self.edit, self.revisions):
            used += button.sizeHint().width() + gap
            button.setVisible(used <= room)

    def _on_more_clicked(self) -> None:
        menu = self._menu
        menu.clear()
        for button, wanted in (
            (self.edit, self.edit_wanted),
            (self.revisions, self.revisions_wanted),
        ):
            if button.isHidden():
                menu.addAction(button.text(), wanted.emit)
        if self._may_come_back:
            menu.addAction(self.tr("Never on “on this day”"), self.never_wanted.emit)
        menu.addAction(self.tr("Delete"), self.delete_wanted.emit)
        corner = QPoint(self.more.width() - menu.sizeHint().width(), self.more.height())
        menu.popup(self.more.mapToGlobal(corner))

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        for widget in (self.back, self.account, self.edit, self.revisions):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        self.back.hide()

    def _fit(self) -> None:
        look = self._look
        self._row.setSpacing(look.px(_GAP))
        self.setFixedHeight(look.px(HIGH))
        self._make_room()

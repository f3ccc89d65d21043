"""Paints the rows of packs and the headings over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reflect.ui.look.icons import paint_icon
from reflect.ui.look.tokens import Role
from reflect.ui.packs import pack_words
from reflect.ui.parts.grouped_list import VALUE
from reflect.ui.parts.lines import one_line
from reflect.ui.parts.row_list import paint_row

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reflect.services.pack_offers import InstalledPack
    from reflect.ui.look.theme import Look

_Index = QModelIndex | QPersistentModelIndex

ROW, HEADING, BETWEEN, UNDER = 72, 22, 24, 8
ICON_AT, TEXT_AT, RIGHT = 12, 50, 16
NARROW = 480
"""A narrower row shows who signed under its title, where there is room for it."""


class PackDelegate(QStyledItemDelegate):
    """A row is 72 high: a parcel, the title over what it holds, who signed."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Headings stand apart from the group above; a narrow row has a line more."""
        if index.data(VALUE) is None:
            high = HEADING + UNDER + (BETWEEN if index.row() else 0)
        else:
            high = ROW + (20 if self._is_narrow() else 0)
        return QSize(self._view.viewport().width(), self._look.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row."""
        painter.save()
        pack: InstalledPack | None = index.data(VALUE)
        if pack is None:
            self._paint_heading(painter, option.rect, str(index.data()))
        else:
            paint_row(painter, self._look, option, inset=14)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_pack(painter, option.rect, pack, chosen=chosen)
        painter.restore()

    def _is_narrow(self) -> bool:
        return self._view.viewport().width() < self._look.px(NARROW)

    def _paint_heading(self, painter: QPainter, box: QRect, words: str) -> None:
        look = self._look
        line = look.line(Role.GROUP)
        top = box.bottom() + 1 - look.px(HEADING + UNDER)
        painter.setFont(look.font(Role.GROUP))
        painter.setPen(look.colour("ink3"))
        room = QRect(box.left() + look.px(ICON_AT), top, box.width(), line)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_pack(
        self, painter: QPainter, box: QRect, pack: InstalledPack, *, chosen: bool
    ) -> None:
        look, narrow = self._look, self._is_narrow()
        title, help_ = look.line(Role.STRONG), look.line(Role.HELP)
        lines = title + help_ * (2 if narrow else 1)
        top = box.top() + (box.height() - lines) / 2
        left = box.left() + look.px(TEXT_AT)
        right = box.right() + 1 - look.px(RIGHT)
        self._paint_icon(painter, box, chosen=chosen)
        signed = QRectF(left, top + title + help_, right - left, help_)
        taken = 0.0
        if not narrow:
            signed = QRectF(left, box.top(), right - left, box.height())
        taken = self._paint_signature(painter, signed, pack, to_right=not narrow)
        wide = right - left - (0 if narrow else taken + look.px(16))
        room = QRectF(left, top, wide, title)
        painter.setPen(look.colour("ink"))
        self._line(painter, room, pack.title, Role.STRONG)
        painter.setPen(look.colour("ink2"))
        self._line(painter, room.translated(0, title), pack_words.holds(pack), Role.HELP)

    def _paint_icon(self, painter: QPainter, box: QRect, *, chosen: bool) -> None:
        side = self._look.px(22)
        where = QRectF(
            box.left() + self._look.px(ICON_AT), box.top() + (box.height() - side) / 2, side, side
        )
        paint_icon(painter, "package", where, self._look.colour("accent" if chosen else "ink2"))

    def _paint_signature(
        self, painter: QPainter, room: QRectF, pack: InstalledPack, *, to_right: bool
    ) -> float:
        """Paint who signed, and tell how much room that took."""
        look = self._look
        unsigned = not pack.signer and not pack.built_in
        words = pack_words.signature(pack)
        painter.setFont(look.font(Role.LABEL if unsigned else Role.HELP))
        painter.setPen(look.colour("mark" if unsigned else "ink2"))
        side, gap = look.px(18), look.px(6)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
        left = room.right() - wide if to_right else room.left() + side + gap
        painter.drawText(
            QRectF(left, room.top(), wide + 1, room.height()), Qt.AlignmentFlag.AlignVCenter, words
        )
        icon = QRectF(left - side - gap, room.top() + (room.height() - side) / 2, side, side)
        name = "shield-alert" if unsigned else "badge-check"
        paint_icon(painter, name, icon, look.colour("mark" if unsigned else "accent"))
        return wide + side + gap

    def _line(self, painter: QPainter, room: QRectF, words: str, role: Role) -> None:
        painter.setFont(self._look.font(role))
        room.setHeight(self._look.line(role))
        shown = one_line(QFontMetricsF(painter.font()), words, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

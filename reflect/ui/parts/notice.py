"""A quiet notice in the page: what happened, in a bold line and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from reflect.ui.look.shapes import right_rounded
from reflect.ui.look.tokens import RADIUS, Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.icon import Icon
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token
    from reflect.ui.parts.buttons import Button

NoticeKind = Literal["plain", "ok", "mark", "wrong", "private"]

_TONES: dict[NoticeKind, tuple[Token, Token, Token, str]] = {
    "plain": ("page", "line2", "ink", "info"),
    "ok": ("accentSoft", "accent", "accent", "circle-check"),
    "mark": ("markSoft", "markLine", "mark", "circle-alert"),
    "wrong": ("wrongSoft", "wrongLine", "wrong", "triangle-alert"),
    "private": ("privateSoft", "privateLine", "private", "lock"),
}
"""Ground, rule, icon's colour, icon."""


class Notice(QFrame):
    """A bar with a rule, an icon, an optional bold line, one sentence and at most one button.

    It is read out when it appears, at once when something is wrong.
    """

    def __init__(
        self, look: Look, kind: NoticeKind = "plain", title: str = "", text: str = "", *,
        icon: str = "", button: Button | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look = look
        self._kind: NoticeKind = kind
        self._icon_name = icon
        self._button = button
        self._said = ""
        self._icon = Icon(look, "info", size=20)
        self._title = Para(look, title, Role.LABEL)
        self._text = Para(look, text, Role.HELP)
        self._build()
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def kind(self) -> NoticeKind:
        """What sort of news it is."""
        return self._kind

    def say(self, kind: NoticeKind, title: str, text: str = "", *, icon: str = "") -> None:
        """Say something else; it is read out if the notice is in sight."""
        self._kind = kind
        self._icon_name = icon
        self._title.set_text(title)
        self._text.set_text(text)
        self._restyle()
        if self.isVisible():
            self._announce()

    def add_under(self, widget: QWidget) -> None:
        """Put something under the sentence."""
        self._column.addWidget(widget)

    def words(self) -> str:
        """All it says, as it is read out."""
        return " ".join(part for part in (self._title.text(), self._text.text()) if part)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it out when it appears."""
        super().showEvent(event)
        self._announce()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        ground, rule, _, _ = _TONES[self._kind]
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = theme.border / 2 if theme.high_contrast else 0
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        edge = QPen(self._look.colour(rule), theme.border) if half else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(self._look.colour(ground))
        painter.drawPath(right_rounded(box, self._look.px(RADIUS)))
        wide = theme.rule if half else 4
        painter.fillRect(0, 0, wide, self.height(), self._look.colour(rule))

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._row.addLayout(self._column, 1)
        if self._button is not None:
            self._button.setProperty("small", True)
            self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)

    def _restyle(self) -> None:
        look = self._look
        _, _, ink, icon = _TONES[self._kind]
        self._icon.show_icon(self._icon_name or icon, ink)
        self._row.setContentsMargins(look.px(20), look.px(12), look.px(16), look.px(12))
        self._row.setSpacing(look.px(12))
        self._title.setVisible(bool(self._title.text()))
        self._text.setVisible(bool(self._text.text()))
        self.setAccessibleName(self.words())
        self.update()

    def _announce(self) -> None:
        if self.words() != self._said:
            self._said = self.words()
            announce(self, self._said, at_once=self._kind == "wrong")

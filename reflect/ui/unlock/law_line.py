"""The honest line on the law, which unfolds into what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.lines import Lines
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look

_BETWEEN = 4


class LineWithLink(QWidget):
    """A paragraph, and a link that goes on where it ends."""

    def __init__(self, look: Look, text: str, link: str) -> None:
        super().__init__()
        self._look = look
        self._para = Para(look, text, Role.HELP, "ink2")
        self._para.setParent(self)
        self.link = Button(look, link, "link")
        self.link.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width: one line more where the link has no room in the last."""
        line = 0 if self._left(width) else self._look.line(Role.HELP)
        return self._lines.height(width) + line

    def sizeHint(self) -> QSize:
        """The size it would like."""
        width = self._look.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        return QSize(self.link.sizeHint().width(), self._look.line(Role.HELP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the link where the words end."""
        super().resizeEvent(event)
        self._place()

    def _restyle(self) -> None:
        role = Role.HELP
        self._lines = Lines(self._para.text(), self._look.font(role), self._look.line(role))
        self._place()

    def _place(self) -> None:
        width = self.width()
        high = self.heightForWidth(width)
        size = self.link.sizeHint()
        top = high - (self._look.line(Role.HELP) + size.height()) // 2
        self._para.setGeometry(0, 0, width, self._lines.height(width))
        self.link.setGeometry(self._left(width), top, size.width(), size.height())
        self.setMinimumHeight(high)

    def _left(self, width: int) -> int:
        """Where the link begins; 0 if it has a line of its own."""
        self._lines.height(width)
        end = len(self._para.text())
        box = self._lines.boxes(end - 1, end)[-1]
        left = round(box.right()) + self._look.px(_BETWEEN)
        return left if left + self.link.sizeHint().width() <= width else 0


class LawLine(QWidget):
    """Encryption is no privilege: said in a line, and explained when asked."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        line = self.tr(
            "Encryption is not legal privilege: a court may still ask for what you write."
        )
        self._line = LineWithLink(look, line, self.tr("What that means"))
        self.link = self._line.link
        self._meaning = Para(look, self._meaning_words(), Role.HELP, "ink2")
        self._meaning.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._line)
        self._column.addWidget(self._meaning)
        self.link.clicked.connect(self._on_clicked)
        look.changed.connect(self._restyle)
        self._restyle()

    def _meaning_words(self) -> str:
        return self.tr(
            "Nobody reads your journal without your passphrase or your recovery code. But a court, "
            "a coroner or a regulator may require you to show what you wrote, as they may any "
            "record. Write about what you thought and learned, and leave out who it was. If you "
            "are asked for your journal, delete nothing, and take advice from your employer, your "
            "defence organisation or a lawyer first."
        )

    def _on_clicked(self) -> None:
        shown = self._meaning.isHidden()
        self._meaning.setVisible(shown)
        if shown:
            announce(self._meaning, self._meaning.text())

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.px(8))

"""What is to be mended, and what may be looked at: lines that lead to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.lines import Lines
from reflect.ui.parts.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from reflect.domain.draft_findings import Finding
    from reflect.ui.look.theme import Look
    from reflect.ui.parts.notice import NoticeKind

AT_FIRST = 6
"""So many lines are shown before the rest is asked for."""
_LEAST = 32


class FindingLine(QPushButton):
    """A sentence that takes as many lines as it needs; pressing it goes to its place."""

    def __init__(self, look: Look, finding: Finding) -> None:
        super().__init__(finding.words)
        self._look = look
        self.finding = finding
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(finding.words)
        self.setAccessibleDescription(self.tr("Goes to where it is mended"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the sentence needs."""
        return max(self._look.px(_LEAST), self._lines.height(width) + self._look.px(8))

    def sizeHint(self) -> QSize:
        """The size it would like."""
        width = min(round(self._lines.natural_width()) + 1, self._look.px(480))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        return QSize(self._look.px(120), self._look.px(_LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sentence, underlined as a link is."""
        painter = QPainter(self)
        high = self._lines.height(self.width())
        top = (self.height() - high) / 2
        self._lines.draw(painter, QPointF(0, top), self._look.colour("ink"))

    def _restyle(self) -> None:
        font = self._look.font(Role.HELP)
        font.setUnderline(True)
        self._lines = Lines(self.finding.words, font, self._look.line(Role.HELP))
        self.updateGeometry()
        self.update()


class FindingNotice(Notice):
    """A notice with a line for each finding, the first few at once."""

    pressed = Signal(object)
    """The finding whose line was pressed."""

    def __init__(self, look: Look, kind: NoticeKind) -> None:
        super().__init__(look, kind)
        self._tone: NoticeKind = kind
        self._shown: tuple[Finding, ...] = ()
        self._all = False
        self._lines: list[QWidget] = []
        self._under = QWidget()
        self._rows = QVBoxLayout(self._under)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.add_under(self._under)
        self.hide()

    @property
    def lines(self) -> tuple[FindingLine, ...]:
        """The lines that are shown."""
        return tuple(line for line in self._lines if isinstance(line, FindingLine))

    def show_findings(self, title: str, findings: Sequence[Finding]) -> None:
        """Show these under a title; without any it is not shown."""
        if tuple(findings) != self._shown:
            self._shown = tuple(findings)
            self._lay_out()
        self.say(self._tone, title)
        self.setVisible(bool(findings))

    def _lay_out(self) -> None:
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        shown = self._shown if self._all else self._shown[:AT_FIRST]
        self._lines = [self._line(each) for each in shown]
        rest = len(self._shown) - len(shown)
        if rest:
            words = self.tr("Show {n} more").format(n=rest)
            more = Button(self._look, words, "quiet", edge=True)
            more.clicked.connect(self._show_all)
            self._lines.append(more)
        for line in self._lines:
            self._rows.addWidget(line)

    def _show_all(self) -> None:
        self._all = True
        self._lay_out()
        self._lines[AT_FIRST].setFocus()

    def _line(self, finding: Finding) -> FindingLine:
        line = FindingLine(self._look, finding)
        line.clicked.connect(lambda: self.pressed.emit(finding))
        return line

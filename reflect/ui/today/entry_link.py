"""From where a commitment is, in one line: the entry's name leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.lines import one_line
from reflect.ui.parts.words import Words
from reflect.ui.today import today_words

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from reflect.domain.commitment import Commitment
    from reflect.ui.look.theme import Look

LINE = 18
"""No higher than the line it stands in."""
SHORTEST = 48
"""A name is not cut shorter than this."""


class EntryLink(Button):
    """The name of an entry within a line; a long one ends in an ellipsis."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(look, title, "link", high=LINE)
        self._look = look
        self._title = " ".join(title.split())
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(self.tr("Read the entry"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as the whole name."""
        return QSize(self._metrics().horizontalAdvance(self._title) + 1, self.height())

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        narrow = min(self.sizeHint().width(), self._look.px(SHORTEST))
        return QSize(narrow, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the name as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.font(Role.GROUP))

    def _elide(self) -> None:
        metrics = QFontMetricsF(self._look.font(Role.GROUP))
        self.setText(one_line(metrics, self._title, self.width()))

    def _fit(self) -> None:
        self.setFixedHeight(self._look.line(Role.META))
        self.updateGeometry()
        self._elide()


class CommitmentFacts(QWidget):
    """When a commitment is due and from which entry it is; goes on below where it is narrow."""

    read_wanted = Signal()

    def __init__(self, look: Look, commitment: Commitment, today: date, *, when: bool) -> None:
        """Without ``when`` it tells only where the commitment is from."""
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.link = EntryLink(look, commitment.entry_title)
        self.link.clicked.connect(self.read_wanted)
        flow = FlowLayout(self, across=3, down=0)
        if when:
            flow.addWidget(Words(f"{today_words.due(commitment, today)}.", Role.META, "ink3"))
        flow.addWidget(self._source(commitment, today))

    def _source(self, commitment: Commitment, today: date) -> QWidget:
        # The name stands between what is said before and after it, in whichever order.
        before, after = self.tr("From {title}, {day}").split("{title}")
        day = today_words.written(commitment, today)
        source = QWidget()
        row = QHBoxLayout(source)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Words(before.format(day=day), Role.META, "ink3"))
        row.addWidget(self.link)
        row.addWidget(Words(after.format(day=day), Role.META, "ink3"))
        row.addStretch(1)
        return source

"""What a pack would ask, a row for each prompt, or what a body expects, or a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.packs import kinds
from reflect.ui.parts.para import Para
from reflect.ui.parts.preface import show_emphasised
from reflect.ui.parts.surface import Hairline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.domain.frameworks import Form, Framework
    from reflect.domain.prompts import PromptSet
    from reflect.ui.look.theme import Look

BESIDE = 420
"""In less room the kind stands under the heading."""
FIRST = 12
"""Rows that are made at once: more than a window has room for."""
THEN = 8
"""Rows that are made in one go after that, so that the window answers in between."""


class Asked(NamedTuple):
    """One thing that is asked: a heading, help, what can be chosen, the kind of answer."""

    heading: str
    help: str = ""
    details: str = ""
    kind: str = ""
    private: bool = False


def asked_in(prompts: PromptSet) -> tuple[Asked, ...]:
    """Every prompt of a set as it would be asked."""
    return tuple(
        Asked(
            f"{each.group}: {each.heading}" if each.group else each.heading,
            each.help,
            kinds.details(each),
            kinds.kind(each),
            each.private,
        )
        for each in prompts.prompts
    )


def expected_in(framework: Framework) -> tuple[Asked, ...]:
    """Every standard and requirement of a framework."""
    standards = (
        Asked(f"{each.id}. {each.title}", each.help, kind=each.part) for each in framework.standards
    )
    wanted = (Asked(each.title, each.help) for each in framework.requirements)
    return (*standards, *wanted)


def laid_out_in(form: Form) -> tuple[Asked, ...]:
    """Every section of a form."""
    return tuple(Asked(each.heading, each.help) for each in form.sections)


class AskedRow(QWidget):
    """A heading over its help, and at the right how it is answered."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heading = Para(look, "", Role.STRONG)
        self._help = Para(look, "", Role.HELP, "ink2")
        self._details = Para(look, "", Role.HELP, "ink2")
        self._kind = Para(look, "", Role.HELP, "ink2")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self._heading, self._help, self._details):
            words.addWidget(part)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(Hairline())
        look.changed.connect(self._restyle)
        self._restyle()

    def say(self, asked: Asked) -> None:
        """Show what is asked."""
        self._heading.set_text(asked.heading)
        show_emphasised(self._help, asked.help)
        self._details.set_text(asked.details)
        self._kind.set_tone("private" if asked.private else "ink2")
        self._kind.set_text(asked.kind)
        for part in (self._help, self._details, self._kind):
            if part.isHidden() == bool(part.text()):
                part.setVisible(bool(part.text()))
        parts = (asked.heading, asked.kind, self._help.text(), asked.details)
        self.setAccessibleName(", ".join(part for part in parts if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the kind under the words where there is little room."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self._look.px
        ways = QBoxLayout.Direction
        beside = self.width() >= px(BESIDE)
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._row.setContentsMargins(0, px(14), 0, px(12))
        self._row.setSpacing(px(16) if beside else 0)


class AskedRows(QWidget):
    """The rows, used again from set to set. What is out of sight comes a moment later."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._asked: Sequence[Asked] = ()
        self._shown = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.rows: list[AskedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(Hairline())

    def show_asked(self, asked: Sequence[Asked]) -> None:
        """Show these."""
        self._asked, self._shown = asked, 0
        for row in self.rows[len(asked) :]:
            row.hide()
        self._show(FIRST)

    @property
    def whole(self) -> bool:
        """Whether every row is there."""
        return self._shown == len(self._asked)

    def _go_on(self) -> None:
        self._show(self._shown + THEN)

    def _show(self, until: int) -> None:
        """Show the rows before this one that are not there yet."""
        for place in range(self._shown, min(until, len(self._asked))):
            if place == len(self.rows):
                self.rows.append(AskedRow(self._look))
                self._column.addWidget(self.rows[-1])
            self.rows[place].say(self._asked[place])
            self.rows[place].show()
        self._shown = min(until, len(self._asked))
        if not self.whole:
            self._timer.start()

"""What I will do, and the day it should come back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.domain.answers import Answer, Promise
from reflect.ui.look.tokens import Role
from reflect.ui.parts.answer_edit import AnswerEdit
from reflect.ui.parts.chips import ChipGroup
from reflect.ui.parts.date_field import DateField
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.words import Words
from reflect.ui.write.control import Control

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.domain.prompts import Prompt
    from reflect.ui.look.theme import Look

_WEEKS = (1, 2, 6)


class CommitmentControl(Control):
    """A text and a day; chips put the day one, two or six weeks ahead."""

    def __init__(self, look: Look, prompt: Prompt, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.edit = AnswerEdit(look, prompt.heading, short=True)
        self.day = DateField(look, self.tr("Bring it back on"), today=today, prefer="future")
        self.weeks = ChipGroup(look, self.tr("Bring it back in"), self._choices())
        self.first = self.edit
        self.widget = self._laid_out(look)
        self.edit.textChanged.connect(self.answered)
        self.day.chosen.connect(self._on_day_chosen)
        self.weeks.chosen.connect(self._on_weeks_chosen)

    def answer(self) -> Answer | None:
        """The promise; None while it has no words."""
        text = self.edit.text()
        return Promise(text, self.day.value()) if text.strip() else None

    def show_answer(self, answer: Answer | None) -> None:
        """Show a promise."""
        promise = answer if isinstance(answer, Promise) else Promise("")
        self.edit.set_text(promise.text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.day.set_value(promise.due)
        self._show_weeks()

    def _choices(self) -> list[tuple[str, str]]:
        one, several = self.tr("In 1 week"), self.tr("{weeks} weeks")
        return [(str(n), one if n == 1 else several.format(weeks=n)) for n in _WEEKS]

    def _laid_out(self, look: Look) -> QWidget:
        whole, row = QWidget(), QWidget()
        flow = FlowLayout(row)
        words = Words(self.tr("Bring it back on"), Role.HELP, "ink2")
        words.setMinimumHeight(look.px(36))
        for part in (words, self.day, self.weeks):
            flow.addWidget(part)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(self.edit)
        column.addWidget(row)
        return whole

    def _on_day_chosen(self) -> None:
        self._show_weeks()
        self.answered.emit()

    def _on_weeks_chosen(self) -> None:
        chosen = self.weeks.values()
        if chosen:
            self.day.set_value(self._today() + timedelta(weeks=int(chosen[0])))
            self.answered.emit()

    def _show_weeks(self) -> None:
        due = self.day.value()
        days = (due - self._today()).days if due else 0
        self.weeks.set_values([str(days // 7)] if days in {7 * n for n in _WEEKS} else [])

"""The control that answers one kind of prompt: a widget, and the answer in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from reflect.domain.prompts import Kind, Prompt, Scale
from reflect.ui.parts.answer_edit import AnswerEdit
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.date_field import DateField
from reflect.ui.parts.minutes_field import MinutesField
from reflect.ui.parts.options import AnyOf, OneOf
from reflect.ui.parts.part_choice import PartChoice
from reflect.ui.parts.scale import ScaleCells
from reflect.ui.write.commitment import CommitmentControl
from reflect.ui.write.control import Control

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.answers import Answer
    from reflect.ui.look.theme import Look

    Today = Callable[[], date]


class TextControl(Control):
    """Long and short text."""

    def __init__(self, look: Look, prompt: Prompt) -> None:
        super().__init__()
        short = prompt.kind is Kind.SHORT_TEXT
        self.edit = AnswerEdit(look, prompt.heading or self.tr("Your words"), short=short)
        self.widget = self.first = self.edit
        self.edit.textChanged.connect(self.answered)

    def answer(self) -> Answer | None:
        """The text, kept to the letter; None when nothing but space is there."""
        text = self.edit.text()
        return text if text.strip() else None

    def show_answer(self, answer: Answer | None) -> None:
        """Show a text."""
        self.edit.set_text(answer if isinstance(answer, str) else "")
        self.edit.moveCursor(QTextCursor.MoveOperation.End)


class ScaleControl(Control):
    """Numbers, in one row or several."""

    def __init__(self, look: Look, prompt: Prompt) -> None:
        super().__init__()
        scale = prompt.scale or Scale()
        self._rows = scale.rows or ("",)
        numbers = range(scale.lowest, scale.highest + 1)
        ends = (scale.low_label, scale.high_label)
        self.cells = ScaleCells(look, prompt.heading, numbers, rows=scale.rows, ends=ends)
        self.widget = self.cells
        self.first = self.cells.cell(self._rows[0], scale.lowest)
        self.cells.chosen.connect(self.answered)

    def answer(self) -> Answer | None:
        """A number or None for each row."""
        values = self.cells.values()
        return tuple(values.get(row) for row in self._rows) if values else None

    def show_answer(self, answer: Answer | None) -> None:
        """Show the numbers."""
        given = answer if isinstance(answer, tuple) else ()
        pairs = zip(self._rows, given, strict=False)
        self.cells.set_values({row: n for row, n in pairs if isinstance(n, int)})


class ChoiceControl(Control):
    """One of several, as circles; a list that opens where room is short."""

    def __init__(self, look: Look, prompt: Prompt, *, compact: bool) -> None:
        super().__init__()
        self._field = self._made(look, prompt, compact=compact)
        self.widget = self._field
        first = prompt.options[0].id
        self.first = self._field.radio(first) if isinstance(self._field, OneOf) else self._field

    def _made(self, look: Look, prompt: Prompt, *, compact: bool) -> OneOf | ChoiceField:
        options = [(option.id, option.label) for option in prompt.options]
        if compact:
            field = ChoiceField(look, prompt.heading, [("", self.tr("Choose")), *options])
            field.activated.connect(self.answered)
            return field
        circles = OneOf(look, prompt.heading, [(*option, "") for option in options])
        circles.chosen.connect(self.answered)
        return circles

    def answer(self) -> Answer | None:
        """The chosen option's id."""
        return self._field.value() or None

    def show_answer(self, answer: Answer | None) -> None:
        """Choose an option."""
        self._field.set_value(answer if isinstance(answer, str) else "")


class ChoicesControl(Control):
    """Any number of options, and checklists."""

    def __init__(self, look: Look, prompt: Prompt) -> None:
        super().__init__()
        options = [(option.id, option.label) for option in prompt.options]
        self._boxes = AnyOf(look, prompt.heading, options)
        self.widget = self._boxes
        self.first = self._boxes.tick(prompt.options[0].id)
        self._boxes.chosen.connect(self.answered)

    def answer(self) -> Answer | None:
        """The ids of what is ticked."""
        return self._boxes.values() or None

    def show_answer(self, answer: Answer | None) -> None:
        """Tick options."""
        given = answer if isinstance(answer, tuple) else ()
        self._boxes.set_values(str(part) for part in given)


class DateControl(Control):
    """A day."""

    def __init__(self, look: Look, prompt: Prompt, today: Today) -> None:
        super().__init__()
        self._day = DateField(look, prompt.heading, today=today)
        self.widget = self.first = self._day
        self._day.chosen.connect(self.answered)

    def answer(self) -> Answer | None:
        """The day."""
        return self._day.value()

    def show_answer(self, answer: Answer | None) -> None:
        """Show a day."""
        self._day.set_value(answer if isinstance(answer, date) else None)


class MinutesControl(Control):
    """Minutes."""

    def __init__(self, look: Look, prompt: Prompt) -> None:
        super().__init__()
        self._minutes = MinutesField(look, prompt.heading)
        self.widget = self.first = self._minutes
        self._minutes.chosen.connect(self.answered)

    def answer(self) -> Answer | None:
        """The minutes."""
        return self._minutes.value()

    def show_answer(self, answer: Answer | None) -> None:
        """Show minutes."""
        self._minutes.set_value(answer if isinstance(answer, int) else None)


class YesNoControl(Control):
    """Yes or no; neither until one is chosen."""

    def __init__(self, look: Look, prompt: Prompt) -> None:
        super().__init__()
        options = [("yes", self.tr("Yes")), ("no", self.tr("No"))]
        self._parts = PartChoice(look, prompt.heading, options)
        self.widget = self._parts
        self.first = self._parts.part("yes")
        self._parts.chosen.connect(self.answered)

    def answer(self) -> Answer | None:
        """True for yes, False for no."""
        value = self._parts.value()
        return value == "yes" if value else None

    def show_answer(self, answer: Answer | None) -> None:
        """Choose one."""
        self._parts.set_value(_YES_NO.get(answer, "") if isinstance(answer, bool) else "")


_YES_NO = {True: "yes", False: "no"}


def control_for(look: Look, prompt: Prompt, today: Today, *, compact: bool = False) -> Control:
    """The control that answers this prompt; ``compact`` where several stand side by side."""
    match prompt.kind:
        case Kind.SCALE:
            return ScaleControl(look, prompt)
        case Kind.CHOICE:
            return ChoiceControl(look, prompt, compact=compact)
        case Kind.CHOICES | Kind.CHECKLIST:
            return ChoicesControl(look, prompt)
        case Kind.COMMITMENT:
            return CommitmentControl(look, prompt, today)
    return _short_control_for(look, prompt, today)


def _short_control_for(look: Look, prompt: Prompt, today: Today) -> Control:
    match prompt.kind:
        case Kind.DATE:
            return DateControl(look, prompt, today)
        case Kind.MINUTES:
            return MinutesControl(look, prompt)
        case Kind.YES_NO:
            return YesNoControl(look, prompt)
    return TextControl(look, prompt)

"""When a prompt is shown: only after a certain answer to one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.domain.prompts import Kind, ShownWhen
from reflect.ui.look.tokens import Role
from reflect.ui.parts.checks import Tick
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.options import AnyOf
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.studio.kind_words import ASKED_BEFORE
from reflect.ui.studio.part_editor import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.prompts import Prompt
    from reflect.ui.look.theme import Look

_INDENT = 30


class ConditionFields(QWidget):
    """A box to tick; ticked, it asks which prompt and which of its answers."""

    changed = Signal(object)
    """A `ShownWhen`, or None."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._before: tuple[Prompt, ...] = ()
        self._shown: ShownWhen | None = None
        self.tick = Tick(look, self.tr("Show only after a certain answer"))
        self._none = Para(look, "", Role.HELP, "mark")
        self._inside = QWidget()
        self._column = Stack(look, self._inside)
        self.which: ChoiceField | None = None
        self.answers: AnyOf | None = None
        column = Stack(look, self)
        column.put(self.tick)
        column.put(self._none)
        column.put(self._inside, above=4)
        self._none.hide()
        self._inside.hide()
        self._stack = column
        self._made_for: object = None
        self.tick.clicked.connect(self._on_tick)

    def show_condition(self, shown: ShownWhen | None, before: Sequence[Prompt]) -> None:
        """Show the condition of a prompt; ``before`` are the prompts that are asked before it."""
        self._shown = shown
        self._before = tuple(each for each in before if each.kind in ASKED_BEFORE)
        self.tick.setChecked(shown is not None)
        if shown is not None:
            self._make(shown)
        if shown is not None or self._before:
            self._stack.show_only_if(self._none, False)
        self._stack.show_only_if(self._inside, shown is not None)

    def control(self) -> QWidget:
        """Where it is mended."""
        return self.which if self.which and self.tick.isChecked() else self.tick

    def _make(self, shown: ShownWhen) -> None:
        """Offer what can be chosen, anew only where that has changed."""
        wanted = (shown.prompt, [(p.id, p.heading, p.kind, p.options) for p in self._before])
        if wanted != self._made_for:
            self._made_for = wanted
            self._remake(shown)
        if self.answers:
            self.answers.set_values(shown.answers)

    def _remake(self, shown: ShownWhen) -> None:
        had_focus = self._inside.isAncestorOf(self.focusWidget() or self)
        self._column = _emptied(self._look, self._inside)
        options = [(each.id, each.heading or each.id) for each in self._before]
        if shown.prompt and shown.prompt not in dict(options):
            options.append((shown.prompt, shown.prompt))
        self.which = ChoiceField(self._look, self.tr("After which prompt"), options, high=40)
        self.which.set_value(shown.prompt)
        self.which.activated.connect(self._on_which)
        self._column.put(labelled(self._look, self.tr("After which prompt"), self.which))
        asked = next((each for each in self._before if each.id == shown.prompt), None)
        words = self.tr("Answered with")
        self.answers = AnyOf(self._look, words, self._answers_of(asked)) if asked else None
        if self.answers:
            self._column.put(labelled(self._look, words, self.answers), above=12)
            self.answers.chosen.connect(self._on_answers)
        if had_focus:
            self.which.setFocus()

    def _answers_of(self, prompt: Prompt) -> list[tuple[str, str]]:
        if prompt.kind is Kind.YES_NO:
            return [("yes", self.tr("Yes")), ("no", self.tr("No"))]
        return [(option.id, option.label or option.id) for option in prompt.options]

    def _on_tick(self) -> None:
        if not self.tick.isChecked():
            self.changed.emit(None)
        elif self._before:
            self.changed.emit(ShownWhen(prompt=self._before[-1].id, answers=()))
        else:
            self.tick.setChecked(False)
            self._none.set_text(
                self.tr(
                    "Nothing before this prompt can be chosen. Put a choice or a yes or no there."
                )
            )
            self._stack.show_only_if(self._none, True)

    def _on_which(self) -> None:
        if self.which:
            self.changed.emit(ShownWhen(prompt=self.which.value(), answers=()))

    def _on_answers(self) -> None:
        if self.answers and self._shown:
            answers = self.answers.values()
            self.changed.emit(ShownWhen(prompt=self._shown.prompt, answers=answers))


def _emptied(look: Look, widget: QWidget) -> Stack:
    """A new column in a widget, in the place of all that was in it."""
    old = widget.layout()
    if old is not None:
        while (item := old.takeAt(0)) is not None:
            inside = item.widget()
            if inside is not None:
                inside.hide()
                inside.deleteLater()
        QWidget().setLayout(old)
    column = Stack(look, widget)
    column.setContentsMargins(look.px(_INDENT), 0, 0, 0)
    return column

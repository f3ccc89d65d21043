"""One prompt on the page: its heading, what is to know about it, and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.domain.answers import count_words, is_empty, searchable
from reflect.domain.prompts import TEXT_KINDS, Kind
from reflect.ui.look.tokens import Role
from reflect.ui.parts.answer_edit import AnswerEdit
from reflect.ui.parts.para import Para
from reflect.ui.parts.words import Words
from reflect.ui.private_mark import PrivateMark

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from reflect.domain.answers import Answer
    from reflect.domain.prompts import Prompt
    from reflect.ui.look.theme import Look
    from reflect.ui.write.control import Control


class PromptCard(QWidget):
    """A prompt and its answer."""

    answered = Signal()
    entered = Signal()
    """The focus came to this prompt."""

    def __init__(self, look: Look, prompt: Prompt, control: Control) -> None:
        super().__init__()
        self.prompt = prompt
        self.control = control
        self._look = look
        self._counting = False
        self._private = False
        self._within = False
        # In a group the group's name is the heading, and each prompt has only a label.
        role = Role.LABEL if prompt.group else Role.PROMPT
        self._heading = Para(look, prompt.heading, role)
        self._hint = Words("" if prompt.group else self._hint_text(), Role.HELP, "ink2")
        self._words = Words("", Role.HELP, "ink2")
        self._mark = PrivateMark(look)
        self._build()
        self._describe()
        control.answered.connect(self._on_answered)
        self._watch(control.widget)
        look.changed.connect(self._restyle)
        self._restyle()

    def answer(self) -> Answer | None:
        """The answer as it stands."""
        return self.control.answer()

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer, or none."""
        self.control.show_answer(answer)
        self._show_words()

    @property
    def private(self) -> bool:
        """Whether the answer is kept out of accounts unless ticked."""
        return self._private

    def set_private(self, *, private: bool) -> None:
        """Mark it as private, or no longer."""
        self._private = private
        self._mark.setVisible(private)
        for edit in self._edits():
            edit.set_private(private=private)
        self._describe()
        self._show_words()

    def set_counting(self, *, on: bool) -> None:
        """Show the number of words while the focus is here; a limit shows it always."""
        self._counting = on
        self._show_words()

    @property
    def within(self) -> bool:
        """Whether the focus is in it."""
        return self._within

    @property
    def end_is_free(self) -> bool:
        """Whether nothing stands at the end of the heading."""
        return not self._private and self._words.isHidden()

    @property
    def has_words(self) -> bool:
        """Whether anything is answered."""
        return not is_empty(self.answer())

    def focus(self) -> None:
        """Put the focus into the answer."""
        self.control.first.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the focus comes and goes."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._within = event.type() == QEvent.Type.FocusIn
            self._show_words()
            if self._within:
                self.entered.emit()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Be read in order: each card is named by its heading."""
        super().showEvent(event)
        self._restyle()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._heading)
        head.addWidget(self._hint)
        head.addStretch(1)
        head.addWidget(self._words)
        head.addWidget(self._mark)
        self._mark.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._heading.setVisible(bool(self.prompt.heading))
        self._column.addWidget(self.control.widget)

    def _hint_text(self) -> str:
        prompt = self.prompt
        kinds = {
            Kind.CHOICE: self.tr("Choose one"),
            Kind.CHOICES: self.tr("Choose any"),
            Kind.CHECKLIST: self.tr("Tick what is done"),
        }
        return kinds.get(prompt.kind, self.tr("Optional") if prompt.optional else "")

    def _describe(self) -> None:
        parts = [self.prompt.help]
        if self._private:
            parts.append(self.tr("Private."))
        if self.prompt.max_words:
            parts.append(self.tr("At most {count} words.").format(count=self.prompt.max_words))
        self.control.first.setAccessibleDescription(" ".join(part for part in parts if part))

    def _on_answered(self) -> None:
        self._show_words()
        self.answered.emit()

    def _show_words(self) -> None:
        limit = self.prompt.max_words
        is_text = self.prompt.kind in TEXT_KINDS
        shown = is_text and (limit is not None or (self._counting and self._within))
        self._words.setVisible(shown and bool(self.prompt.heading))
        self._hint.setVisible(bool(self._hint.text()) and not self._words.isVisibleTo(self))
        if shown:
            self._say_count(limit)

    def _say_count(self, limit: int | None) -> None:
        answer = self.answer()
        count = count_words(searchable(self.prompt, answer)) if answer is not None else 0
        over = limit is not None and count > limit
        if limit is None:
            text = self.tr("1 word") if count == 1 else self.tr("{n} words").format(n=count)
        elif over:
            text = self.tr("{n} of {limit} words, {over} over").format(
                n=count, limit=limit, over=count - limit
            )
        else:
            text = self.tr("{n} of {limit} words").format(n=count, limit=limit)
        self._words.setText(text)
        self._words.set_tone("mark" if over else "ink2")

    def _edits(self) -> list[AnswerEdit]:
        widget = self.control.widget
        return [widget] if isinstance(widget, AnswerEdit) else widget.findChildren(AnswerEdit)

    def _watch(self, widget: QWidget) -> None:
        for part in (widget, *widget.findChildren(QWidget)):
            part.installEventFilter(self)

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.px(8))
        self._mark.setMaximumHeight(self._look.line(Role.PROMPT))

"""The page: title, dates, tags, and the prompts with their answers in one calm column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reflect.domain.answers import shown
from reflect.domain.entry import Content
from reflect.ui.parts.page import Page
from reflect.ui.parts.preface import Preface
from reflect.ui.parts.tags_edit import TagsEdit
from reflect.ui.write.controls import control_for
from reflect.ui.write.dates_row import DatesRow
from reflect.ui.write.group_card import GroupCard
from reflect.ui.write.prompt_card import PromptCard
from reflect.ui.write.sections import Section, sections_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.domain.entry import Draft
    from reflect.ui.look.theme import Look


class WritingPage(Page):
    """Shows a draft and says what is in it at any moment."""

    edited = Signal()
    """Something was typed or chosen."""
    section_entered = Signal(object, object)
    """The focus came to a section; carries it and its prompt."""
    sections_changed = Signal()
    """An answer brought a prompt up or took one away."""

    def __init__(self, look: Look, draft: Draft, *, today: Callable[[], date]) -> None:
        super().__init__("page", name=draft.prompts.title)
        self._look = look
        self._prompts = draft.prompts
        self._filling = True
        self._conditions = any(p.shown_when for p in draft.prompts.prompts)
        self.title = QLineEdit()
        self.dates = DatesRow(look, today, draft.content.written)
        self.tags = TagsEdit(look, self.tr("Tags"))
        self._cards = {
            p.id: PromptCard(look, p, control_for(look, p, today, compact=bool(p.group)))
            for p in draft.prompts.prompts
        }
        self.sections = tuple(sections_of(look, self._cards.values()))
        self._build()
        self._connect()
        self.show_content(draft.content)
        look.changed.connect(self._restyle)
        self._restyle()

    def put_under(self, widget: QWidget) -> None:
        """Put something under the answers."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_content(self, content: Content) -> None:
        """Put what was typed on the page; nobody is told."""
        self._filling = True
        self.title.setText(content.title)
        self.dates.show_dates(content.written, content.happened)
        self.tags.set_values(content.tags)
        for name, card in self._cards.items():
            card.show_answer(content.answers.get(name))
            card.set_private(private=name in content.private)
        self._show_due()
        self._filling = False

    def written(self) -> Content:
        """All that is on the page, prompts that are out of sight included."""
        given = ((name, card.answer()) for name, card in self._cards.items())
        return Content(
            written=self.dates.written,
            title=self.title.text().strip(),
            happened=self.dates.happened,
            tags=self.tags.values(),
            answers={name: answer for name, answer in given if answer is not None},
            private=frozenset(name for name, card in self._cards.items() if card.private),
        )

    @property
    def due(self) -> tuple[Section, ...]:
        """The sections that the answers so far bring up."""
        return tuple(section for section in self.sections if not section.isHidden())

    def heading(self, section: Section) -> str:
        """What a section is called."""
        if isinstance(section, GroupCard):
            return section.cards[0].prompt.group
        return section.prompt.heading or self.tr("Your words")

    def card(self, prompt_id: str) -> PromptCard:
        """The card of a prompt."""
        return self._cards[prompt_id]

    def set_counting(self, *, on: bool) -> None:
        """Show how many words an answer has while it is written, or only where there is a limit."""
        for card in self._cards.values():
            card.set_counting(on=on)

    def focused_card(self) -> PromptCard | None:
        """The card that has the focus in it."""
        return next((card for card in self._cards.values() if card.within), None)

    def first_empty(self) -> Section:
        """Where writing goes on: the first section without an answer, or the last."""
        due = self.due
        return next((section for section in due if not section.has_words), due[-1])

    def _build(self) -> None:
        self.title.setProperty("bare", True)
        self.title.setPlaceholderText(self.tr("Give it a name, or leave it"))
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setMaxLength(200)
        self.title.setTextMargins(-2, 0, 0, 0)  # begins where the answers begin
        self.title.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = QVBoxLayout()
        for part in (self.title, self.dates, self.tags):
            self._head.addWidget(part)
        self._column.addLayout(self._head)
        if self._prompts.preface:
            self._column.addWidget(Preface(self._look, self._prompts.preface))
        for section in self.sections:
            self._column.addWidget(section)
        self._column.addStretch(1)
        self._row = QHBoxLayout(self.content)
        self._row.addWidget(self._inner)
        self._row.addStretch(1)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._on_edited)
        self.dates.chosen.connect(self._on_edited)
        self.tags.chosen.connect(self._on_edited)
        for section in self.sections:
            cards = section.cards if isinstance(section, GroupCard) else (section,)
            for card in cards:
                card.answered.connect(self._on_answered)
                card.entered.connect(
                    lambda section=section, card=card: self.section_entered.emit(
                        section, card.prompt
                    )
                )

    def _on_edited(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _on_answered(self) -> None:
        if not self._filling:
            self._show_due()
            self.edited.emit()

    def _show_due(self) -> None:
        """Show the prompts that the answers bring up, and hide the others."""
        if not self._conditions:
            return
        given = ((name, card.answer()) for name, card in self._cards.items())
        answers = {name: answer for name, answer in given if answer is not None}
        due = {prompt.id for prompt in shown(self._prompts, answers)}
        changed = False
        for section in self.sections:
            if isinstance(section, GroupCard):
                continue
            wanted = section.prompt.id in due
            changed = changed or section.isHidden() == wanted
            section.setVisible(wanted)
        if changed and not self._filling:
            self.sections_changed.emit()

    def _restyle(self) -> None:
        look = self._look
        side = look.px(48) if look.scale < 1.5 else 72
        self._row.setContentsMargins(side, look.px(32), look.px(32), look.px(64))
        self._column.setSpacing(look.px(32))
        self._head.setSpacing(look.px(12))
        self._inner.setMaximumWidth(look.column)
        self._inner.setMinimumWidth(look.px(200))

"""A set as a learner sees it: the prompts of the writing page, which take answers and keep none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.domain.answers import shown
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.preface import Preface
from reflect.ui.parts.surface import Surface
from reflect.ui.parts.words import Words
from reflect.ui.studio.language_words import short_language
from reflect.ui.write.controls import control_for
from reflect.ui.write.group_card import GroupCard
from reflect.ui.write.prompt_card import PromptCard
from reflect.ui.write.sections import Section, sections_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reflect.domain.prompts import Prompt, PromptSet
    from reflect.ui.look.theme import Look, ThemeChoice


class PreviewCard(Surface):
    """The card that the prompts stand on; it may wear another theme than the window."""

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__("card")
        self._outer = look
        self.look = look.within(self)
        self._today = today
        self._prompts: PromptSet | None = None
        self._cards: dict[str, PromptCard] = {}
        self._parts: list[QWidget] = []
        self.sections: tuple[Section, ...] = ()
        self._column = QVBoxLayout(self)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_set(self, prompts: PromptSet) -> None:
        """Show a set; the cards of prompts that are as they were stay, with what was answered."""
        if prompts == self._prompts:
            return
        kept = self._kept(prompts)
        self._clear(kept)
        self._prompts = prompts
        self._cards = {each.id: kept.get(each.id) or self._card(each) for each in prompts.prompts}
        self.sections = tuple(sections_of(self.look, self._cards.values()))
        self._put(Para(self.look, prompts.title, Role.PANEL_TITLE))
        if prompts.preface:
            self._put(Preface(self.look, prompts.preface))
        for section in self.sections:
            self._put(section)
        self._show_due()

    def section_of(self, prompt_id: str) -> Section | None:
        """The section that a prompt is asked in."""
        for section in self.sections:
            cards = section.cards if isinstance(section, GroupCard) else (section,)
            if any(card.prompt.id == prompt_id for card in cards):
                return section
        return None

    def _kept(self, prompts: PromptSet) -> dict[str, PromptCard]:
        """The cards that can be used again; those of a group belong to its row."""
        return {
            each.id: self._cards[each.id]
            for each in prompts.prompts
            if not each.group and each.id in self._cards and self._cards[each.id].prompt == each
        }

    def _card(self, prompt: Prompt) -> PromptCard:
        control = control_for(self.look, prompt, self._today, compact=bool(prompt.group))
        card = PromptCard(self.look, prompt, control)
        card.set_private(private=prompt.private)
        card.answered.connect(self._show_due)
        return card

    def _put(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.addWidget(part)
        part.show()

    def _clear(self, kept: dict[str, PromptCard]) -> None:
        for part in self._parts:
            self._column.removeWidget(part)
            if part not in kept.values():
                part.hide()
                part.deleteLater()
        self._parts = []

    def _show_due(self) -> None:
        if self._prompts is None:
            return
        given = ((name, card.answer()) for name, card in self._cards.items())
        answers = {name: answer for name, answer in given if answer is not None}
        due = {prompt.id for prompt in shown(self._prompts, answers)}
        for section in self.sections:
            if isinstance(section, PromptCard):
                section.setVisible(section.prompt.id in due)

    def _restyle(self) -> None:
        px = self._outer.px
        self._column.setContentsMargins(px(24), px(24), px(24), px(28))
        self._column.setSpacing(px(28))


class PreviewPane(Page):
    """The card, a choice of language, and a button for the dark."""

    language_chosen = Signal(str)
    """A language of the pack."""

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__("rail")
        self.setAccessibleName(self.tr("As a learner sees it"))
        self._look = look
        self._languages: tuple[str, ...] = ()
        self.card = PreviewCard(look, today)
        self.language = ChoiceField(look, self.tr("Language of the preview"), (), high=36)
        self.language.activated.connect(lambda: self.language_chosen.emit(self.language.value()))
        self.dark = IconButton(look, "sun-moon", "", boxed=True)
        self.dark.setCheckable(True)
        self.dark.clicked.connect(self._on_dark)
        self._none = Para(look, self.tr("Add a prompt set to see it here."), Role.BODY, "ink2")
        self._build()
        self._name_dark()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_set(self, prompts: PromptSet | None, prompt_id: str = "") -> None:
        """Show a set, or that there is none; the prompt named comes into sight."""
        self._none.setVisible(prompts is None)
        self.card.setVisible(prompts is not None)
        if prompts is None:
            return
        self.card.show_set(prompts)
        section = self.card.section_of(prompt_id)
        if section is not None:
            # Once all of it has its height.
            QTimer.singleShot(0, section, lambda: self._see(section))

    def show_languages(self, tags: Sequence[str], current: str) -> None:
        """Offer the languages of the pack, where there are several."""
        if tuple(tags) != self._languages:
            self._languages = tuple(tags)
            self.language.clear()
            for tag in tags:
                self.language.addItem(short_language(tag), tag)
        self.language.set_value(current)
        self.language.setVisible(len(tags) > 1)

    def _see(self, section: Section) -> None:
        if section.isVisible():
            self.bring_into_view(section)

    def _on_dark(self) -> None:
        look = self.card.look
        opposite: ThemeChoice = "light" if self._look.theme.dark else "dark"
        look.wear(opposite if self.dark.isChecked() else None)
        self._name_dark()

    def _name_dark(self) -> None:
        to_light = self._look.theme.dark
        dark, light = self.tr("Show it in the dark theme"), self.tr("Show it in the light theme")
        self.dark.set_name(light if to_light else dark)

    def _build(self) -> None:
        self._head = QHBoxLayout()
        title = Words(self.tr("As a learner sees it"), Role.STRONG)
        self._head.addWidget(title, 1)
        self._head.addWidget(self.language)
        self._head.addWidget(self.dark)
        self._column = QVBoxLayout(self.content)
        self._column.addLayout(self._head)
        self._column.addWidget(self._none)
        self._column.addWidget(self.card)
        self._column.addStretch(1)
        self._column.setAlignment(self._head, Qt.AlignmentFlag.AlignTop)

    def _restyle(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(px(24), px(20), px(12), px(24))
        self._column.setSpacing(px(12))
        self._head.setSpacing(px(8))
        self._name_dark()

"""The one obvious thing of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reflect.domain.commitment import CommitmentState
from reflect.ui.look.tokens import Role
from reflect.ui.numbers import number
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Surface
from reflect.ui.parts.words import Words
from reflect.ui.today import today_words
from reflect.ui.today.entry_link import CommitmentFacts
from reflect.ui.today.more_button import MoreButton
from reflect.ui.today.settle_buttons import SettleButtons, state_for
from reflect.ui.today.unfinished_row import discard_words, name_of
from reflect.ui.today.waiting import QUICKEST

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from reflect.domain.commitment import Commitment
    from reflect.domain.entry import DraftRow
    from reflect.domain.prompts import PromptSet
    from reflect.ui.look.theme import Look


class Card(Surface):
    """A small line, a title, a sentence, and buttons of which the first is the primary."""

    choose_wanted = Signal()
    """The writer would rather choose an occasion."""

    primary: Button

    def __init__(self, look: Look) -> None:
        super().__init__("card")
        self._look = look
        self._column = Stack(look, self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def _finish(self, title: str) -> None:
        self.setAccessibleName(title)
        self._restyle()

    def _choose_button(self) -> Button:
        button = Button(self._look, self.tr("Choose an occasion"), high=44)
        button.clicked.connect(self.choose_wanted)
        return button

    def _row(self, *buttons: QWidget, end: QWidget | None = None) -> QWidget:
        """Buttons side by side, and one at the other end."""
        left = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        left.setSizePolicy(policy)
        flow = FlowLayout(left, across=12)
        for button in buttons:
            flow.addWidget(button)
        if end is None:
            return left
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(left, 1)
        line.addWidget(end)
        return row

    def _restyle(self) -> None:
        side, above = self._look.px(36), self._look.px(32)
        self._column.setContentsMargins(side, above, side, above)


class UnfinishedCard(Card):
    """Go on with what was begun."""

    go_on_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, look: Look, row: DraftRow, today: date) -> None:
        super().__init__(look)
        name, words = name_of(row), today_words.words(row.words)
        same = row.prompt_set in ("", name)
        about = words if same else f"{row.prompt_set}, {words}"
        self._column.put(Words(today_words.since(row, today), Role.GROUP, "ink3"))
        self._column.put(Para(look, name, Role.DOOR_TITLE), above=4)
        self._column.put(
            Para(look, self.tr("{about} so far.").format(about=about), tone="ink2"), above=8
        )
        self.primary = Button(look, self.tr("Go on"), "primary", icon="pen-line")
        self.primary.setAccessibleName(self.tr("Go on with {name}").format(name=name))
        self.primary.clicked.connect(self.go_on_wanted)
        self.more = MoreButton(look, self.tr("More about this unfinished entry"))
        self.more.add(discard_words(row), self.discard_wanted.emit)
        self._column.put(self._row(self.primary, self._choose_button(), end=self.more), above=24)
        self._finish(name)


class CommitmentCard(Card):
    """Say what became of a commitment whose day has come; 1, 2 and 3 say it too."""

    settled = Signal(object)
    """Carries what became of it."""
    read_wanted = Signal()

    def __init__(self, look: Look, commitment: Commitment, today: date) -> None:
        super().__init__(look)
        facts = CommitmentFacts(look, commitment, today, when=False)
        facts.read_wanted.connect(self.read_wanted)
        buttons = SettleButtons(look, first_is_primary=True)
        buttons.settled.connect(self.settled)
        self.primary = buttons.button(CommitmentState.KEPT)
        self._column.put(Words(today_words.due(commitment, today), Role.GROUP, "ink3"))
        self._column.put(Para(look, commitment.text.strip(), Role.WRITER), above=6)
        self._column.put(facts, above=8)
        self._column.put(buttons, above=24)
        self._finish(today_words.spoken(commitment, today))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with 1, 2 or 3."""
        state = state_for(event)
        if state:
            self.settled.emit(state)
        else:
            super().keyPressEvent(event)


class OfferCard(Card):
    """Write for a few minutes; in an empty journal, the first question."""

    write_wanted = Signal()

    def __init__(self, look: Look, prompts: PromptSet, *, first: bool) -> None:
        super().__init__(look)
        title = self._title(prompts, first=first)
        self._column.put(Para(look, title, Role.DOOR_TITLE))
        self._column.put(Para(look, self._about(prompts, first=first), tone="ink2"), above=8)
        quick = prompts.id == QUICKEST
        words = self.tr("Catch it in two minutes") if quick else self.tr("Start writing")
        self.primary = Button(look, words, "primary", icon="pen-line")
        self.primary.clicked.connect(self.write_wanted)
        self._column.put(self._row(self.primary, self._choose_button()), above=24)
        self._finish(title)

    def _title(self, prompts: PromptSet, *, first: bool) -> str:
        if first:
            return self.tr("What stayed with you this week?")
        if not prompts.minutes:
            return self.tr("Write as long as you like")
        if prompts.minutes == 1:
            return self.tr("Write for a minute")
        words = self.tr("Write for {number} minutes")
        return words.format(number=number(prompts.minutes))

    def _about(self, prompts: PromptSet, *, first: bool) -> str:
        if first:
            return self.tr(
                "Write two lines about something that stayed with you. "
                "They are encrypted before they reach the disk."
            )
        if not prompts.summary:
            return self.tr("Without prompts, as you did last.")
        words = self.tr("{title}. {summary}.")
        return words.format(title=prompts.title, summary=prompts.summary)

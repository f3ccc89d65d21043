"""Which answers a reader will see, and which files: boxes, unticked where something is private."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.services.privacy_check import rules
from reflect.ui.dates import month
from reflect.ui.look.tokens import Role
from reflect.ui.parts.checks import FIRST_LINE, Tick
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.field import Field
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Hairline
from reflect.ui.parts.words import Words
from reflect.ui.prepare.evidence_choice import EvidenceChoice
from reflect.ui.private_mark import PrivateMark

if TYPE_CHECKING:
    from reflect.domain.account import AccountDraft, Section
    from reflect.ui.look.theme import Look

_GLIMPSE = 140
"""Characters of an answer that remind of what is in it."""


class ChoosePage(Page):
    """The first step of an account."""

    edited = Signal()

    def __init__(self, look: Look, draft: AccountDraft) -> None:
        super().__init__("page")
        self._look = look
        self._draft = draft
        self.setAccessibleName(self.tr("Choose"))
        self.title = Field(
            look,
            self.tr("Title"),
            help=self.tr("A reader sees it. Say what it is about, no names."),
        )
        self.title.set_text(draft.title)
        self.date = Tick(look, self._date_words(), note=self.tr("Never a day, never an encounter."))
        self.date.setChecked(draft.show_date)
        known = rules()
        self.rule = ChoiceField(look, self.tr("Check by the rule of"), known)
        self._rule_words = Words(self.tr("Check by the rule of"), Role.LABEL)
        self._rule_words.setBuddy(self.rule)
        self.rule.set_value(draft.check.profile or known[0][0])
        self._marks: list[PrivateMark] = []
        self.ticks = tuple(self._tick(section) for section in draft.sections)
        self.evidence = EvidenceChoice(look, draft.evidence)
        self.evidence.setVisible(bool(draft.evidence))
        self._build()
        self.title.changed.connect(self.edited)
        self.date.clicked.connect(self.edited)
        self.rule.activated.connect(self.edited)
        self.evidence.edited.connect(self.edited)
        look.changed.connect(self._restyle)
        self._restyle()

    def chosen(self) -> AccountDraft:
        """The draft with the boxes as they are."""
        pairs = zip(self._draft.sections, self.ticks, strict=True)
        sections = tuple(replace(s, chosen=tick.isChecked()) for s, tick in pairs)
        return replace(
            self._draft,
            title=self.title.text().strip(),
            sections=sections,
            show_date=self.date.isChecked(),
            check=replace(self._draft.check, profile=self.rule.value()),
            evidence=self.evidence.copies(),
        )

    def carry(self, draft: AccountDraft) -> None:
        """Keep wordings that were changed in the next step, the title among them."""
        self._draft = draft
        self.title.set_text(draft.title)
        self.evidence.carry(draft.evidence)

    def _tick(self, section: Section) -> Tick:
        glimpse = textwrap.shorten(section.original, _GLIMPSE, placeholder="…")
        heading = section.heading or self.tr("Your words")
        tick = Tick(self._look, heading, note=glimpse, note_role=Role.SNIPPET)
        tick.setChecked(section.chosen)
        if section.private:
            tick.setAccessibleDescription(self.tr("Private unless you tick it."))
        tick.clicked.connect(self.edited)
        return tick

    def _date_words(self) -> str:
        words = self.tr("Say the month: {month}")
        return words.format(month=month(self._draft.written.date()))

    def _build(self) -> None:
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._heads = QVBoxLayout()
        title = self.tr("What may a reader see?")
        self._heads.addWidget(Para(self._look, title, Role.DOOR_TITLE))
        words = self.tr("Your entry stays as it is. Next comes what may identify somebody.")
        self._heads.addWidget(Para(self._look, words, Role.BODY, "ink2"))
        self._column.addLayout(self._heads)
        for tick, section in zip(self.ticks, self._draft.sections, strict=True):
            self._column.addLayout(self._row(tick, section))
        self._column.addWidget(self.evidence)
        self._column.addWidget(Hairline())
        self._column.addWidget(self.title)
        self._column.addWidget(self.date)
        self._rule_rows = QVBoxLayout()
        self._rule_rows.addWidget(self._rule_words)
        self._rule_rows.addWidget(self.rule, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._rule_rows)
        self._column.addStretch(1)
        row = QHBoxLayout(self.content)
        row.addWidget(self._inner)
        row.addStretch(1)
        self._outer = row

    def _row(self, tick: Tick, section: Section) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(tick, 1)
        if section.private:
            mark = PrivateMark(self._look)
            self._marks.append(mark)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _restyle(self) -> None:
        look = self._look
        for mark in self._marks:
            mark.setFixedHeight(look.px(FIRST_LINE))
        self._inner.setMaximumWidth(look.px(640))
        self._column.setSpacing(look.px(16))
        self._heads.setSpacing(look.px(4))
        self._rule_rows.setSpacing(look.px(6))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._outer.setContentsMargins(look.px(56), look.px(32), look.px(32), look.px(32))

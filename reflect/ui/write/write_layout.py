"""How the parts of the writing screen stand: bar on top, outline, page and help beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.bars import TopBar
from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.surface import Hairline
from reflect.ui.parts.words import Words
from reflect.ui.room import Breadth
from reflect.ui.write.help_panel import HelpPanel
from reflect.ui.write.outline import Outline
from reflect.ui.write.prompt_steps import PromptSteps
from reflect.ui.write.saved_state import SavedState

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.ui.look.theme import Look
    from reflect.ui.write.sections import Section
    from reflect.ui.write.writing_page import WritingPage

_ANY = 16_777_215
"""What Qt calls no limit."""


class WriteLayout(QWidget):
    """Outline and help beside the page; in a narrow window steps in the bar and help below."""

    back_wanted = Signal()
    section_wanted = Signal(int)
    """The index, among those due, of the section to go to."""
    step_wanted = Signal(int)

    def __init__(self, look: Look, page: WritingPage, *, title: str, back: str) -> None:
        super().__init__()
        self._look = look
        self.page = page
        self.bar = TopBar(look, back)
        self.state = SavedState(look)
        self.lock = IconButton(look, "lock", self.tr("Lock now"))
        self.finish = Button(look, self.tr("Finish"), "primary", high=40)
        self.outline = Outline(look, title)
        self.steps = PromptSteps(look, back)
        self.help = HelpPanel(look)
        self.trouble: Notice | None = None
        """At the foot of the page, where no text moves for it: why nothing is saved just now."""
        self.offer: Notice | None = None
        """In the same place: that there is a newer version of the prompts."""
        self._offered: QWidget | None = None
        self._words = Words("", Role.HELP, "ink2")
        self._lines = (Hairline(upright=True), Hairline(upright=True))
        self._build()
        self.bar.back_pressed.connect(self.back_wanted)
        self.steps.back_wanted.connect(self.back_wanted)
        self.outline.wanted.connect(self.section_wanted)
        self.steps.section_wanted.connect(self.section_wanted)
        self.steps.step_wanted.connect(self.step_wanted)

    def show_titles(self) -> None:
        """Offer the sections that are due."""
        titles = [self.page.heading(section) for section in self.page.due]
        self.outline.set_titles(titles)
        self.steps.set_titles(titles)

    def show_progress(self, current: Section) -> None:
        """Show which sections are answered and where the writer is."""
        due = self.page.due
        for section, row in zip(due, self.outline.rows, strict=True):
            row.show_state(
                done=section.has_words, current=section is current, private=section.private
            )
        here = due.index(current) if current in due else 0
        self.steps.show_step(here + 1, len(due))

    def show_words(self, count: int) -> None:
        """Say how many words there are."""
        text = self.tr("1 word") if count == 1 else self.tr("{n} words").format(n=count)
        self._words.setText(text)

    def show_saved(self, when: datetime) -> None:
        """Say since when all is durable."""
        self.state.saved(when)
        if self.trouble:
            self.trouble.hide()
            self.trouble.deleteLater()
            self.trouble = None
            self._make_room()

    def show_failure(self, state: str, title: str, text: str) -> None:
        """Say in the bar that nothing is saved, and at the foot of the page what to do."""
        self.state.failed(state)
        if self.trouble:
            self.trouble.say("wrong", title, text)
        else:
            self.trouble = Notice(self._look, "wrong", title, text)
            self._foot.addWidget(self.trouble)
            self._make_room()
            self.trouble.show()

    def show_offer(self, title: str, text: str, button: Button, decline: IconButton) -> None:
        """Offer something at the foot of the page, where no text moves for it."""
        self.take_offer_back()
        self.offer = Notice(self._look, "plain", title, text, button=button)
        self._offered = QWidget()
        row = QHBoxLayout(self._offered)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.offer, 1)
        row.addWidget(decline, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.insertWidget(0, self._offered)
        self._make_room()
        self._offered.show()

    def take_offer_back(self) -> None:
        """Offer nothing."""
        if self._offered:
            self._offered.hide()
            self._offered.deleteLater()
            self._offered = self.offer = None
            self._make_room()

    def fit(self, breadth: Breadth, *, helping: bool, counting: bool) -> None:
        """Stand as a window of this breadth allows."""
        narrow = breadth is Breadth.NARROW
        several = len(self.page.due) > 1
        for part in (self.outline, self._lines[0]):
            part.setVisible(not narrow and several)
        self.steps.setVisible(narrow and several)
        self.bar.back.setVisible(not narrow or not several)
        self._words.setVisible(counting and not narrow)
        self.page.set_counting(on=counting and not narrow)
        self._lines[1].setVisible(helping and not narrow)
        self._make_room()
        self._place_help(breadth)
        self.help.setVisible(helping)

    def _build(self) -> None:
        self.bar.begin_with(self.steps)
        self.bar.set_title("")
        for part in (self.state, self._words, self.lock, self.finish):
            self.bar.add(part)
        self._under = QVBoxLayout()
        self._under.addWidget(self.page, 1)
        self._foot = QVBoxLayout()
        self._under.addLayout(self._foot)
        self._across = QHBoxLayout()
        self._across.addWidget(self.outline)
        self._across.addWidget(self._lines[0])
        self._across.addLayout(self._under, 1)
        self._across.addWidget(self._lines[1])
        self._across.addWidget(self.help)
        whole = QVBoxLayout(self)
        whole.addWidget(self.bar)
        whole.addLayout(self._across, 1)
        for layout in (whole, self._across, self._under):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.outline.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        # Read and tabbed through in this order, wherever they stand.
        in_order = (self.page, self.help, self.outline, self.bar)
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before, after)

    def _make_room(self) -> None:
        """Keep a margin round what is said there; without it the page goes down to the edge."""
        side = self._look.px(16) if self.trouble or self.offer else 0
        self._foot.setContentsMargins(side, side, side, side)

    def _place_help(self, breadth: Breadth) -> None:
        """Beside the page where there is room, else under it."""
        narrow = breadth is Breadth.NARROW
        for layout in (self._across, self._under):
            layout.removeWidget(self.help)
        (self._under if narrow else self._across).addWidget(self.help)
        room = self._look.px(304 if breadth is Breadth.WIDE else 272)
        self.help.setMinimumWidth(0 if narrow else room)
        self.help.setMaximumWidth(_ANY if narrow else room)
        self.help.setMaximumHeight(self._look.px(220) if narrow else _ANY)

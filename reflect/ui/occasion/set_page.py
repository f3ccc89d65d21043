"""The page of a prompt set: what it asks, for whom, and the way to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reflect.domain.prompts import FREE
from reflect.ui.look.tokens import Role
from reflect.ui.occasion import set_words
from reflect.ui.occasion.prompt_shelf import steps
from reflect.ui.occasion.step_rows import StepRows
from reflect.ui.packs import pack_words
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.preface import show_emphasised
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Hairline, Surface
from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from reflect.domain.prompts import PromptSet
    from reflect.services.pack_offers import InstalledPack
    from reflect.services.telling import Told
    from reflect.ui.look.theme import Look

WIDTHS = {Breadth.WIDE: 408, Breadth.MIDDLE: 360}
SIDE, BAR = 32, 12


class Origin(QWidget):
    """The pack that a set is from."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = Para(look, "", Role.HELP, "ink2")
        self._icon = QLabel()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_set(self, prompts: PromptSet, pack: InstalledPack | None = None) -> None:
        """Name the pack, and say who answers for it; free writing has none."""
        self.setVisible(prompts is not FREE)
        said = set_words.pack(prompts)
        self._words.set_text(f"{said}\n{pack_words.signature(pack)}." if pack else said)

    def _restyle(self) -> None:
        look = self._look
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(look.icons.pixmap("package", "ink2", 18, ratio=ratio))
        self._icon.setFixedSize(QSize(look.px(18), look.px(20)))
        self._row.setSpacing(look.px(8))


class SetPage(Surface):
    """What is long scrolls; the way to begin is always in sight."""

    start_wanted = Signal()
    without_wanted = Signal()
    """Write without prompts."""
    back_wanted = Signal()
    language_wanted = Signal(str)
    """Read prompts in this language."""

    def __init__(self, look: Look) -> None:
        super().__init__("page")
        self._look = look
        self._breadth = Breadth.WIDE
        self.prompts: PromptSet = FREE
        self._shown: PromptSet | None = None
        self.back = Button(look, self.tr("All prompt sets"), "muted", icon="arrow-left", edge=True)
        self._title = Para(look, "", Role.PANEL_TITLE)
        self._about = Para(look, "", Role.HELP, "ink2")
        self._steps = StepRows(look)
        self.language = ChoiceField(look, self.tr("Language of the prompts"), ())
        self._lacking = Para(look, "", Role.META, "ink2")
        self._privacy = Notice(look, "private")
        self._preface = Para(look, "", Role.HELP, "ink2")
        self._based_on = Para(look, "", Role.META, "ink3")
        self._origin = Origin(look)
        self.start = Button(look, self.tr("Start writing"), "primary")
        self.without = Button(look, self.tr("Write without prompts"), "quiet")
        self._line = Hairline(upright=True)
        self.body = Page("page")
        self._cut = Hairline()
        self._lay_out()
        self._connect()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_set(self, prompts: PromptSet) -> None:
        """Show a prompt set, or free writing."""
        if prompts is self._shown:
            return
        self.prompts = self._shown = prompts
        self._show_words(prompts)
        self._origin.show_set(prompts)
        for part in (self.language, self._lacking):
            self._column.show_only_if(part, False)
        self.body.to_top()

    def show_told(self, told: Told) -> None:
        """Show the set that is on the page in the writer's language."""
        found = told.set
        self._show_words(found.prompts)
        self._origin.show_set(found.prompts, told.pack)
        self.language.clear()
        for tag in found.languages:
            self.language.addItem(pack_words.language(tag, found.languages), tag)
        self.language.set_value(found.language)
        self._lacking.set_text(pack_words.lacking(found))
        self._column.show_only_if(self.language, len(found.languages) > 1)
        self._column.show_only_if(self._lacking, bool(self._lacking.text()))

    def _show_words(self, prompts: PromptSet) -> None:
        free = prompts is FREE
        self.setAccessibleName(prompts.title)
        self.body.setAccessibleName(prompts.title)
        self._title.set_text(prompts.title)
        self._about.set_text(set_words.about(prompts))
        self._steps.show_steps(() if free else steps(prompts))
        self._privacy.say("private", "", set_words.privacy(prompts))
        show_emphasised(self._preface, prompts.preface)
        self._based_on.set_text(set_words.based_on(prompts))
        self._column.show_only_if(self._steps, not free)
        self._column.show_only_if(self._preface, bool(prompts.preface))
        self._column.show_only_if(self._based_on, bool(prompts.based_on))
        self._foot.show_only_if(self.without, not free)

    def set_breadth(self, breadth: Breadth) -> None:
        """Stand beside the list, or over it with a way back."""
        self._breadth = breadth
        self._restyle()

    def _connect(self) -> None:
        # Only now: a line that is shown before it stands in the page is a window of its own, and
        # takes the focus with it.
        self.body.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed(0, self.body.verticalScrollBar().maximum())
        self.start.clicked.connect(self.start_wanted)
        self.without.clicked.connect(self.without_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.language.activated.connect(
            lambda _place: self.language_wanted.emit(self.language.value())
        )

    def _on_range_changed(self, lowest: int, highest: int) -> None:
        """A line tells that there is more to read under it; the keyboard reaches it too."""
        more = highest > lowest
        self._cut.setVisible(more)
        policy = Qt.FocusPolicy.TabFocus if more else Qt.FocusPolicy.NoFocus
        self.body.setFocusPolicy(policy)

    def _lay_out(self) -> None:
        self._inside = QWidget()
        self._column = Stack(self._look, self._inside)
        for part, above in (
            (self.back, 0), (self._title, 8), (self._about, 4), (self.language, 12),
            (self._lacking, 4), (self._steps, 16), (self._privacy, 20), (self._preface, 20),
            (self._based_on, 16),
        ):  # fmt: skip
            self._column.put(part, above=above)
        self._in_body = QVBoxLayout()
        self._column.put(self._in_body, above=16)
        outer = QVBoxLayout(self.body.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._inside)
        outer.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.body, 1)
        side.addWidget(self._cut)
        side.addLayout(self._made_foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._line)
        row.addLayout(side, 1)

    def _made_foot(self) -> Stack:
        self.start.set_wide()
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addWidget(self.without)
        centre.addStretch(1)
        self._foot = Stack(self._look)
        self._at_foot = QVBoxLayout()
        self._at_foot.addWidget(self._origin)
        self._foot.put(self._at_foot)
        self._foot.put(self.start)
        self._foot.put(centre, above=8)
        return self._foot

    def _restyle(self) -> None:
        look = self._look
        side = look.px(SIDE)
        narrow = self._breadth is Breadth.NARROW
        self._line.setVisible(not narrow)
        self._inside.setContentsMargins(side, look.px(16 if narrow else 32), side - BAR, side)
        self._foot.setContentsMargins(side, look.px(16), side, look.px(16) if narrow else side)
        self._column.show_only_if(self.back, narrow)
        (self._in_body if narrow else self._at_foot).addWidget(self._origin)
        self._at_foot.setContentsMargins(0, 0, 0, 0 if narrow else look.px(20))
        if narrow:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(look.px(WIDTHS[self._breadth]))

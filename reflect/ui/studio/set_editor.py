"""What is said about a prompt set as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from reflect.domain.prompts import AUDIENCES
from reflect.packs import limits
from reflect.ui.occasion.set_words import audience
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.chips import ChipGroup
from reflect.ui.studio.fold import Fold
from reflect.ui.studio.limited import LimitedBox, LimitedLine
from reflect.ui.studio.numbers import NumberField, NumbersField
from reflect.ui.studio.part_editor import PartEditor, beside, labelled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reflect.domain.pack_draft import Place
    from reflect.domain.prompts import PromptSet
    from reflect.ui.look.theme import Look


class SetEditor(PartEditor):
    """Title, one line about it, for whom, how long; and the way to try it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.title = self._text("title", self._made_title())
        self.try_it = Button(look, self.tr("Try it"), icon="notebook-pen", high=40)
        who = self.tr("Who it is for")
        self.audience = ChipGroup(
            look, who, [(name, audience(name)) for name in AUDIENCES], exclusive=False
        )
        self.minutes = NumberField(look, self.tr("Minutes it takes"), limits.MINUTES)
        self.more = Fold(look, self.tr("What to know first, sources, days to come back"))
        self.days = NumbersField(
            look, self.tr("Come back after so many days"), limits.FOLLOW_UP_DAYS,
            help=self.tr("What the writer will do is asked about on these days: 14, 90"),
        )  # fmt: skip
        self._lay_out(labelled(look, who, self.audience))
        self.audience.chosen.connect(lambda: self.tell("audience", self.audience.values()))
        self.minutes.given.connect(lambda number: self.tell("minutes", number or 0))
        self.days.given.connect(lambda days: self.tell("follow_up_days", days))

    def show_set(self, place: Place, head: PromptSet) -> None:
        """Show a set."""
        another = place != self.place
        self.show_values(place, head)
        self.audience.set_values(head.audience)
        self.minutes.show_number(head.minutes or None)
        self.days.show_numbers(head.follow_up_days)
        if another:
            self.more.open(opened=bool(head.preface or head.based_on or head.follow_up_days))

    def control(self, field: str, item: int | None) -> QWidget | None:
        """The control of a field."""
        if field in ("preface", "based_on", "follow_up_days"):
            self.more.open(opened=True)
        others: dict[str, QWidget] = {
            "audience": self.audience.chip(AUDIENCES[0]),
            "minutes": self.minutes.edit,
            "follow_up_days": self.days.edit,
            "prompts": self.try_it,
        }
        return others.get(field) or super().control(field, item)

    def _made_title(self) -> LimitedLine:
        return LimitedLine(
            self.look, self.tr("Title of the set"), limits.TITLE.longest,
            help=self.tr("The occasion, in the learner's words: After a teaching session."),
        )  # fmt: skip

    def _line(self, name: str, label: str, limit: int, help: str = "") -> LimitedLine:
        return self._text(name, LimitedLine(self.look, label, limit, help=help))

    def _lay_out(self, who: QWidget) -> None:
        look = self.look
        asks = self.tr("One line: what it asks.")
        summary = self._line("summary", self.tr("Summary"), limits.SET_SUMMARY.longest, asks)
        stands = self.tr("The heading it stands under in the list of sets.")
        occasion = self._line("occasion", self.tr("Occasion"), limits.TITLE.longest, stands)
        whom = self.tr("One sentence: For people who taught a group.")
        for_whom = self._line("for_whom", self.tr("For whom"), limits.FOR_WHOM.longest, whom)
        self.put(self.title, summary, beside(look, (occasion, 5), (self.minutes, 2)))
        self.put(who, for_whom)
        preface = LimitedBox(
            look, self.tr("What to know first"), limits.PREFACE.longest,
            help=self.tr("Shown above the prompts: what may hurt, what belongs elsewhere."),
        )  # fmt: skip
        sources = LimitedBox(
            look, self.tr("Based on"), 4000, smallest=64,
            help=self.tr("One source in a line."),
        )  # fmt: skip
        self.more.stack.put(self._text("preface", preface))
        self.more.stack.put(self._list("based_on", sources), above=12)
        self.more.stack.put(self.days, above=12)
        row = QHBoxLayout()
        row.addWidget(self.try_it)
        row.addStretch(1)
        self.stack.put(self.more, above=12)
        self.stack.put(row, above=12)

"""The words of one prompt, and how it is answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.domain.pack_editing import WITH_OPTIONS
from reflect.domain.prompts import TEXT_KINDS, Kind
from reflect.packs import limits
from reflect.ui.parts.checks import Tick
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.studio.condition_fields import ConditionFields
from reflect.ui.studio.fold import Fold
from reflect.ui.studio.kind_words import kinds
from reflect.ui.studio.limited import LimitedBox, LimitedLine
from reflect.ui.studio.numbers import NumberField
from reflect.ui.studio.option_fields import OptionFields
from reflect.ui.studio.part_editor import BETWEEN, PartEditor, beside, labelled
from reflect.ui.studio.scale_fields import ScaleFields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reflect.domain.pack_draft import Place
    from reflect.domain.prompts import Prompt
    from reflect.ui.look.theme import Look

_IN_SCALE = ("scale", "rows", "low_label", "high_label")


class PromptEditor(PartEditor):
    """Heading and help, the kind with what it needs, and when it is asked."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.heading = self._text("heading", self._made_heading())
        self.help = self._text("help", self._made_help())
        self.kind = ChoiceField(look, self.tr("Kind of answer"), kinds(), high=40)
        self.limit = NumberField(
            look, self.tr("Word limit"), limits.MAX_WORDS, empty=self.tr("None")
        )
        self.options = OptionFields(look)
        self.scale = ScaleFields(look)
        self.private = Tick(
            look,
            self.tr("Private by default"),
            note=self.tr("Starts unticked when the learner makes an account."),
        )
        self.optional = Tick(look, self.tr("May be left empty"))
        self.condition = ConditionFields(look)
        self.more = Fold(look, self.tr("Example, group and standards"))
        self._lay_out()
        self._connect()

    def show_prompt(self, place: Place, prompt: Prompt, before: Sequence[Prompt]) -> None:
        """Show a prompt; ``before`` are those of its set that are asked before it."""
        another = place != self.place
        self.show_values(place, prompt)
        self.kind.set_value(str(prompt.kind))
        self.limit.show_number(prompt.max_words)
        self.limit.setVisible(prompt.kind in TEXT_KINDS)
        self.stack.show_only_if(self.options, prompt.kind in WITH_OPTIONS)
        self.stack.show_only_if(self.scale, prompt.kind is Kind.SCALE)
        self.options.show_options(prompt.options)
        if prompt.scale:
            self.scale.show_scale(prompt.scale)
        self.private.setChecked(prompt.private)
        self.optional.setChecked(prompt.optional)
        self.condition.show_condition(prompt.shown_when, before)
        if another:
            self.more.open(opened=bool(prompt.example or prompt.group or prompt.standards))

    def control(self, field: str, item: int | None) -> QWidget | None:
        """The control of a field."""
        if field == "options":
            return self.options.control(item)
        if field in _IN_SCALE:
            return self.scale.control(field, item)
        if field in ("example", "group", "standards"):
            self.more.open(opened=True)
        others: dict[str, QWidget] = {
            "kind": self.kind,
            "max_words": self.limit.edit,
            "private": self.private,
            "optional": self.optional,
            "shown_when": self.condition.control(),
        }
        return others.get(field) or super().control(field, item)

    def _made_heading(self) -> LimitedLine:
        return LimitedLine(
            self.look, self.tr("Heading"), limits.TITLE.longest,
            help=self.tr("What the learner reads as the question."), always=True,
        )  # fmt: skip

    def _made_help(self) -> LimitedBox:
        return LimitedBox(
            self.look, self.tr("Help, shown only when asked for"), limits.HELP.longest
        )

    def _lay_out(self) -> None:
        look = self.look
        kind = labelled(look, self.tr("Kind of answer"), self.kind)
        self.put(self.heading, self.help, beside(look, (kind, 5), (self.limit, 2)))
        self.put(self.options, self.scale)
        self.stack.put(self.private, above=BETWEEN - 4)
        self.stack.put(self.optional)
        self.stack.put(self.condition)
        example = LimitedBox(
            look, self.tr("Example"), limits.HELP.longest, smallest=64,
            help=self.tr("An invented answer, shown with the help. Nobody in it is real."),
        )  # fmt: skip
        group = LimitedLine(
            look, self.tr("Group"), limits.TITLE.longest,
            help=self.tr("Neighbours with one group are asked side by side, under its name."),
        )  # fmt: skip
        standards = LimitedBox(
            look, self.tr("Standards"), limits.HELP.longest, smallest=64,
            help=self.tr("One in a line: a framework and its standard, as nmc-code-2018:4"),
        )  # fmt: skip
        self.more.stack.put(self._text("example", example))
        self.more.stack.put(self._text("group", group), above=12)
        self.more.stack.put(self._list("standards", standards), above=12)
        self.stack.put(self.more, above=8)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda: self.tell("kind", Kind(self.kind.value())))
        self.limit.given.connect(lambda number: self.tell("max_words", number))
        self.options.changed.connect(lambda options: self.tell("options", options))
        self.options.reworded.connect(
            lambda n, text: self.edited.emit(replace(self.place, field="options", item=n), text)
        )
        self.scale.changed.connect(lambda scale: self.tell("scale", scale))
        self.private.clicked.connect(lambda: self.tell("private", self.private.isChecked()))
        self.optional.clicked.connect(lambda: self.tell("optional", self.optional.isChecked()))
        self.condition.changed.connect(lambda shown: self.tell("shown_when", shown))

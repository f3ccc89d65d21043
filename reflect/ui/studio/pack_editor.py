"""What is said about the pack as a whole, and the languages it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.packs import limits
from reflect.services.studio.advice import ANY_AGE
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.tags_edit import Tag
from reflect.ui.parts.words import Words
from reflect.ui.studio.fold import Fold
from reflect.ui.studio.language_words import language_name, languages, licences
from reflect.ui.studio.limited import LimitedBox, LimitedLine
from reflect.ui.studio.part_editor import PartEditor, beside, labelled

if TYPE_CHECKING:
    from reflect.domain.pack_draft import HeadDraft, Place
    from reflect.ui.look.theme import Look


class LanguageRow(QWidget):
    """The languages beside the pack's own; one can be added, or taken out with its words."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[str, ...] = ()
        self._tags: list[QWidget] = []
        self.choice = ChoiceField(look, self.tr("Language to add"), (), high=36)
        self.add = Button(look, self.tr("Add this language"), icon="plus")
        self._flow = FlowLayout(self)
        self._flow.addWidget(self.choice)
        self._flow.addWidget(self.add)
        self.add.clicked.connect(lambda: self.added.emit(self.choice.value()))

    def show_languages(self, tags: tuple[str, ...]) -> None:
        """Show these; the first is the pack's own."""
        if tags == self._shown:
            return
        self._shown = tags
        for tag in self._tags:
            self._flow.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self._tags = [self._tag(each) for each in tags[1:]]
        chosen = self.choice.value()
        self.choice.clear()
        for value, name in languages():
            if value not in tags:
                self.choice.addItem(name, value)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))

    def _tag(self, language: str) -> QWidget:
        tag = Tag(self._look, language_name(language), removable=True)
        tag.removed.connect(lambda _text: self.removed.emit(language))
        self._flow.addWidget(tag)
        tag.show()
        return tag


class PackEditor(PartEditor):
    """Title, author, licence; and in the fold what few change."""

    language_added = Signal(str)
    language_removed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.title = self._line("title", self.tr("Title of the pack"), limits.TITLE.longest)
        self.author = self._line(
            "author", self.tr("Author"), limits.AUTHOR.longest,
            self.tr("You, or the group that hands it out. All who have the pack can read it."),
        )  # fmt: skip
        self.licence = ChoiceField(look, self.tr("Licence"), licences(), high=40)
        self.language = ChoiceField(
            look, self.tr("Language it is written in"), languages(), high=40
        )
        self.others = LanguageRow(look)
        self.more = Fold(look, self.tr("What to know first, sources, reading age"))
        self.reading_age = ChoiceField(look, self.tr("Reading age"), _ages(self), high=40)
        self._lay_out()
        self.licence.activated.connect(lambda: self.tell("licence", self.licence.value()))
        self.language.activated.connect(self._on_language)
        self.others.added.connect(self.language_added)
        self.others.removed.connect(self.language_removed)

    def show_head(self, place: Place, head: HeadDraft) -> None:
        """Show what is said about the pack."""
        self._languages = head.languages
        self.show_values(place, head)
        _choose(self.licence, head.licence, head.licence)
        own = head.languages[0] if head.languages else ""
        _choose(self.language, own, language_name(own))
        self.others.show_languages(head.languages)

    def control(self, field: str, item: int | None) -> QWidget | None:
        """The control of a field."""
        if field in ("preface", "based_on"):
            self.more.open(opened=True)
        others: dict[str, QWidget] = {
            "licence": self.licence,
            "languages": self.language if not item else self.others.choice,
        }
        return others.get(field) or super().control(field, item)

    def _line(self, name: str, label: str, limit: int, help: str = "") -> LimitedLine:
        return self._text(name, LimitedLine(self.look, label, limit, help=help))

    def _on_language(self) -> None:
        own = self.language.value()
        rest = tuple(each for each in self._languages[1:] if each != own)
        self.tell("languages", (own, *rest))

    def _lay_out(self) -> None:
        look = self.look
        summary = self._line(
            "summary", self.tr("Summary"), limits.PACK_SUMMARY.longest,
            self.tr("One line that says what the pack is for."),
        )  # fmt: skip
        version = self._line("version", self.tr("Version"), 20, self.tr("Three numbers: 1.0.0"))
        licence = labelled(look, self.tr("Licence"), self.licence)
        language = labelled(look, self.tr("Language it is written in"), self.language)
        self.put(self.title, summary, self.author, licence)
        self.put(beside(look, (language, 5), (version, 2)))
        self.stack.put(Words(self.tr("Translated into"), Role.LABEL), above=20)
        self.stack.put(self.others, above=6)
        preface = LimitedBox(
            look, self.tr("What to know first"), limits.PREFACE.longest,
            help=self.tr("Shown before any of its sets: where to turn, what belongs elsewhere."),
        )  # fmt: skip
        sources = LimitedBox(
            look, self.tr("Based on"), 4000, smallest=64, help=self.tr("One source in a line.")
        )
        self.more.stack.put(self._text("preface", preface))
        self.more.stack.put(self._list("based_on", sources), above=12)
        ages = self.tr("Wording that is harder than this is told under the fields, in English.")
        age = labelled(look, self.tr("Reading age"), self.reading_age, ages)
        self.more.stack.put(age, above=12)
        self.stack.put(self.more, above=12)


def _ages(editor: QWidget) -> list[tuple[str, str]]:
    """The ages that can be chosen, and that it does not matter."""
    words = editor.tr("{age} years")
    return [
        (str(ANY_AGE), editor.tr("Any")),
        *((str(age), words.format(age=age)) for age in (9, 11, 12, 14, 16, 18)),
    ]


def _choose(field: ChoiceField, value: str, name: str) -> None:
    """Choose a value, which is offered if it was not."""
    if value and field.findData(value) < 0:
        field.addItem(name, value)
    field.set_value(value)

"""The right of the door: what the pack would ask, set by set, in each of its languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from reflect.packs.translations import in_language, nearest_language
from reflect.ui.look.tokens import Role
from reflect.ui.packs import pack_words
from reflect.ui.packs.asked_rows import AskedRows, asked_in, expected_in, laid_out_in
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.para import Para
from reflect.ui.parts.preface import show_emphasised
from reflect.ui.parts.stack import Stack

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.packs.pack import Pack
    from reflect.ui.look.theme import Look
    from reflect.ui.packs.asked_rows import Asked

BESIDE = 560
"""In less room the fields stand under the title."""


class AskedPanel(QWidget):
    """Shows one set at a time, and one language."""

    language_chosen = Signal(str)

    def __init__(self, look: Look, pack: Pack, language: str) -> None:
        super().__init__()
        self._look = look
        self._pack = pack
        self._told = in_language(pack, language)
        self._title = Para(look, self.tr("What you would be asked"), Role.PROMPT)
        self.language = ChoiceField(look, self.tr("Language"), self._languages(), high=36)
        self.language.set_value(nearest_language(pack, language))
        self.chooser = ChoiceField(look, self.tr("What to look at"), self._parts(), high=36)
        self._missing = Para(look, "", Role.HELP, "ink2")
        self._about = Para(look, "", Role.HELP, "ink2")
        self._preface = Para(look, "", Role.HELP, "ink2")
        self.rows = AskedRows(look)
        self._count = Para(look, "", Role.HELP, "ink2")
        self._lay_out()
        self.chooser.activated.connect(self.show_part)
        self.language.activated.connect(self._on_language)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_part()

    def show_part(self) -> None:
        """Show the set, the standards or the form that is chosen."""
        place = max(self.chooser.currentIndex(), 0)
        about, preface, asked = self._part(place)
        self._about.set_text(about)
        show_emphasised(self._preface, preface)
        self._missing.set_text(pack_words.missing(self._pack, self.language.value()))
        self.rows.show_asked(asked)
        sets, several = len(self._told.prompt_sets), self.chooser.count() > 1
        words = self.tr("Prompt set {n} of {total}").format(n=place + 1, total=sets)
        self._count.set_text(words if place < sets else "")
        for part in (self._about, self._preface, self._missing, self._count):
            self._column.show_only_if(part, bool(part.text()))
        self.chooser.setVisible(several)

    def _part(self, place: int) -> tuple[str, str, tuple[Asked, ...]]:
        pack = self._told
        if place < len(pack.prompt_sets):
            prompts = pack.prompt_sets[place]
            return pack_words.about_set(prompts), prompts.preface, asked_in(prompts)
        place -= len(pack.prompt_sets)
        if place < len(pack.frameworks):
            framework = pack.frameworks[place]
            return framework.origin.source, framework.origin.note, expected_in(framework)
        form = pack.forms[place - len(pack.frameworks)]
        return form.origin.source, form.origin.note, laid_out_in(form)

    def _parts(self) -> list[tuple[str, str]]:
        pack = self._told
        standards, forms = self.tr("Standards: {title}"), self.tr("Form: {title}")
        titles = (
            *(each.title for each in pack.prompt_sets),
            *(standards.format(title=each.title) for each in pack.frameworks),
            *(forms.format(title=each.title) for each in pack.forms),
        )
        return [(str(place), title) for place, title in enumerate(titles)]

    def _languages(self) -> list[tuple[str, str]]:
        tags = self._pack.languages
        return [(tag, pack_words.language(tag, tags)) for tag in tags]

    def _on_language(self) -> None:
        tag, place = self.language.value(), self.chooser.currentIndex()
        self._told = in_language(self._pack, tag)
        for number, (_, title) in enumerate(self._parts()):
            self.chooser.setItemText(number, title)
        self.chooser.setCurrentIndex(place)
        self.show_part()
        self.language_chosen.emit(tag)

    def _lay_out(self) -> None:
        self._column = Stack(self._look, self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.chooser)
        self._head.addWidget(self.language)
        self._column.put(self._head)
        # Only now: what is shown before it stands in a page is a window of its own, and takes the
        # focus with it.
        self.language.setVisible(len(self._pack.languages) > 1)
        for part, above in (
            (self._missing, 8), (self._about, 8), (self._preface, 8), (self.rows, 16),
            (self._count, 12),
        ):  # fmt: skip
            self._column.put(part, above=above)
        self._column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields under the title where there is little room."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self._look.px
        ways = QBoxLayout.Direction
        beside = self.width() >= px(BESIDE)
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._head.setSpacing(px(12))
        for field in (self.chooser, self.language):
            field.setMaximumWidth(px(224) if beside else px(320))

"""The words of a part beside what they are in another language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.box_field import BoxEdit
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.para import Para
from reflect.ui.parts.words import Words
from reflect.ui.studio.language_words import language_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.pack_draft import PackDraft, Place
    from reflect.ui.look.theme import Look

_SMALLEST = 40


class TranslationRow(QWidget):
    """One text of the pack, and a box for it in the other language."""

    def __init__(self, look: Look, original: str) -> None:
        super().__init__()
        self.original = Para(look, original, Role.BODY, "ink2")
        self.edit = BoxEdit(look, smallest=_SMALLEST, undoes=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(16))
        row.addWidget(self.original, 1)
        row.addWidget(self.edit, 1)

    def show_text(self, original: str, language: str, text: str) -> None:
        """Show what the text is, and what it is in the language."""
        self.original.set_text(original)
        self.edit.setAccessibleName(self.tr("In {language}: {text}").format(
            language=language_name(language), text=original
        ))  # fmt: skip
        self.edit.set_text(text)


class TranslationFields(QWidget):
    """Shown only where the pack has another language than its own."""

    edited = Signal(object, object)
    """A `Place` with its language, and the words there."""
    language_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._places: tuple[Place, ...] = ()
        self._rows: list[TranslationRow] = []
        self._tags: tuple[str, ...] = ()
        self.choice = ChoiceField(look, self.tr("Translate into"), (), high=36)
        self._missing = Words("", Role.HELP, "ink2")
        self._missing.set_shrinkable()
        head = QHBoxLayout()
        head.setSpacing(look.px(12))
        label = Words(self.tr("Translate into"), Role.LABEL)
        label.setBuddy(self.choice)
        head.addWidget(label)
        head.addWidget(self.choice)
        head.addWidget(self._missing, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(12))
        self._column.addLayout(head)
        self.choice.activated.connect(lambda: self.language_chosen.emit(self.choice.value()))

    def show_part(self, draft: PackDraft, part: Place, language: str) -> None:
        """Show the texts of a part beside their translations."""
        others = draft.head.languages[1:]
        self.setVisible(bool(others))
        if not others:
            return
        self._offer(others)
        chosen = language if language in others else others[0]
        self.choice.set_value(chosen)
        places = tuple(replace(each, language=chosen) for each in draft.texts_at(part))
        self._fit(places)
        texts = draft.translations.get(chosen.lower(), {})
        for row, place in zip(self._rows, places, strict=True):
            told = str(texts.get(draft.text_place(place), ""))
            row.show_text(original_at(draft, place), chosen, told)
        self._say_missing()

    def control(self, place: Place) -> QWidget:
        """Where a translation is mended."""
        if place in self._places:
            return self._rows[self._places.index(place)].edit
        return self.choice

    def _offer(self, tags: Sequence[str]) -> None:
        if tuple(tags) != self._tags:
            self._tags = tuple(tags)
            self.choice.clear()
            for tag in tags:
                self.choice.addItem(language_name(tag), tag)

    def _fit(self, places: tuple[Place, ...]) -> None:
        self._places = places
        while len(self._rows) > len(places):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(places):
            self._add_row(len(self._rows))

    def _add_row(self, number: int) -> None:
        row = TranslationRow(self._look, "")
        row.edit.typed.connect(lambda: self._on_typed(number))
        self._rows.append(row)
        self._column.addWidget(row)

    def _on_typed(self, number: int) -> None:
        self.edited.emit(self._places[number], self._rows[number].edit.text())
        self._say_missing()

    def _say_missing(self) -> None:
        missing = sum(not row.edit.text().strip() for row in self._rows)
        words = self.tr("{n} of {total} are missing here.")
        done = self.tr("All of it is there.")
        self._missing.setText(words.format(n=missing, total=len(self._rows)) if missing else done)


def original_at(draft: PackDraft, place: Place) -> str:
    """The text at a place in the pack's own language."""
    if not place.set_key:
        return str(getattr(draft.head, place.field))
    if not place.prompt_key:
        return str(getattr(draft.set(place.set_key).head, place.field))
    prompt = draft.prompt(place)
    if place.field == "options" and place.item is not None:
        return prompt.options[place.item].label
    if place.field == "rows" and place.item is not None and prompt.scale:
        return prompt.scale.rows[place.item]
    return str(getattr(prompt.scale if place.field.endswith("_label") else prompt, place.field))

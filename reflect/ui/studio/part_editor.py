"""What the editors of pack, set and prompt have in common: fields that stand for a place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from reflect.domain.pack_draft import Place
from reflect.ui.look.tokens import Role
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.words import Words
from reflect.ui.studio.limited import LimitedBox, LimitedLine

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look

TextField = LimitedLine | LimitedBox
Written = TypeVar("Written", LimitedLine, LimitedBox)

BETWEEN = 20
"""From one field to the next."""


class PartEditor(QWidget):
    """Fields for one part; each change is told with its place, and nothing is kept here."""

    edited = Signal(object, object)
    """The `Place` of a field, and its new value."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.place = Place()
        self.stack = Stack(look, self)
        self._texts: dict[str, TextField] = {}
        self._lists: dict[str, TextField] = {}

    def tell(self, field: str, value: object) -> None:
        """Tell that a field of this part has another value."""
        self.edited.emit(replace(self.place, field=field), value)

    def show_values(self, place: Place, values: Any) -> None:
        """Put the values of a part into its fields; nobody is told."""
        self.place = place
        for name, field in self._texts.items():
            field.set_text(getattr(values, name))
        for name, field in self._lists.items():
            if lines_of(field.text()) != getattr(values, name):
                field.set_text("\n".join(getattr(values, name)))

    def control(self, field: str, item: int | None) -> QWidget | None:
        """The control of a field, where it is to be mended; None if it has none here."""
        found = self._texts.get(field) or self._lists.get(field)
        return found.edit if found else None

    def _text(self, name: str, field: Written) -> Written:
        """A field whose text is a value as it stands."""
        self._texts[name] = field
        field.changed.connect(lambda text: self.tell(name, text))
        return field

    def _list(self, name: str, field: LimitedBox) -> LimitedBox:
        """A field of which each line is a value."""
        self._lists[name] = field
        field.changed.connect(lambda text: self.tell(name, lines_of(text)))
        return field

    def put(self, *parts: QWidget | QLayout) -> None:
        """Put these one under the other."""
        for part in parts:
            self.stack.put(part, above=BETWEEN if self.stack.count() else 0)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def labelled(look: Look, label: str, widget: QWidget, note: str = "") -> QWidget:
    """A control with its label above, and a line about it below."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.px(6))
    words = Words(label, Role.LABEL)
    words.setBuddy(widget)
    column.addWidget(words)
    column.addWidget(widget)
    if note:
        about = Words(note, Role.HELP, "ink2")
        about.set_shrinkable()
        column.addWidget(about)
    return whole


def beside(look: Look, *parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Controls side by side, each with its share of the room."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(16))
    for part, share in parts:
        row.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
    return row

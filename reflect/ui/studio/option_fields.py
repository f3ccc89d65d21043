"""The options of a choice, of several choices or of a checklist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.domain.pack_editing import with_option
from reflect.packs import limits
from reflect.ui.studio.row_fields import RowFields, RowWords
from reflect.ui.studio.scale_fields import swapped

if TYPE_CHECKING:
    from reflect.domain.prompts import Option
    from reflect.ui.look.theme import Look


class OptionFields(QWidget):
    """Tells all options whenever one is added, moved or removed; a text is told with its place."""

    changed = Signal(object)
    """A tuple of options."""
    reworded = Signal(int, str)
    """The words of the option with this number."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._options: tuple[Option, ...] = ()
        words = RowWords(
            self.tr("Options"), self.tr("Option {n}"), self.tr("Remove option {n}"),
            self.tr("Add an option"),
        )  # fmt: skip
        self.rows = RowFields(look, words, longest=limits.OPTION_LABEL.longest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        self.rows.typed.connect(self._on_typed)
        self.rows.added.connect(lambda: self._tell(with_option(self._options)))
        self.rows.removed.connect(self._on_removed)
        self.rows.moved.connect(lambda n, step: self._tell(swapped(self._options, n, step)))

    def show_options(self, options: tuple[Option, ...]) -> None:
        """Show these; nobody is told."""
        self._options = options
        self.rows.show_texts([option.label for option in options])

    def control(self, item: int | None) -> QWidget:
        """Where an option is mended, or one is added."""
        rows = self.rows.rows
        return rows[item].edit if item is not None and item < len(rows) else self.rows.add

    def _on_typed(self, number: int, text: str) -> None:
        found = list(self._options)
        found[number] = replace(found[number], label=text)
        self._options = tuple(found)
        self.reworded.emit(number, text)

    def _on_removed(self, number: int) -> None:
        self._tell((*self._options[:number], *self._options[number + 1 :]))

    def _tell(self, options: tuple[Option, ...]) -> None:
        self._options = options
        self.changed.emit(options)

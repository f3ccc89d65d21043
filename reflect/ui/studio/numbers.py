"""A whole number of the studio, or none; and several in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reflect.ui.studio.limited import LineField

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look

_BETWEEN = re.compile(r"[\s,;]+")


class NumberField(LineField):
    """One number within its range; none where it may be left empty."""

    given = Signal(object)
    """A number, or None."""

    def __init__(
        self, look: Look, label: str, known: range, *, help: str = "", empty: str = ""
    ) -> None:
        """``empty`` stands in the field while it has no number."""
        super().__init__(look, label, help=help)
        self._range = known
        self.edit.setPlaceholderText(empty)
        self.changed.connect(self._on_changed)

    def show_number(self, number: int | None) -> None:
        """Show a number, or none; what is typed at the moment and means the same stays."""
        if self.number() != number or self.error:
            self.set_text("" if number is None else str(number))
            self.set_error("")

    def number(self) -> int | None:
        """What stands in it; None if that is no number of the range."""
        found = _number(self.text())
        return found if found in self._range else None

    def _on_changed(self, text: str) -> None:
        sound = not text.strip() or self.number() is not None
        error = "" if sound else self._wrong()
        if error != self.error:
            self.set_error(error)
        if sound:
            self.given.emit(self.number())

    def _wrong(self) -> str:
        words = self.tr("A whole number from {first} to {last}.")
        return words.format(first=self._range[0], last=self._range[-1])


class NumbersField(LineField):
    """Several numbers, with commas between."""

    given = Signal(object)
    """A tuple of numbers."""

    def __init__(self, look: Look, label: str, known: range, *, help: str = "") -> None:
        super().__init__(look, label, help=help)
        self._range = known
        self.changed.connect(self._on_changed)

    def show_numbers(self, numbers: tuple[int, ...]) -> None:
        """Show these; what is typed at the moment and means the same stays."""
        if self.numbers() != numbers:
            self.set_text(", ".join(map(str, numbers)))
            self.set_error("")

    def numbers(self) -> tuple[int, ...] | None:
        """What stands in it; None if something is no number of the range."""
        found = [_number(part) for part in _BETWEEN.split(self.text().strip()) if part]
        if any(each not in self._range for each in found):
            return None
        return tuple(each for each in found if each is not None)

    def _on_changed(self) -> None:
        numbers = self.numbers()
        words = self.tr("Whole numbers from {first} to {last}, with commas between.")
        wrong = words.format(first=self._range[0], last=self._range[-1])
        error = wrong if numbers is None else ""
        if error != self.error:
            self.set_error(error)
        if numbers is not None:
            self.given.emit(numbers)


def _number(text: str) -> int | None:
    try:
        return int(text.strip())
    except ValueError:
        return None

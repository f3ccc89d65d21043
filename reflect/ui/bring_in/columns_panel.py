"""Which column of a table is what, to be changed where the guess is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reflect.domain.csv_columns import CsvColumns
from reflect.ui.look.tokens import Role
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.options import OneOf
from reflect.ui.parts.para import Para
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from reflect.domain.csv_columns import CsvPreview
    from reflect.ui.look.theme import Look

_NONE = "-"
_DAY, _MONTH = "day", "month"


class ColumnsPanel(QWidget):
    """A list for each thing a column can be, and the order of day and month."""

    chosen = Signal()
    """Somebody chose otherwise; read `columns`."""

    def __init__(self, look: Look, table: CsvPreview) -> None:
        super().__init__()
        self._look = look
        self.fields = {
            name: ChoiceField(look, text, self._options(table, needed=name == "date"))
            for name, text in self._names().items()
        }
        self.order = OneOf(look, self.tr("How 3/4/2026 is read"), self._orders())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(12))
        self._build(table)
        self._show(table.columns)
        for field in self.fields.values():
            field.activated.connect(self.chosen)
        self.order.chosen.connect(self.chosen)

    @property
    def columns(self) -> CsvColumns | None:
        """What was chosen; None while no column is the date."""
        at = {name: self._place(name) for name in self.fields}
        day = at["date"]
        if day is None:
            return None
        order = {_DAY: True, _MONTH: False}.get(self.order.value())
        return CsvColumns(
            date=day,
            title=at["title"],
            text=at["text"],
            tags=at["tags"],
            minutes=at["minutes"],
            day_first=order,
        )

    def _place(self, name: str) -> int | None:
        value = self.fields[name].value()
        return int(value) if value.isdigit() else None

    def _names(self) -> dict[str, str]:
        return {
            "date": self.tr("Date"),
            "title": self.tr("Title"),
            "text": self.tr("Text"),
            "tags": self.tr("Tags"),
            "minutes": self.tr("Minutes"),
        }

    def _options(self, table: CsvPreview, *, needed: bool) -> list[tuple[str, str]]:
        none = self.tr("Choose a column") if needed else self.tr("No column")
        return [(_NONE, none), *((str(at), text) for at, text in enumerate(table.headings))]

    def _orders(self) -> list[tuple[str, str, str]]:
        return [
            (_DAY, self.tr("3 April 2026"), ""),
            (_MONTH, self.tr("4 March 2026"), ""),
        ]

    def _build(self, table: CsvPreview) -> None:
        self._column.addWidget(Para(self._look, self.tr("Which column is what?"), Role.PROMPT))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.px(16))
        grid.setVerticalSpacing(self._look.px(8))
        grid.setColumnStretch(2, 1)
        for row, (name, text) in enumerate(self._names().items()):
            label = Words(text, Role.LABEL)
            label.setBuddy(self.fields[name])
            self.fields[name].setMinimumWidth(self._look.px(240))
            grid.addWidget(label, row, 0)
            grid.addWidget(self.fields[name], row, 1)
        self._column.addLayout(grid)
        if table.question:
            self._column.addWidget(Para(self._look, table.question, Role.BODY))
        self._column.addWidget(Words(self.tr("How 3/4/2026 is read"), Role.LABEL))
        self._column.addWidget(self.order)

    def _show(self, columns: CsvColumns | None) -> None:
        for name, field in self.fields.items():
            at = getattr(columns, name, None)
            field.set_value(_NONE if at is None else str(at))
        if columns and columns.day_first is not None:
            self.order.set_value(_DAY if columns.day_first else _MONTH)

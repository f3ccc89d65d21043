"""What the list is narrowed by, as chips; and its menu."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from reflect.domain.prompts import FREE
from reflect.domain.search import Filter
from reflect.ui import dates
from reflect.ui.browse.months import month_of
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.chips import Chip
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.menu_chip import MenuChip

if TYPE_CHECKING:
    from datetime import date

    from reflect.ui.browse.list_loader import Facts
    from reflect.ui.look.theme import Look

_BUTTON = 32
_GAP = 4


class FilterBar(QWidget):
    """Chips in rows, and a menu at the right edge for what has no room and for the bin."""

    changed = Signal()
    """The writer chose otherwise; read `filter`."""
    bin_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._filter = Filter()
        self.in_bin = 0
        """How many entries are in the bin."""
        self._roomy = True
        self._compact = False
        self.setAccessibleName(self.tr("Show only"))
        self.occasion = MenuChip(look, self.tr("Occasion"), self.tr("Any occasion"))
        self.tag = MenuChip(look, self.tr("Tag"), self.tr("Any tag"))
        self.account = Chip(look, self.tr("Has an account"))
        self.stretch = Chip(look, "")
        self.more = IconButton(look, "ellipsis", self.tr("More"), high=_BUTTON)
        self._menu = QMenu(self)
        self._lay_out()
        self.occasion.chosen.connect(lambda value: self._set(set_id=value))
        self.tag.chosen.connect(lambda value: self._set(tag=value))
        self.account.clicked.connect(lambda on: self._set(has_account=on))
        self.stretch.clicked.connect(lambda: self.set_stretch(None))
        self.more.clicked.connect(self._on_more_clicked)
        look.changed.connect(self._fit)
        self._fit()
        self._show()

    @property
    def filter(self) -> Filter:
        """What is chosen, without words to look for."""
        return self._filter

    @property
    def menu(self) -> QMenu:
        """The menu, as it was opened last."""
        return self._menu

    def clear(self) -> None:
        """Narrow the list by nothing; nobody is told."""
        self._filter = Filter()
        self._show()

    def set_facts(self, facts: Facts) -> None:
        """Offer what entries can be chosen by, and know how many are in the bin."""
        sets = [(id_, title or FREE.title) for id_, title, _ in facts.sets if id_]
        self.occasion.set_options(sets)
        self.tag.set_options([(tag, tag) for tag, _ in facts.tags])
        self.in_bin = facts.in_bin

    def set_stretch(self, stretch: tuple[date, date] | None) -> None:
        """Show only these months, by the first days of the first and the last."""
        if stretch is None:
            self._set(since=None, until=None)
            return
        first, last = stretch
        end = last.replace(day=monthrange(last.year, last.month)[1])
        self._set(since=first, until=end)

    @property
    def months(self) -> tuple[date, date] | None:
        """The months shown alone."""
        since, until = self._filter.since, self._filter.until
        return (since, month_of(until)) if since and until else None

    def set_roomy(self, *, roomy: bool) -> None:
        """Show every chip, or leave one to the menu."""
        self._roomy = roomy
        self._show()

    def set_compact(self, *, compact: bool) -> None:
        """Leave every chip to the menu."""
        self._compact = compact
        self._chips.setVisible(not compact)
        wide = QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Preferred
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)

    def _set(self, **chosen: object) -> None:
        self._filter = replace(self._filter, **chosen)  # type: ignore[arg-type]  # named by us
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        wanted = self._filter
        self.occasion.set_value(wanted.set_id)
        self.tag.set_value(wanted.tag)
        self.account.setChecked(wanted.has_account)
        self.account.setVisible(self._roomy or wanted.has_account)
        self.stretch.setChecked(True)
        self.stretch.setVisible(self.months is not None)
        if self.months:
            self.stretch.setText(self._stretch_words(*self.months))
        self.updateGeometry()

    def _stretch_words(self, first: date, last: date) -> str:
        if first == last:
            return dates.month(first)
        words = self.tr("{first} to {last}")
        return words.format(first=dates.month(first), last=dates.month(last))

    def _on_more_clicked(self) -> None:
        menu = self._menu
        menu.clear()
        if self._compact:
            self.occasion.fill(menu.addMenu(self.tr("Occasion")))
            self.tag.fill(menu.addMenu(self.tr("Tag")))
        if self._compact and self.months:
            menu.addAction(self.tr("All months"), lambda: self.set_stretch(None))
        if not self._roomy or self._compact:
            only = menu.addAction(self.tr("Has an account"))
            only.setCheckable(True)
            only.setChecked(self._filter.has_account)
            only.triggered.connect(lambda on: self._set(has_account=on))
        words = self.tr("Bin, {count}").format(count=self.in_bin)
        menu.addAction(words if self.in_bin else self.tr("Bin, empty"), self.bin_wanted.emit)
        corner = QPoint(self.more.width() - menu.sizeHint().width(), self.more.height())
        menu.popup(self.more.mapToGlobal(corner))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._chips = QWidget()
        policy = self._chips.sizePolicy()
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        flow = FlowLayout(self._chips)
        for chip in (self.occasion, self.tag, self.account, self.stretch):
            flow.addWidget(chip)
        self._row.addWidget(self._chips, 1)
        self._row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def _fit(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._look.px(_GAP))

"""The journals on this computer, as a list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from reflect.ui.dates import day
from reflect.ui.parts.focus_ring import NO_RING
from reflect.ui.unlock.journal_row import CHANGED, ROW, JournalRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path
    from typing import Any

    from reflect.ui.look.theme import Look
    from reflect.ui.unlock.journal_files import ListedJournal

translate = QCoreApplication.translate

JOURNAL = Qt.ItemDataRole.UserRole
"""The `ListedJournal` of a row."""
_NOWHERE = QModelIndex()


class JournalModel(QAbstractListModel):
    """One row for each journal, in the order given."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._journals: tuple[ListedJournal, ...] = ()

    def show_journals(self, journals: Sequence[ListedJournal]) -> None:
        """List these."""
        self.beginResetModel()
        self._journals = tuple(journals)
        self.endResetModel()

    def row_of(self, path: Path) -> int:
        """The row of the journal at a path, or -1."""
        paths = [journal.path for journal in self._journals]
        return paths.index(path) if path in paths else -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._journals)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """What a row shows and says."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        journal = self._journals[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return journal.name
        if role == CHANGED:
            return self._changed(journal)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(journal)
        return journal if role == JOURNAL else None

    def _changed(self, journal: ListedJournal) -> str:
        if journal.changed is None:
            return translate("journals", "Not where it was")
        when = day(journal.changed.astimezone().date(), self._today)
        return translate("journals", "Changed {day}").format(day=when)

    def _spoken(self, journal: ListedJournal) -> str:
        said = translate("journals", "{name}, locked, {changed}")
        changed = self._changed(journal)
        return said.format(name=journal.name, changed=changed[:1].lower() + changed[1:])


class JournalList(QListView):
    """As high as its rows. Up and Down choose; Return goes on to the passphrase."""

    chosen = Signal(object)
    """Carries the `ListedJournal` that is current now."""
    entered = Signal()
    """Return was pressed."""

    def __init__(self, look: Look, model: JournalModel) -> None:
        super().__init__()
        self._look = look
        self.setModel(model)
        self.setItemDelegate(JournalRow(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Journals on this computer"))
        self.setProperty(NO_RING, True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(lambda _index: self.entered.emit())
        model.modelReset.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    def choose(self, path: Path) -> None:
        """Make the journal at a path current, or the first."""
        model = self.model()
        row = model.row_of(path) if isinstance(model, JournalModel) else 0
        self.setCurrentIndex(model.index(max(row, 0), 0))

    def sizeHint(self) -> QSize:
        """All the rows."""
        return QSize(self._look.px(272), self.model().rowCount() * self._look.px(ROW))

    def minimumSizeHint(self) -> QSize:
        """All the rows."""
        return QSize(self._look.px(160), self.sizeHint().height())

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, current: QModelIndex) -> None:
        journal = current.data(JOURNAL)
        if journal is not None:
            self.chosen.emit(journal)

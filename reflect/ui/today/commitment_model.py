"""All commitments, as a list shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reflect.domain.commitment import CommitmentState
from reflect.ui.today import today_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QObject

    from reflect.domain.commitment import Commitment

VALUE = Qt.ItemDataRole.UserRole.value
SORTING = VALUE + 1
"""The day it is due; those without a day come last."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CommitmentModel(QAbstractListModel):
    """Open ones first, the earliest due on top; then those settled, the latest on top."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Commitment, ...] = ()
        self._today: date | None = None

    def show_commitments(self, commitments: Sequence[Commitment], today: date | None) -> None:
        """Show these; they come with the earliest due first."""
        still = [each for each in commitments if each.state is CommitmentState.OPEN]
        over = [each for each in commitments if each.state is not CommitmentState.OPEN]
        self.beginResetModel()
        self._rows = (*still, *reversed(over))
        self._today = today
        self.endResetModel()

    def commitment(self, row: int) -> Commitment | None:
        """The commitment in a row, if there is one."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, like: Commitment) -> int:
        """The row of a commitment, whatever became of it; -1 when it is gone."""
        wanted = (like.entry_id, like.prompt_id)
        keys = ((each.entry_id, each.prompt_id) for each in self._rows)
        return next((row for row, key in enumerate(keys) if key == wanted), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows and says."""
        found = self.commitment(index.row()) if index.isValid() else None
        if found is None or self._today is None:
            return None
        if role == VALUE:
            return found
        if role == SORTING:
            return found.due.toordinal() if found.due else 0
        if role == Qt.ItemDataRole.DisplayRole:
            return found.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(found, self._today)
        return None

    def _spoken(self, commitment: Commitment, today: date) -> str:
        said = today_words.spoken(commitment, today)
        if commitment.state is CommitmentState.OPEN:
            return said
        return f"{today_words.became(commitment.state)}. {said}"

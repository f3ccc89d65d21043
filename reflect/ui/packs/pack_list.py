"""The list of packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.services.pack_offers import InstalledPack
from reflect.ui.packs.pack_delegate import PackDelegate
from reflect.ui.packs.pack_model import PackModel
from reflect.ui.parts.grouped_list import GroupedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look
    from reflect.ui.packs.pack_filter import PackGroup


class PackList(GroupedList[InstalledPack]):
    """A row that is pressed with the mouse is taken, too."""

    def __init__(self, look: Look) -> None:
        self.rows = PackModel()
        super().__init__(look, self.tr("Packs"), self.rows)
        self.setItemDelegate(PackDelegate(look, self))
        self.clicked.connect(lambda _index: self.taken.emit())

    def show_groups(self, groups: Sequence[PackGroup], wanted: str) -> None:
        """Show these, and choose the pack ``wanted``, or the first."""
        self.rows.show_groups(groups)
        self._choose_one(wanted)

    def choose(self, pack_id: str) -> None:
        """Choose this pack, if it is shown."""
        row = self.rows.row_of(pack_id)
        if row >= 0:
            self._choose(row)

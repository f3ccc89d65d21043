"""Packs and the headings over them, as a list shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from reflect.services.pack_offers import InstalledPack
from reflect.ui.packs import pack_words
from reflect.ui.packs.pack_filter import Origin
from reflect.ui.parts.grouped_list import GroupedModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.packs.pack_filter import PackGroup

translate = QCoreApplication.translate


def heading(origin: Origin) -> str:
    """What a group stands under."""
    if origin is Origin.BUILT_IN:
        return translate("packs", "Came with Reflect")
    return translate("packs", "Installed")


class PackModel(GroupedModel[InstalledPack]):
    """In the order of the library."""

    def name_of(self, thing: InstalledPack) -> str:
        """Its id."""
        return thing.id

    def show_groups(self, groups: Sequence[PackGroup]) -> None:
        """Show these groups, each under its heading."""
        self._show((heading(group.origin), group.rows) for group in groups)

    def _told(self, thing: InstalledPack, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return thing.title
        return pack_words.spoken(thing) if role == Qt.ItemDataRole.AccessibleTextRole else None

"""Signing keys and known signers, as a section of the preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.preferences.pack_keys import PackKeys
from reflect.ui.preferences.section_page import SectionPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.ui.desk import Desk


class PackKeysSection(SectionPage):
    """Both lists, under their name."""

    def __init__(self, desk: Desk, *, today: Callable[[], date]) -> None:
        super().__init__(desk.look, self.tr("Keys for packs"))
        self.lists = PackKeys(desk, today=today)
        self.column.put(self.lists, above=18)
        self.finish()

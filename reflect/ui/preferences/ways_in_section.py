"""What opens the journal, as a section of the preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.preferences.section_page import SectionPage
from reflect.ui.preferences.ways_in import WaysIn

if TYPE_CHECKING:
    from reflect.ui.desk import Desk


class WaysInSection(SectionPage):
    """The ways in, under their name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, self.tr("Ways in"))
        self.ways = WaysIn(desk)
        self.column.put(self.ways, above=18)
        self.finish()

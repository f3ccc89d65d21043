"""The page on which an entry is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from reflect.ui.browse.action_row import ActionRow
from reflect.ui.browse.entry_body import EntryBody
from reflect.ui.parts.announce import announce
from reflect.ui.parts.page import Page
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QRect

    from reflect.ui.browse.read_text import ReadText
    from reflect.ui.browse.reading import Reading
    from reflect.ui.look.theme import Look

SIDE = 40
_TOP, _BOTTOM = 17, 48
_BAR = 12
"""The room of the scroll bar is part of the padding."""


class ReadingPage(Surface):
    """Shows one entry, or nothing. ``head`` asks for what can be done with it."""

    copy_wanted = Signal(object)
    """Save a copy of this `Evidence`."""

    def __init__(self, look: Look) -> None:
        super().__init__("page")
        self._look = look
        self._side = SIDE
        self._today: date | None = None
        self._body: EntryBody | None = None
        self._hit = -1
        self.reading: Reading | None = None
        """The entry on the page."""
        self.head = ActionRow(look)
        self.page = Page("page", name=self.tr("Entry"))
        self._lay_out()
        self.head.hide()
        look.changed.connect(self._on_look_changed)
        self._fit()

    @property
    def texts(self) -> list[ReadText]:
        """What can be read, selected and copied, from the title on."""
        return self._body.texts if self._body else []

    def show_entry(self, reading: Reading, today: date) -> None:
        """Show an entry from its beginning; the same one again stays where it is."""
        again = self.reading is not None and self.reading.entry.id == reading.entry.id
        focused = QApplication.focusWidget()
        within = focused is not None and self.page.isAncestorOf(focused)
        self.reading, self._today = reading, today
        self.head.show_for(reading.revisions, may_come_back=reading.may_come_back)
        self.head.show()
        self._put(EntryBody(self._look, reading, today))
        if not again:
            self.page.to_top()
        if within:
            self.begin()

    def clear(self) -> None:
        """Show nothing."""
        self.reading = None
        self.head.hide()
        self._put(None)

    def begin(self) -> None:
        """Put the focus at the beginning of what is read."""
        if self.texts:
            self.texts[0].begin_at_start()

    def next_hit(self) -> None:
        """Go to the next search hit, and after the last to the first."""
        hits = [(text, index) for text in self.texts for index in range(len(text.hits))]
        if not hits:
            return
        self._hit = (self._hit + 1) % len(hits)
        for text in self.texts:
            text.set_current_hit(-1)
        text, index = hits[self._hit]
        self._bring_into_view(text, text.set_current_hit(index))
        words = self.tr("Hit {number} of {count}, {place}")
        place = text.accessibleName()
        announce(text, words.format(number=self._hit + 1, count=len(hits), place=place))

    def set_side(self, side: int, *, back: bool) -> None:
        """Keep this distance from the sides; ``back`` leads to the list."""
        self._side = side
        self.head.set_side(side, back=back)
        self._fit()

    def _put(self, body: EntryBody | None) -> None:
        if self._body is not None:
            self._row.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._hit = -1
        if body is None:
            return
        body.setMaximumWidth(self._look.column)
        self._row.insertWidget(0, body, 1)
        # A layout shows what is put in only later, and what is not shown cannot have the focus.
        body.show()
        body.evidence.copy_wanted.connect(self.copy_wanted)
        for text in body.texts:
            text.caret_moved.connect(self._keep_caret_in_sight)

    def _keep_caret_in_sight(self) -> None:
        for text in self.texts:
            if text.hasFocus():
                self._bring_into_view(text, text.cursorRect())

    def _bring_into_view(self, text: ReadText, box: QRect) -> None:
        layout = self.page.content.layout()
        if layout:
            layout.activate()
        at = text.mapTo(self.page.content, box.center())
        self.page.ensureVisible(at.x(), at.y(), 0, box.height() + self._look.px(24))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.page, 1)
        self._row = QHBoxLayout(self.page.content)
        self._row.addStretch(0)

    def _on_look_changed(self) -> None:
        self._fit()
        if self.reading and self._today:
            self.show_entry(self.reading, self._today)

    def _fit(self) -> None:
        look = self._look
        side = look.px(self._side)
        self._row.setContentsMargins(side, look.px(_TOP), side - _BAR, look.px(_BOTTOM))

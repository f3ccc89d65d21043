"""How the parts of the studio stand: side by side, or one at a time where there is no room."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.bars import TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.part_choice import PartChoice
from reflect.ui.parts.surface import Hairline, Surface
from reflect.ui.parts.words import Words
from reflect.ui.room import Breadth
from reflect.ui.write.saved_state import SavedState

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look
    from reflect.ui.parts.notice import Notice
    from reflect.ui.studio.editor_pane import EditorPane
    from reflect.ui.studio.parts_list import PartsList
    from reflect.ui.studio.preview_pane import PreviewPane

PARTS_WIDE, PARTS_MIDDLE, PREVIEW_WIDE = 248, 232, 400
_ANY = 16_777_215
"""What Qt calls no limit."""
PARTS, WORDS, PREVIEW = "parts", "words", "preview"


class StudioLayout(QWidget):
    """Bar on top; under it parts, words and preview."""

    back_wanted = Signal()

    def __init__(
        self, look: Look, back: str, parts: PartsList, editor: EditorPane, preview: PreviewPane
    ) -> None:
        super().__init__()
        self._look = look
        self.parts, self.editor, self.preview = parts, editor, preview
        self.bar = TopBar(look, back)
        self.version = Words("", Role.HELP, "ink2")
        self.version.set_shrinkable()
        self.state = SavedState(look)
        self.sign = Button(look, self.tr("Sign and build"), "primary", icon="signature", high=40)
        self.panes = PartChoice(look, self.tr("What is shown"), self._choices(), high=40)
        self.trouble: Notice | None = None
        """Under the bar, over all panes: why nothing is saved just now."""
        self._breadth = Breadth.WIDE
        self._title = ""
        self._build()
        self.bar.back_pressed.connect(self.back_wanted)
        self.panes.chosen.connect(lambda _value: self._fit())
        look.changed.connect(self._fit)
        self.panes.set_value(WORDS)
        self._fit()

    def show_head(self, title: str, version: str) -> None:
        """Say which pack it is and how far it has got."""
        if title != self._title:
            self._title = title
            self.bar.set_title(title)
        self.version.setText(version)
        self.version.setToolTip(version)

    def set_breadth(self, breadth: Breadth) -> None:
        """Stand as a window of this breadth allows."""
        self._breadth = breadth
        self._fit()

    def show_pane(self, which: str) -> None:
        """Bring a pane on screen, if it is not."""
        if which == PARTS and self._breadth is Breadth.MIDDLE:
            return
        self.panes.set_value(which)
        self._fit()

    def toggle_preview(self) -> None:
        """Show the preview in the place of the words, or the words again."""
        if self._breadth is not Breadth.WIDE:
            self.show_pane(WORDS if self.panes.value() == PREVIEW else PREVIEW)

    def show_trouble(self, trouble: Notice | None) -> None:
        """Say why nothing is saved, or that all is well again."""
        if self.trouble is not None:
            self._over.removeWidget(self.trouble)
            self.trouble.hide()
            self.trouble.deleteLater()
        self.trouble = trouble
        side = self._look.px(16) if trouble else 0
        self._over.setContentsMargins(side, side, side, side)
        if trouble is not None:
            self._over.addWidget(trouble)
            trouble.show()

    def _choices(self) -> list[tuple[str, str]]:
        return [
            (PARTS, self.tr("Parts")), (WORDS, self.tr("Words")), (PREVIEW, self.tr("Preview")),
        ]  # fmt: skip

    def _build(self) -> None:
        self.bar.set_title("")
        for part in (self.version, self.state, self.sign):
            self.bar.add(part)
        self._strip = Surface("window")
        self._in_strip = QHBoxLayout(self._strip)
        self._in_strip.addWidget(self.panes)
        self._in_strip.addStretch(1)
        self._lines = (Hairline(), Hairline(upright=True))
        self._over = QVBoxLayout()
        across = QHBoxLayout()
        for pane, share in ((self.parts, 0), (self._lines[1], 0), (self.editor, 1)):
            across.addWidget(pane, share)
        across.addWidget(self.preview)
        whole = QVBoxLayout(self)
        whole.addWidget(self.bar)
        whole.addLayout(self._over)
        whole.addWidget(self._strip)
        whole.addWidget(self._lines[0])
        whole.addLayout(across, 1)
        for layout in (whole, across):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        in_order = (self.parts, self.editor, self.preview, self.panes, self.bar)
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        look, breadth = self._look, self._breadth
        wide, narrow = breadth is Breadth.WIDE, breadth is Breadth.NARROW
        shown = self.panes.value()
        if breadth is Breadth.MIDDLE and shown == PARTS:
            self.panes.set_value(WORDS)
            shown = WORDS
        for part in (self._strip, self._lines[0]):
            part.setVisible(not wide)
        self.panes.part(PARTS).setVisible(narrow)
        self.parts.setVisible(not narrow or shown == PARTS)
        self._lines[1].setVisible(not narrow)
        self.editor.setVisible(wide or shown == WORDS)
        self.preview.setVisible(wide or shown == PREVIEW)
        self.version.setVisible(wide)
        self._in_strip.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        _limit(self.parts, 0 if narrow else look.px(PARTS_WIDE if wide else PARTS_MIDDLE))
        _limit(self.preview, look.px(PREVIEW_WIDE) if wide else 0)


def _limit(pane: QWidget, width: int) -> None:
    """As wide as this; 0 is as wide as there is room."""
    pane.setMinimumWidth(width)
    pane.setMaximumWidth(width or _ANY)

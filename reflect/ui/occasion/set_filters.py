"""For whom and how long: two rows of chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.occasion import set_words
from reflect.ui.occasion.prompt_shelf import ANYONE, Length
from reflect.ui.parts.chips import ChipGroup
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look

LABELS = 56


class SetFilters(QWidget):
    """Tells when the writer chose otherwise; read `audience` and `length`."""

    chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._for = ChipGroup(look, self.tr("For"), _audiences((ANYONE,)))
        lengths = [(band.value, set_words.length(band)) for band in Length]
        self._minutes = ChipGroup(look, self.tr("Minutes"), lengths)
        self._labels = [Words(words, Role.HELP, "ink2") for words in (
            self.tr("For"), self.tr("Minutes"),
        )]  # fmt: skip
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._beside = [self._put_label(row, label) for row, label in enumerate(self._labels)]
        for row, group in enumerate((self._for, self._minutes)):
            self._grid.addWidget(group, row, 1)
            group.chosen.connect(self.chosen)
        self._minutes.set_values([Length.ANY])
        self._for.set_values([ANYONE])
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def audience(self) -> str:
        """The audience asked for."""
        return next(iter(self._for.values()), ANYONE)

    @property
    def length(self) -> Length:
        """The length asked for."""
        return Length(next(iter(self._minutes.values()), Length.ANY))

    def chosen_words(self) -> str:
        """What is asked for, in words; nothing when everything is shown."""
        parts = []
        if self.audience != ANYONE:
            parts.append(set_words.audience(self.audience))
        if self.length is not Length.ANY:
            parts.append(self.tr("{minutes} minutes").format(minutes=set_words.length(self.length)))
        return ", ".join(parts)

    def offer(self, audiences: Sequence[str]) -> None:
        """Have a chip for each of these, with the same one chosen if it is still there."""
        chosen = self.audience
        before = self._for
        self._for = ChipGroup(self._look, self.tr("For"), _audiences(audiences))
        self._for.set_values([chosen if chosen in audiences else ANYONE])
        self._for.chosen.connect(self.chosen)
        self._grid.replaceWidget(before, self._for)
        self._for.show()
        # The order in which a screen reader goes through widgets is that of their stacking.
        for part in (self._minutes, self._labels[1], self._for, self._labels[0]):
            part.lower()
        before.hide()
        before.deleteLater()

    def _put_label(self, row: int, label: Words) -> QVBoxLayout:
        """Level with the first line of the chips, which may take several."""
        room = QVBoxLayout()
        room.addWidget(label)
        room.addStretch(1)
        self._grid.addLayout(room, row, 0)
        return room

    def _restyle(self) -> None:
        px = self._look.px
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(12))
        for label, room in zip(self._labels, self._beside, strict=True):
            label.setFixedWidth(px(LABELS))
            room.setContentsMargins(0, px(6), 0, 0)


def _audiences(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, set_words.audience(name)) for name in names]

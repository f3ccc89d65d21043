"""The parts of a pack, one under the other: the pack, each set, and the prompts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.domain.pack_draft import Place
from reflect.ui.look.tokens import Role
from reflect.ui.parts.page import Page
from reflect.ui.studio.kind_words import ICONS, kinds
from reflect.ui.studio.moves import MOVES
from reflect.ui.write.outline import OutlineRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.domain.pack_draft import PackDraft, PromptDraft, SetDraft
    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

_WIDE = 248
_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Part(NamedTuple):
    """One row: where it leads, its words, and how it is marked."""

    place: Place
    title: str
    icon: str
    spoken: str
    """What kind of thing it is, for whoever cannot see the icon."""
    private: bool = False
    heading: bool = False
    """A set, which stands over its prompts."""


class PartRow(OutlineRow):
    """A part of the pack; the one that is edited is checked."""

    def __init__(self, look: Look, part: Part) -> None:
        self._part = part
        super().__init__(look, part.title)
        self.show_state(done=False, current=False, private=part.private)

    def show_part(self, part: Part, *, current: bool) -> None:
        """Show this part."""
        if (part, current) == (self._part, self._current):
            return
        other = (part.title, part.heading) != (self._part.title, self._part.heading)
        self._part, self._title = part, part.title
        if other:
            self._measure_again()
        self.show_state(done=False, current=current, private=part.private)

    @property
    def part(self) -> Part:
        """What it shows."""
        return self._part

    def _role(self) -> Role:
        return Role.GROUP if self._part.heading else super()._role()

    def _text_at(self) -> int:
        return 12 if self._part.heading else super()._text_at()

    def _icon(self) -> tuple[str, Token]:
        if self._part.heading:
            return "", "ink2"
        return self._part.icon, "ink" if self._current else "ink2"

    def _say(self) -> None:
        private = f", {self.tr('private')}" if self._private else ""
        self.setAccessibleName(f"{self._title}, {self._part.spoken}{private}")


class AddRow(OutlineRow):
    """A row that adds a part."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__(look, words)
        self.setCheckable(False)
        self.setAccessibleName(words)

    def _role(self) -> Role:
        return Role.LABEL

    def _ink(self) -> Token:
        return "accent"

    def _icon(self) -> tuple[str, Token]:
        return "plus", "accent"


class PartsList(Page):
    """Pressing a part goes there; Alt+Up and Alt+Down move it, Delete takes it out."""

    wanted = Signal(object)
    """The `Place` of a part."""
    prompt_wanted = Signal(str)
    """A prompt more, in the set with this key."""
    set_wanted = Signal()
    """A set more."""
    move_wanted = Signal(object, int)
    """A `Place`, and one up or down."""
    removal_wanted = Signal(object)
    """A `Place` that is to go."""

    def __init__(self, look: Look) -> None:
        super().__init__("window")
        self.setAccessibleName(self.tr("Parts of the pack"))
        self._look = look
        self._rows: list[PartRow] = []
        self._adds: dict[str, AddRow] = {}
        self._kinds = dict(kinds())
        self._shape: list[tuple[str, bool]] = []
        """Which rows stand where; while that is so, only their words change."""
        self.add_set = AddRow(look, self.tr("Add a prompt set"))
        self.add_set.clicked.connect(self.set_wanted)
        self._column = QVBoxLayout(self.content)
        self._column.addWidget(self.add_set)
        self._column.addStretch(1)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_draft(self, draft: PackDraft, current: Place) -> None:
        """Show the parts of a draft; rows are used again, so that the focus stays."""
        keys = {each.key for each in draft.sets}
        for key in self._adds.keys() - keys:
            self._drop(self._adds.pop(key))
        parts = list(self._parts(draft))
        self._fit_count(len(parts))
        self._current = _part_of(current)
        for row, part in zip(self._rows, parts, strict=True):
            row.show_part(part, current=part.place == self._current)
        shape = [(part.place.set_key, part.heading) for part in parts]
        if shape != self._shape:
            self._shape = shape
            self._lay_out(draft, parts)
        for found in draft.sets:
            name = self.tr("Add a prompt to {title}").format(title=found.head.title)
            self._adds[found.key].setAccessibleName(name.strip())

    def row(self, place: Place) -> PartRow | None:
        """The row of a part, if there is one."""
        here = _part_of(place)
        return next((row for row in self._rows if row.part.place == here), None)

    def add_prompt(self, set_key: str) -> AddRow:
        """The button that adds a prompt to a set."""
        return self._adds[set_key]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and remove with the keys."""
        if isinstance(watched, PartRow) and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key(watched, event)
        return False

    def _key(self, row: PartRow, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        place = row.part.place
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in MOVES and held == Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(place, MOVES[key])
        elif key in _REMOVES and not held:
            self.removal_wanted.emit(place)
        elif key in MOVES and not held:
            self._step(row, MOVES[key])
        else:
            return False
        return True

    def _step(self, row: PartRow, step: int) -> None:
        at = self._rows.index(row) + step
        if 0 <= at < len(self._rows):
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _parts(self, draft: PackDraft) -> Iterator[Part]:
        yield Part(
            Place(), self.tr("About the pack"), "info", self.tr("its title, author, licence")
        )
        for found in draft.sets:
            title = found.head.title or self.tr("A set without a title")
            place = Place(set_key=found.key)
            yield Part(place, title, "notebook-pen", self.tr("prompt set"), heading=True)
            for one in found.prompts:
                yield self._prompt_part(found, one)

    def _prompt_part(self, found: SetDraft, one: PromptDraft) -> Part:
        prompt = one.prompt
        return Part(
            Place(set_key=found.key, prompt_key=one.key),
            prompt.heading or self.tr("A prompt without a heading"),
            ICONS[prompt.kind],
            self._kinds[prompt.kind],
            private=prompt.private,
        )

    def _fit_count(self, count: int) -> None:
        while len(self._rows) > count:
            self._drop(self._rows.pop())
        while len(self._rows) < count:
            row = PartRow(self._look, Part(Place(), "", "info", ""))
            row.clicked.connect(lambda _=False, row=row: self._on_pressed(row))
            row.installEventFilter(self)
            self._rows.append(row)

    def _on_pressed(self, row: PartRow) -> None:
        row.setChecked(row.part.place == self._current)
        self.wanted.emit(row.part.place)

    def _lay_out(self, draft: PackDraft, parts: list[Part]) -> None:
        while self._column.count():
            self._column.takeAt(0)
        before: QWidget = self
        for at, (row, part) in enumerate(zip(self._rows, parts, strict=True)):
            if part.heading:
                self._column.addSpacing(self._look.px(12))
            before = self._put(row, before)
            last = at + 1 == len(parts) or parts[at + 1].heading
            if last and part.place.set_key:
                before = self._put(self._adding_to(draft.set(part.place.set_key)), before)
        self._column.addSpacing(self._look.px(12))
        self._put(self.add_set, before)
        self._column.addStretch(1)

    def _put(self, widget: QWidget, before: QWidget) -> QWidget:
        self._column.addWidget(widget)
        if before is not self:
            QWidget.setTabOrder(before, widget)
        widget.show()
        return widget

    def _adding_to(self, found: SetDraft) -> AddRow:
        key = found.key
        if key not in self._adds:
            row = AddRow(self._look, self.tr("Add a prompt"))
            row.clicked.connect(lambda: self.prompt_wanted.emit(key))
            self._adds[key] = row
        return self._adds[key]

    def _drop(self, widget: QWidget) -> None:
        widget.hide()
        widget.deleteLater()

    def _restyle(self) -> None:
        look = self._look
        self._column.setContentsMargins(look.px(12), look.px(20), 0, look.px(16))
        self._column.setSpacing(look.px(2))


def _part_of(place: Place) -> Place:
    """The part of the pack that a place is in."""
    return Place(set_key=place.set_key, prompt_key=place.prompt_key)

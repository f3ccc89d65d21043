"""Tags: shown, taken off and added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QListView, QSizePolicy

from reflect.ui.look.tokens import RADIUS_TAG, Role
from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.focus_ring import RADIUS_OF_RING
from reflect.ui.parts.surface import Surface
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from reflect.ui.look.theme import Look


class Tag(Surface):
    """A word on a small ground; with ``removable`` a cross takes it off."""

    removed = Signal(str)
    """The cross was pressed; carries the tag."""

    def __init__(self, look: Look, text: str, *, removable: bool = False, high: int = 32) -> None:
        super().__init__("tag")
        self._look = look
        self._high = high
        self._text = text
        self._cross: IconButton | None = None
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(Words(text, Role.HELP, "ink2"))
        if removable:
            self._cross = IconButton(look, "x", self.tr("Remove {tag}").format(tag=text), high=32)
            self._cross.set_icon_size(15)
            self._cross.setProperty(RADIUS_OF_RING, RADIUS_TAG)
            self._cross.clicked.connect(self._on_clicked)
            self._row.addWidget(self._cross)
        look.changed.connect(self._restyle)
        self._restyle()

    def _on_clicked(self) -> None:
        self.removed.emit(self._text)

    def _restyle(self) -> None:
        side = self._look.px(10)
        self._row.setContentsMargins(side, 0, 0 if self._cross else side, 0)
        self.setFixedHeight(self._look.px(self._high))


class _NewTag(QLineEdit):
    """Where a tag is typed; Escape gives up."""

    abandoned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes no tag."""
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
            return
        super().keyPressEvent(event)


class TagsEdit(QFrame):
    """The tags of something, in the order they were added, and a way to add one."""

    chosen = Signal()
    """The writer added one or took one off; read `values`."""

    def __init__(self, look: Look, name: str, *, add: str = "") -> None:
        """``add`` is what the button says; it is "Add a tag" unless told otherwise."""
        super().__init__()
        self._look = look
        self._tags: dict[str, Tag] = {}
        self._known = QStringListModel(self)
        self._offers = QListView()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self)
        words = add or self.tr("Add a tag")
        self.edit = _NewTag()
        self.edit.setAccessibleName(words)
        self.edit.setProperty("high", "32")
        self.edit.setCompleter(self._completer())
        self.edit.hide()
        self.button = Button(look, words, "quiet", icon="plus", high=32, edge=True)
        self._flow.addWidget(self.edit)
        self._flow.addWidget(self.button)
        self.button.clicked.connect(self.begin)
        self.edit.returnPressed.connect(self._on_return)
        self.edit.abandoned.connect(self._on_abandoned)
        self.edit.installEventFilter(self)
        look.changed.connect(self._restyle)
        self._restyle()

    def values(self) -> tuple[str, ...]:
        """The tags."""
        return tuple(self._tags)

    def set_values(self, tags: Iterable[str]) -> None:
        """Show these tags, and say nothing of it."""
        for tag in tuple(self._tags):
            self._take_off(tag)
        for tag in tags:
            self._put_on(tag)

    def set_known(self, tags: Iterable[str]) -> None:
        """Offer these while one is typed."""
        self._known.setStringList(list(tags))

    def begin(self) -> None:
        """Let the writer type a tag."""
        self.button.hide()
        self.edit.clear()
        self.edit.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what was typed when the focus goes elsewhere."""
        leaves = watched is self.edit and event.type() == QEvent.Type.FocusOut
        if leaves and not self._offers.isVisible():
            self._add(self.edit.text())
            self._end()
        return super().eventFilter(watched, event)

    def _completer(self) -> QCompleter:
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._offers.setProperty("kind", "popup")
        completer.setPopup(self._offers)
        return completer

    def _on_return(self) -> None:
        """Take the tag and wait for another; an empty line ends it."""
        text = self.edit.text()
        self.edit.clear()
        if text.strip():
            self._add(text)
        else:
            self._on_abandoned()

    def _on_abandoned(self) -> None:
        self.edit.clear()
        self._end()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.edit.hide()
        self.button.show()

    def _add(self, text: str) -> None:
        tag = " ".join(text.split())
        known = {each.casefold() for each in self._tags}
        if tag and tag.casefold() not in known:
            self._put_on(tag)
            self.chosen.emit()

    def _put_on(self, text: str) -> None:
        tag = Tag(self._look, text, removable=True)
        tag.removed.connect(self._on_removed)
        self._flow.insert_widget(len(self._tags), tag)
        self._tags[text] = tag
        self._fit_button()
        self.setTabOrder(tag, self.edit)
        # A screen reader goes by the order of the children.
        self.edit.raise_()
        self.button.raise_()

    def _take_off(self, text: str) -> None:
        tag = self._tags.pop(text)
        self._flow.removeWidget(tag)
        tag.hide()
        tag.deleteLater()
        self._fit_button()

    def _on_removed(self, text: str) -> None:
        self._take_off(text)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()

    def _fit_button(self) -> None:
        """Begin where the column does, as long as no tag stands before it."""
        self.button.set_edge(edge=not self._tags)

    def _restyle(self) -> None:
        self.edit.setFixedWidth(self._look.px(160))

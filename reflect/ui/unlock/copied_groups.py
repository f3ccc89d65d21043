"""Two groups typed from the writer's own copy show that there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from reflect.services.recovery_kit import is_group
from reflect.ui.parts.announce import announce
from reflect.ui.parts.field import Field, SecretEdit
from reflect.ui.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look


class GroupField(Field):
    """A field for one group. A tick appears when the copy is right."""

    def __init__(self, look: Look, number: int, group: str) -> None:
        secret = SecretEdit()
        secret.set_shown(shown=True)
        self._tick = QLabel()
        super().__init__(look, "", high=44, edit=secret)
        self.label.setText(self.tr("Group {number}").format(number=number))
        self.edit.setAccessibleName(self.label.text())
        self._number = number
        self._group = group
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(0, 0, 14, 0)
        inside.addStretch(1)
        inside.addWidget(self._tick)
        self.changed.connect(self._on_changed)
        self.edit.editingFinished.connect(self._on_finished)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def right(self) -> bool:
        """Whether the group was copied right."""
        return bool(self._group) and is_group(self.text(), self._group)

    def check(self) -> bool:
        """Whether it is right; if not, that is said in its place."""
        if not self.text():
            self.point_to(self.tr("Type this group from your copy."))
        elif not self.right:
            self.point_to(self._wrong())
        return self.right

    def clear(self) -> None:
        """Take out what was typed."""
        self.edit.clear()
        self.set_error("")
        self._tick.hide()

    def forget(self) -> None:
        """Hold the group no longer."""
        self.clear()
        self._group = ""

    def _on_changed(self) -> None:
        self._tick.setVisible(self.right)
        if self.error:
            self.set_error("")
        if self.right:
            announce(self.edit, self.tr("{group} is right.").format(group=self.label.text()))

    def _on_finished(self) -> None:
        # A group that is whole and wrong is told on leaving, not while it is typed.
        if self.text() and not self.right and not self.error:
            self.set_error(self._wrong())

    def _wrong(self) -> str:
        return self.tr("This is not group {number}. Look at your copy again.").format(
            number=self._number
        )

    def _fit(self) -> None:
        look = self._look
        ratio = self.devicePixelRatioF()
        self._tick.setPixmap(look.icons.pixmap("circle-check", "accent", 20, ratio=ratio))
        self._tick.setFixedSize(QSize(look.px(20), look.px(20)))
        self._tick.setVisible(self.right)
        self.edit.setTextMargins(0, 0, look.px(28), 0)
        self.setFixedWidth(look.px(200))


class CopiedGroups(QWidget):
    """The fields for the groups that are asked for."""

    entered = Signal()
    """The focus has come into one of the fields."""
    submitted = Signal()

    def __init__(self, look: Look, groups: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self.fields = tuple(GroupField(look, number, group) for number, group in groups)
        flow = FlowLayout(self, across=16, down=16)
        for field in self.fields:
            flow.addWidget(field)
            # An error under one must not move the other.
            flow.setAlignment(field, Qt.AlignmentFlag.AlignTop)
            field.edit.installEventFilter(self)
            field.submitted.connect(self.submitted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the writer begins to type."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def check(self) -> bool:
        """Whether all are right; the first that is not says so and has the focus."""
        return all(field.check() for field in self.fields)

    def clear(self) -> None:
        """Take out what was typed."""
        for field in self.fields:
            field.clear()

    def forget(self) -> None:
        """Hold the groups no longer."""
        for field in self.fields:
            field.forget()

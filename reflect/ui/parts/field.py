"""A field: a label, a line to type in, and help or what is wrong under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.icon import Icon
from reflect.ui.parts.para import Para
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from reflect.ui.look.theme import Look


class Labelled(QWidget):
    """Something to type in, its label over it; under it help, or what is wrong in its place.

    ``edit`` is what is typed in.
    """

    changed = Signal(str)
    """The writer typed; carries the text."""

    def __init__(self, look: Look, label: str, edit: QWidget, *, help: str) -> None:
        super().__init__()
        self._look = look
        self._help = help
        edit.setAccessibleName(label)
        self.label = Words(label, Role.LABEL)
        self.label.setBuddy(edit)
        self._edit = edit
        self._icon = Icon(look, "circle-alert", "wrong", 16, high=20)
        self._note = Para(look, help, Role.HELP, "ink2")
        self._lay_out()
        self._show(help, faulty=False)
        look.changed.connect(self._restyle)

    @property
    def error(self) -> str:
        """What is wrong with it, or nothing."""
        return self._note.text() if self._edit.property("faulty") else ""

    def set_error(self, text: str) -> None:
        """Say what is wrong, or that nothing is; the text is kept. Nothing else takes it away."""
        self._show(text or self._help, faulty=bool(text))
        if text:
            announce(self._edit, text, at_once=True)

    def set_help(self, text: str) -> None:
        """Say something else under it."""
        self._help = text
        if not self.error:
            self._show(text, faulty=False)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self._column.addWidget(self._edit)
        self._under = QHBoxLayout()
        self._under.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._under.addWidget(self._note, 1)
        self._column.addLayout(self._under)

    def _show(self, text: str, *, faulty: bool) -> None:
        self._note.set_text(text)
        self._edit.setAccessibleDescription(text)
        if bool(self._edit.property("faulty")) != faulty:
            self._edit.setProperty("faulty", faulty)
            self._edit.style().unpolish(self._edit)
            self._edit.style().polish(self._edit)
        self._restyle()

    def _restyle(self) -> None:
        look = self._look
        faulty = bool(self._edit.property("faulty"))
        self._column.setSpacing(look.px(6))
        self._under.setSpacing(look.px(8))
        self._note.set_role(Role.LABEL if faulty else Role.HELP)
        self._note.set_tone("wrong" if faulty else "ink2")
        self._note.setVisible(bool(self._note.text()))
        self._icon.setVisible(faulty)


class Field(Labelled):
    """A labelled line of text."""

    submitted = Signal()
    """Return was pressed."""

    def __init__(
        self, look: Look, label: str, *, help: str = "", high: int = 40, show_label: bool = True,
        edit: QLineEdit | None = None,
    ) -> None:  # fmt: skip
        self.edit = edit or QLineEdit()
        self.edit.setProperty("high", str(high))
        super().__init__(look, label, self.edit, help=help)
        if not show_label:
            self.label.hide()
        self.edit.textEdited.connect(self.changed)
        self.edit.returnPressed.connect(self.submitted)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put a text in, which nobody typed."""
        self.edit.setText(text)

    def point_to(self, error: str) -> None:
        """Say what is wrong, select the text, and put the focus there."""
        self.set_error(error)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()
        # Not before the sentence has its room.
        QTimer.singleShot(0, self, self._come_into_view)

    def _come_into_view(self) -> None:
        above: QWidget | None = self.parentWidget()
        while above and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self, 0, self._look.px(24))


class SecretEdit(QLineEdit):
    """A line that hides what is typed, keeps nothing for undo and gives nothing away."""

    _REFUSED = (
        QKeySequence.StandardKey.Undo,
        QKeySequence.StandardKey.Redo,
        QKeySequence.StandardKey.Copy,
        QKeySequence.StandardKey.Cut,
    )

    def __init__(self) -> None:
        super().__init__()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.set_shown(shown=False)

    def set_shown(self, *, shown: bool) -> None:
        """Show the text or hide it; either way no input method learns it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, redo, copy and cut do nothing."""
        if any(event.matches(key) for key in self._REFUSED):
            event.accept()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What is selected with the mouse while it is shown goes onto no clipboard either."""
        super().mouseReleaseEvent(event)
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)


class PasswordField(Field):
    """A field for a passphrase, with an eye that shows and hides it."""

    def __init__(
        self, look: Look, label: str, *, help: str = "", high: int = 44,
    ) -> None:  # fmt: skip
        self._secret = SecretEdit()
        super().__init__(look, label, help=help, high=high, edit=self._secret)
        self.eye = IconButton(look, "eye", self.tr("Show the passphrase"), high=32)
        self.eye.clicked.connect(self._on_eye_clicked)
        inside = QHBoxLayout(self._secret)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addStretch(1)
        inside.addWidget(self.eye)
        look.changed.connect(self._make_room)
        self._make_room()

    @property
    def shown(self) -> bool:
        """Whether the passphrase can be read."""
        return self._secret.echoMode() == QLineEdit.EchoMode.Normal

    def clear(self) -> None:
        """Forget what was typed and hide what comes next."""
        self._secret.clear()
        if self.shown:
            self._on_eye_clicked()

    def _on_eye_clicked(self) -> None:
        self._secret.set_shown(shown=not self.shown)
        self.eye.set_icon("eye-off" if self.shown else "eye")
        hide, show = self.tr("Hide the passphrase"), self.tr("Show the passphrase")
        self.eye.set_name(hide if self.shown else show)

    def _make_room(self) -> None:
        self._secret.setTextMargins(0, 0, self._look.px(32), 0)

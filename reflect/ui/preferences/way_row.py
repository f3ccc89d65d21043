"""One way into the journal: what it is, what is known of it, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.icon import Icon
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

    Act = Callable[[], object]

BESIDE = 400
"""A narrower row has its button under its words."""


class WayRow(QWidget):
    """An icon, a name and a note; the button that matters at the right, others under the note."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look = look
        self._icon = Icon(look, icon, "accent", 20)
        self._name = Para(look, "", Role.STRONG)
        self._note = Para(look, "", Role.HELP, "ink2")
        self.button = Button(look, "")
        self.more: list[Button] = []
        self._acts: list[Act] = []
        self.button.clicked.connect(self._on_clicked)
        self.button.hide()
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def name(self) -> str:
        """What the way is called."""
        return self._name.text()

    @property
    def note(self) -> str:
        """What is said of it."""
        return self._note.text()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be done, in the order of the Tab key."""
        return (self.button, *self.more)

    def say(self, name: str, note: str, tone: Token = "ink2") -> None:
        """Say what it is and what is known of it."""
        self._name.set_text(name)
        self._note.set_text(note)
        self._note.set_tone(tone)
        for button in self.buttons:
            self._call(button)

    def offer(self, text: str, act: Act) -> None:
        """Let the button at the right do this."""
        self._acts = [act]
        self.button.set_words(text)
        self.button.show()
        self._call(self.button)

    def offer_more(self, offers: Sequence[tuple[str, Act]]) -> None:
        """Let quiet buttons under the note do these."""
        if [text for text, _ in offers] != [button.text() for button in self.more]:
            self._make_more([text for text, _ in offers])
        self._acts[1:] = [act for _, act in offers]
        for button in self.more:
            self._call(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words where there is little room."""
        super().resizeEvent(event)
        self._restyle()

    def _make_more(self, texts: Sequence[str]) -> None:
        for button in self.more:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.more = [Button(self._look, text, "quiet", edge=True) for text in texts]
        for button in self.more:
            button.clicked.connect(self._on_clicked)
            self._flow.addWidget(button)
        self._under.setVisible(bool(self.more))

    def _call(self, button: Button) -> None:
        button.setAccessibleName(f"{self.name}: {button.text()}")
        button.setAccessibleDescription(self.note)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for button, act in zip(self.buttons, self._acts, strict=True):
            if button is pressed:
                act()

    def _lay_out(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._under = QWidget()
        self._flow = FlowLayout(self._under, across=self._look.px(20))
        self._under.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self._name, self._note, self._under):
            words.addWidget(widget)
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.addLayout(words, 1)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._inner.addWidget(self.button, 0, side)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._inner, 1)

    def _restyle(self) -> None:
        px, ways = self._look.px, QBoxLayout.Direction
        beside = self.width() >= px(BESIDE)
        self._inner.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._inner.setSpacing(px(16 if beside else 8))
        self._row.setContentsMargins(0, px(9), 0, px(9))
        self._row.setSpacing(px(16))

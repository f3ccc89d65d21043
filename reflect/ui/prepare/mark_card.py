"""The open mark: why it was marked, what could stand there, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from reflect.domain.identifying import Kind
from reflect.ui.look.tokens import RADIUS, Role
from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.checks import Tick
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.key_button import KeyButton
from reflect.ui.parts.options import OneOf
from reflect.ui.parts.para import Para
from reflect.ui.prepare.mark_form import MarkForm
from reflect.ui.prepare.mark_words import proposal_words, reads_now

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.domain.review import Mark
    from reflect.ui.look.theme import Look
    from reflect.ui.parts.para import Span
    from reflect.ui.prepare.mark_head import MarkHead


class MarkCard(QFrame):
    """A card under the line of a mark. What is asked for concerns all alike if they are ticked."""

    use_wanted = Signal(int)
    """Carries the index of a proposal."""
    edit_wanted = Signal(str)
    """Carries the writer's own words."""
    keep_wanted = Signal(str)
    """Carries the reason."""
    form_opened = Signal(object)
    """Something to type in has come; carries it."""
    back_wanted = Signal()
    """What was decided is not wanted any more."""
    always_wanted = Signal()
    fine_wanted = Signal()

    def __init__(self, look: Look, head: MarkHead, *, alike: int) -> None:
        """``alike`` is how many open marks are of the same person or thing, this one among them."""
        super().__init__()
        self._look = look
        self.head = head
        self.mark: Mark = head.mark
        self.form: MarkForm | None = None
        self.proposals: OneOf | None = None
        self.all_alike: Tick | None = None
        self._acts = QWidget()
        self._column = QVBoxLayout(self)
        self._below = QVBoxLayout()
        head.set_open()
        self._column.addWidget(head)
        self._column.addLayout(self._below)
        if self.mark.decision is None:
            self._build_open(alike)
        else:
            self._build_settled()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def for_all(self) -> bool:
        """Whether a decision concerns all that are alike."""
        return self.all_alike is not None and self.all_alike.isChecked()

    def show_context(self, text: str, span: Span) -> None:
        """Show the words where they stand, for whoever does not see the text."""
        words = Para(self._look, "", Role.SNIPPET)
        words.set_text(text, [span])
        self._below.insertWidget(0, words)

    def use(self) -> None:
        """Ask for the chosen proposal; without any there is only a wording of the writer's own."""
        if self.mark.decision is not None or self.form:
            return
        if self.proposals is None:
            self.edit()
        else:
            self.use_wanted.emit(int(self.proposals.value()))

    def edit(self) -> None:
        """Let the writer type other words."""
        form = MarkForm(self._look, self.tr("What a reader will find there"), self.mark.words)
        form.given.connect(self._on_edited)
        self._open(form)

    def keep(self) -> None:
        """Ask why the words stay."""
        reasons = (
            self.tr("It points to nobody"),
            self.tr("This person has agreed"),
            self.tr("It is about me"),
        )
        form = MarkForm(self._look, self.tr("Why may it stay?"), "", ready=reasons)
        form.given.connect(self.keep_wanted)
        self._open(form)

    def toggle_all(self) -> None:
        """Concern all that are alike, or this one alone."""
        if self.all_alike:
            self.all_alike.setChecked(not self.all_alike.isChecked())

    def close_form(self) -> bool:
        """Go back to the buttons; False when nothing was being typed."""
        if self.form is None:
            return False
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self._acts.show()
        self.head.setFocus()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its border, which is the ring of whatever is open."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = theme.ring / 2
        painter.setPen(QPen(self._look.colour("focus"), theme.ring))
        painter.setBrush(self._look.colour("page"))
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, self._look.px(RADIUS), self._look.px(RADIUS))

    def _build_open(self, alike: int) -> None:
        look, mark = self._look, self.mark
        self._below.addWidget(Para(look, mark.reason, Role.HELP, "ink2"))
        if mark.proposals:
            options = [(str(n), proposal_words(p), "") for n, p in enumerate(mark.proposals)]
            self.proposals = OneOf(look, self.tr("Proposals"), options, upright=True)
            self.proposals.set_value("0")
            self._below.addWidget(self.proposals)
        if alike > 1:
            self.all_alike = Tick(look, self._alike_words(alike))
            self.all_alike.setChecked(True)
            self._below.addWidget(self.all_alike)
        row = FlowLayout(self._acts, across=6)
        self.buttons: tuple[KeyButton, ...] = (
            KeyButton(look, self.tr("Use this"), "A"),
            KeyButton(look, self.tr("Edit"), "E"),
            KeyButton(look, self.tr("Keep"), "K"),
        )
        if not mark.proposals:
            self.buttons[0].hide()
        self.more = IconButton(look, "ellipsis", self.tr("More for this mark"))
        self._menu = QMenu(self)
        for button, act in zip(self.buttons, (self.use, self.edit, self.keep), strict=True):
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(self.more)
        self.more.clicked.connect(self._on_more_clicked)
        self._below.addWidget(self._acts)

    def _build_settled(self) -> None:
        decision = self.mark.decision
        if decision is None:
            return
        self._below.addWidget(Para(self._look, reads_now(decision), Role.HELP, "ink2"))
        button = Button(self._look, self.tr("Decide again"), icon="undo-2")
        button.clicked.connect(self.back_wanted)
        row = FlowLayout(self._acts)
        row.addWidget(button)
        self.buttons = ()
        self._below.addWidget(self._acts)

    def _alike_words(self, alike: int) -> str:
        if self.mark.kind is Kind.NAME:
            return self.tr("All {n} of this person").format(n=alike)
        return self.tr("All {n} of these").format(n=alike)

    def _open(self, form: MarkForm) -> None:
        if self.mark.decision is not None or self.form:
            form.deleteLater()
            return
        self.form = form
        form.given_up.connect(self.close_form)
        self._acts.hide()
        self._below.addWidget(form)
        form.show()
        form.focus()
        self.form_opened.emit(form)

    def _on_edited(self, words: str) -> None:
        if words == self.mark.words and self.form:
            self.form.field.point_to(self.tr("These are the words that were marked."))
        else:
            self.edit_wanted.emit(words)

    def _on_more_clicked(self) -> None:
        menu = self._menu
        menu.clear()
        menu.addAction(self.tr("Always mark this"), self.always_wanted.emit)
        menu.addAction(self.tr("This word is fine"), self.fine_wanted.emit)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _restyle(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(px(14), px(10), px(6), px(14))
        self._column.setSpacing(px(2))
        self._below.setContentsMargins(px(36), 0, 0, 0)
        self._below.setSpacing(px(8))

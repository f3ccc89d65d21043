"""The second step of an account: what may identify somebody, and what the writer decides."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from reflect.domain import review as reviews
from reflect.ui.parts.focus_ring import NO_RING
from reflect.ui.parts.surface import Hairline
from reflect.ui.prepare.checked_text import CheckedText
from reflect.ui.prepare.mark_panel import MarkPanel
from reflect.ui.prepare.mark_spans import in_context
from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reflect.domain.review import Mark, Review
    from reflect.ui.look.theme import Look
    from reflect.ui.prepare.account_review import AccountReview
    from reflect.ui.prepare.evidence_told import EvidenceTold
    from reflect.ui.prepare.mark_card import MarkCard

_ANY = 16_777_215
"""What Qt calls no limit."""
REST_MILLISECONDS = 150
"""The list of marks does not follow every keystroke."""
_WIDE = {Breadth.WIDE: 432, Breadth.MIDDLE: 360}


class CheckPage(QWidget):
    """The account's text with its marks, and the list of them beside it."""

    settled = Signal()
    """The last that was open is settled."""
    always_wanted = Signal(str)
    """Carries words that are to be marked always."""
    fine_wanted = Signal(str)
    """Carries words that are to be marked never."""

    def __init__(self, look: Look, review: AccountReview, told: EvidenceTold) -> None:
        super().__init__()
        self.setProperty(NO_RING, True)
        self._look = look
        self._review = review
        self._marks: tuple[Mark, ...] = ()
        self._current = -1
        self._shown: tuple[object, ...] = ()
        self._connected: MarkCard | None = None
        self._waits = False
        self._soon = QTimer(self, singleShot=True, interval=REST_MILLISECONDS)
        self._soon.timeout.connect(self._refresh)
        self._breadth = Breadth.WIDE
        self._text_alone = False
        self.text = CheckedText(look, review, told)
        self.panel = MarkPanel(look)
        self._line = Hairline(upright=True)
        self._lay_out()
        self._connect()
        self.show_review()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def text_alone(self) -> bool:
        """Whether a narrow window shows the text in the place of the marks."""
        return self._text_alone

    def arrive(self) -> None:
        """Begin at the first mark that is open, or at the question, once the check has looked."""
        self._waits = not self._review.is_seen
        if self._waits:
            self.setFocus()
        elif not self.point_to_open():
            self.settled.emit()

    def point_to_open(self) -> bool:
        """Put the focus on the first that is open; False when nothing is."""
        index = self._first_open(0)
        if index >= 0:
            self.see_text(alone=False)
            self._choose(index)
        elif reviews.is_asked(self._review.review):
            self.see_text(alone=False)
            self.panel.ask_focus()
        else:
            return False
        return True

    def stop(self) -> bool:
        """Close what is being typed in; False when nothing is."""
        if self.panel.card and self.panel.card.close_form():
            self.show_review()
            return True
        return self.text.stop()

    def see_text(self, *, alone: bool) -> None:
        """In a narrow window, show the text or the marks."""
        self._text_alone = alone
        self.set_breadth(self._breadth)

    def set_breadth(self, breadth: Breadth) -> None:
        """Stand side by side, or show one of both."""
        if breadth is not self._breadth:
            self._breadth = breadth
            self._shown = ()
            self.show_review()
        narrow = breadth is Breadth.NARROW
        self.text.setVisible(self._text_alone or not narrow)
        self.panel.setVisible(not (narrow and self._text_alone))
        self._line.setVisible(not narrow)
        wide = self._look.px(_WIDE.get(breadth, 0))
        self.panel.setMinimumWidth(wide)
        self.panel.setMaximumWidth(wide or _ANY)

    def show_review(self) -> None:
        """Show the marks as they are now; while somebody types, once that rests."""
        if self.text.is_typed_in:
            self._soon.start()
        else:
            self._refresh()

    def _refresh(self) -> None:
        """Show the marks as they are now, the open one still open."""
        self._soon.stop()
        before = self._marks[self._current] if 0 <= self._current < len(self._marks) else None
        self._marks = reviews.marks(self._review.review)
        self._current = self._found_again(before)
        self._show()
        if self._waits and self._review.is_seen and self.hasFocus():
            self.arrive()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the keys on the buttons, which no field has wanted."""
        card, question = self.panel.card, self.panel.question
        acts = {Qt.Key.Key_Y: question.yes.click, Qt.Key.Key_N: question.no.click}
        if card:
            acts |= {
                Qt.Key.Key_A: card.use,
                Qt.Key.Key_E: card.edit,
                Qt.Key.Key_K: card.keep,
                Qt.Key.Key_S: card.toggle_all,
            }
        act = acts.get(Qt.Key(event.key()))
        shift = Qt.KeyboardModifier.ShiftModifier
        if act and not event.modifiers() & ~shift:
            act()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._review.changed.connect(self.show_review)
        self.text.stopped.connect(self.show_review)
        self.text.mark_pressed.connect(self._on_mark_pressed)
        self.panel.chosen.connect(self._choose)
        self.panel.stepped.connect(self._step)
        self.panel.question.change_wanted.connect(self._on_change_wanted)
        self.panel.question.nobody_said.connect(self._on_nobody_said)

    def _found_again(self, before: Mark | None) -> int:
        """Where the mark that was open stands now, or what is open next."""
        if before is not None:
            name, start, _ = before.place
            same = [
                (abs(mark.place.start - start), index)
                for index, mark in enumerate(self._marks)
                if (mark.place.field, mark.words) == (name, before.words)
            ]
            if same:
                return min(same)[1]
        return self._first_open(max(0, self._current))

    def _first_open(self, start: int) -> int:
        """The first open mark from here on, then from the beginning; -1 when there is none."""
        count = len(self._marks)
        turn = [*range(start, count), *range(min(start, count))]
        return next((i for i in turn if self._marks[i].decision is None), -1)

    def _show(self) -> None:
        review = self._review.review
        self.text.show_marks(self._marks, self._current)
        answered = not reviews.is_asked(review)
        together = review.looked.together
        alike = self._alike(self._current)
        showing = (self._marks, self._current, len(alike), self._review.has_looked)
        card = self.panel.card
        if not (card and card.form and card.mark in self._marks) and showing != self._shown:
            self._shown = showing
            focused = QApplication.focusWidget()
            inside = focused is not None and self.panel.isAncestorOf(focused)
            self.panel.show_marks(self._marks, self._current, max(1, len(alike)))
            self._connect_card()
            if inside and not self._question_has_focus():
                self.panel.focus_mark()
        if not self._review.has_looked:
            self.panel.show_looking()
        words, why = reviews.words_together(review), together.reason if together else ""
        self.panel.question.ask(words, why, answered=answered)

    def _question_has_focus(self) -> bool:
        question = self.panel.question
        return question.yes.hasFocus() or question.no.hasFocus()

    def _connect_card(self) -> None:
        card = self.panel.card
        if card is None or card is self._connected:
            return
        self._connected = card
        if self._breadth is Breadth.NARROW and card.mark.words:
            texts = reviews.wordings(self._review.draft)
            card.show_context(*in_context(texts[card.mark.place.field], card.mark))
        card.use_wanted.connect(self._on_use)
        card.edit_wanted.connect(self._on_edit)
        card.keep_wanted.connect(self._on_keep)
        card.back_wanted.connect(self._on_back)
        card.form_opened.connect(self.panel.bring_into_view)
        words = card.mark.words
        card.always_wanted.connect(partial(self.always_wanted.emit, words))
        card.fine_wanted.connect(partial(self.fine_wanted.emit, words))

    def _alike(self, index: int) -> Sequence[Mark]:
        if index < 0 or self._marks[index].decision is not None:
            return ()
        return reviews.alike(self._review.review, self._marks[index])

    def _concerned(self) -> Sequence[Mark]:
        card = self.panel.card
        return self._alike(self._current) if card and card.for_all else (self._mark,)

    @property
    def _mark(self) -> Mark:
        return self._marks[self._current]

    def _choose(self, index: int) -> None:
        self._current = index
        self._show()
        self.panel.focus_mark()
        self.text.bring_mark_into_view(self._mark, index)

    def _step(self, by: int) -> None:
        if self._marks:
            self._choose(min(max(self._current + by, 0), len(self._marks) - 1))

    def _on_use(self, proposal: int) -> None:
        self._catch_up()
        chosen = self._mark.proposals[proposal]
        pairs = [
            (m, m.proposals[proposal] if proposal < len(m.proposals) else chosen)
            for m in self._concerned()
        ]
        self._settle(reviews.used(self._review.review, pairs))

    def _on_edit(self, words: str) -> None:
        self._catch_up()
        self._settle(reviews.edited(self._review.review, self._concerned(), words))

    def _on_keep(self, reason: str) -> None:
        self._catch_up()
        self._settle(reviews.kept(self._review.review, self._concerned(), reason))

    def _on_back(self) -> None:
        self._catch_up()
        self._close_form()
        self._review.do(reviews.taken_back(self._review.review, self._mark))

    def _catch_up(self) -> None:
        """Decide on the marks where they stand now, not where they stood before the last key."""
        if self._soon.isActive():
            self._refresh()

    def _settle(self, review: Review) -> None:
        """Let the account stand so, and go on to what is open next."""
        at = self._current
        self._close_form()
        self._review.do(review)
        self._refresh()
        self._current = self._first_open(at)
        self._show()
        if self._current >= 0:
            self._choose(self._current)
        elif reviews.is_asked(self._review.review):
            self.panel.ask_focus()
        else:
            self.settled.emit()

    def _close_form(self) -> None:
        if self.panel.card:
            self.panel.card.close_form()

    def _on_change_wanted(self) -> None:
        """Let the writer reword what may tell together, the most telling first."""
        asked = replace(self._review.draft.check, together=None)
        draft = replace(self._review.draft, check=asked)
        if self._review.draft.check.together is not None:
            self._review.do(replace(self._review.review, draft=draft))
        together = self._review.review.looked.together
        self.see_text(alone=True)
        self.text.reword(together.places if together else ())

    def _on_nobody_said(self) -> None:
        self._review.do(reviews.nobody_could_guess(self._review.review))
        if not self.point_to_open():
            self.settled.emit()

    def _on_mark_pressed(self, index: int) -> None:
        self.see_text(alone=False)
        self._choose(index)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, stretch in ((self.text, 1), (self._line, 0), (self.panel, 0)):
            row.addWidget(part, stretch)

    def _restyle(self) -> None:
        self.set_breadth(self._breadth)

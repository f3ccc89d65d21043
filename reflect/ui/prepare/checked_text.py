"""The account's text with its marks: what a reader will see, answer by answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout

from reflect.domain.account_check import TITLE
from reflect.domain.account_evidence import FIELD
from reflect.domain.review import reworded, wordings
from reflect.ui.look.tokens import Role
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.prepare.checked_wording import ABOVE, CheckedWording
from reflect.ui.prepare.evidence_told import goes_without, pictures_warning
from reflect.ui.prepare.mark_spans import spans_in
from reflect.ui.prepare.mark_words import closing_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.review import Mark, Place
    from reflect.ui.look.theme import Look
    from reflect.ui.prepare.account_review import AccountReview
    from reflect.ui.prepare.evidence_told import EvidenceTold


class CheckedText(Page):
    """Each answer can be reworded in place; a press on a mark chooses it."""

    mark_pressed = Signal(int)
    """The index of a mark."""
    stopped = Signal()
    """Nothing is being typed in an answer any more."""

    def __init__(self, look: Look, review: AccountReview, told: EvidenceTold) -> None:
        super().__init__("page", name="")
        self._told = told
        self.setAccessibleName(self.tr("What a reader will see"))
        self._look = look
        self._review = review
        self._typing_first = False
        self._indexes: dict[str, list[int]] = {}
        self.wordings = {name: self._made(name) for name in wordings(review.draft)}
        self.files = Para(look, "", Role.HELP, "ink2")
        self._column = QVBoxLayout(self.content)
        self._lay_out()
        told.changed.connect(self._show_files)
        self._show_files()
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_typed_in(self) -> bool:
        """Whether an answer is being reworded."""
        return any(wording.edit for wording in self.wordings.values())

    def show_marks(self, marks: Sequence[Mark], current: int) -> None:
        """Show the wording as it stands with these marks in it, one of them with the ring."""
        texts = wordings(self._review.draft)
        self._show_files()
        for name, wording in self.wordings.items():
            spans, self._indexes[name] = spans_in(self._review.review, marks, name, current)
            wording.show_text(texts[name], spans)

    def bring_mark_into_view(self, mark: Mark, index: int) -> None:
        """Scroll until the words of a mark are in sight."""
        wording, known = self.wordings[mark.place.field], self._indexes[mark.place.field]
        if index not in known or wording.edit:
            self.bring_into_view(wording, self._look.px(24))
            return
        box = wording.words.span_box(known.index(index)).toRect()
        at = wording.words.mapTo(self.content, QPoint(0, box.center().y()))
        self.ensureVisible(0, at.y(), 0, box.height() + self._look.px(24))

    def reword(self, places: Sequence[Place]) -> None:
        """Let the writer type over the first of these words, or else in the first answer."""
        for place in places:
            if place.field in self.wordings:
                self.wordings[place.field].reword(place.start, place.end)
                return
        next(w for name, w in self.wordings.items() if name != TITLE).reword()

    def stop(self) -> bool:
        """Close what is being typed in; False when nothing is."""
        stopped = [wording.stop() for wording in self.wordings.values()]
        return any(stopped)

    def _show_files(self) -> None:
        """Say what each file says besides, and what nobody has looked at."""
        known = self._told.known
        chosen = [e for e in self._review.draft.evidence if e.chosen and e.evidence_id in known]
        said = [f"{e.name}: {goes_without(e, known[e.evidence_id])}" for e in chosen]
        if any(known[each.evidence_id].picture for each in chosen):
            said.append(pictures_warning())
        self.files.set_text("\n".join(said))
        self.files.setVisible(bool(said))

    def _made(self, name: str) -> CheckedWording:
        texts = wordings(self._review.draft)
        made = CheckedWording(self._look, self._heading(name), texts[name])
        if name == TITLE and not texts[name].strip():
            made.hide()
        made.begun.connect(self._on_begun)
        made.typed.connect(partial(self._on_typed, name))
        made.ended.connect(self.stopped)
        made.span_pressed.connect(partial(self._on_span_pressed, name))
        return made

    def _heading(self, name: str) -> str:
        if name == TITLE:
            return self.tr("Title")
        if name.startswith(FIELD):
            return self.tr("Evidence, the name of a file")
        headings = {s.prompt_id: s.heading for s in self._review.draft.sections}
        return headings[name] or self.tr("Your words")

    def _on_begun(self) -> None:
        self._typing_first = True

    def _on_typed(self, name: str, text: str) -> None:
        one_line = name == TITLE or name.startswith(FIELD)
        words = " ".join(text.split()) if one_line else text
        changed = reworded(self._review.review, name, words)
        self._review.do(changed, goes_on=not self._typing_first)
        self._typing_first = False

    def _on_span_pressed(self, name: str, index: int) -> None:
        # Behind the marks come the words that tell only together.
        if index < len(self._indexes[name]):
            self.mark_pressed.emit(self._indexes[name][index])

    def _lay_out(self) -> None:
        heads = QVBoxLayout()
        heads.setSpacing(self._look.px(4))
        title, note = (
            self.tr("What might identify someone?"),
            self.tr("Reflect marks; you decide. Your entry itself is not changed."),
        )
        heads.addWidget(Para(self._look, title, Role.DOOR_TITLE))
        heads.addWidget(Para(self._look, note, Role.HELP, "ink2"))
        self._column.addLayout(heads)
        for wording in self.wordings.values():
            self._column.addWidget(wording)
        self._column.addWidget(self.files)
        self._column.addWidget(Para(self._look, closing_words(), Role.HELP, "ink2"))
        self._column.addStretch(1)

    def _restyle(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(px(56), px(32), px(44), px(32))
        self._column.setSpacing(px(24 - ABOVE))

"""The middle of the studio: the editor of one part, its translation, and what is to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from reflect.domain.draft_findings import Weight
from reflect.domain.pack_draft import Place
from reflect.ui.parts.page import Page
from reflect.ui.parts.stack import Stack
from reflect.ui.studio.finding_lines import FindingNotice
from reflect.ui.studio.moves import MOVES
from reflect.ui.studio.pack_editor import PackEditor
from reflect.ui.studio.part_actions import PartActions
from reflect.ui.studio.prompt_editor import PromptEditor
from reflect.ui.studio.set_editor import SetEditor
from reflect.ui.studio.translation_fields import TranslationFields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reflect.domain.draft_findings import Finding
    from reflect.domain.pack_draft import PackDraft
    from reflect.ui.look.theme import Look
    from reflect.ui.studio.part_editor import PartEditor

WIDEST = 640


class EditorPane(Page):
    """Shows one part at a time, and what was found in all of them."""

    edited = Signal(object, object)
    """A `Place` and the value that is wanted there."""
    finding_pressed = Signal(object)
    move_wanted = Signal(int)
    """This part is to go up or down."""

    def __init__(self, look: Look) -> None:
        super().__init__("page")
        self.setAccessibleName(self.tr("Words of this part"))
        self._look = look
        self.pack = PackEditor(look)
        self.set = SetEditor(look)
        self.prompt = PromptEditor(look)
        self.translation = TranslationFields(look)
        self.acts = PartActions(look)
        self.problems = FindingNotice(look, "mark")
        self.advice = FindingNotice(look, "plain")
        self._editors: tuple[PartEditor, ...] = (self.pack, self.set, self.prompt)
        self._place = Place()
        self._build()
        for editor in (*self._editors, self.translation):
            editor.edited.connect(self.edited)
        for notice in (self.problems, self.advice):
            notice.pressed.connect(self.finding_pressed)
        self.acts.move_wanted.connect(self.move_wanted)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_part(self, draft: PackDraft, place: Place, language: str) -> None:
        """Show the part that a place is in."""
        part = Place(set_key=place.set_key, prompt_key=place.prompt_key)
        if part != self._place:
            self.to_top()
        self._place = part
        for editor in self._editors:
            self._stack.show_only_if(editor, editor is self.editor)
        self._fill(draft, part)
        self.acts.show_part(draft, part)
        self.translation.show_part(draft, part, language)
        self._stack.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the part that is written in; the page would scroll."""
        step = MOVES.get(Qt.Key(event.key()), 0)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and held == Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(step)
        else:
            super().keyPressEvent(event)

    @property
    def editor(self) -> PartEditor:
        """The editor on screen."""
        if self._place.prompt_key:
            return self.prompt
        return self.set if self._place.set_key else self.pack

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is to be mended first, then what may be looked at."""
        problems = [each for each in findings if each.weight is Weight.PROBLEM]
        advice = [each for each in findings if each.weight is Weight.ADVICE]
        self.problems.show_findings(self._problem_title(len(problems)), problems)
        self.advice.show_findings(self._advice_title(len(advice)), advice)
        self._stack.fit()

    def focus(self, place: Place) -> None:
        """Put the focus where a place is mended, or else where the part begins."""
        control = self._control(place)
        if control is None:
            control = self.editor.control(_FIRST[type(self.editor)], None)
            self.to_top()
        if control is None:
            return
        control.setFocus()
        if isinstance(control, QLineEdit):
            control.end(False)
        if place.field:
            # Not before what was folded away has its height.
            QTimer.singleShot(0, control, lambda: self.bring_into_view(control, self._look.px(48)))

    def _control(self, place: Place) -> QWidget | None:
        if place.language:
            return self.translation.control(place)
        return self.editor.control(place.field, place.item) if place.field else None

    def _fill(self, draft: PackDraft, part: Place) -> None:
        if part.prompt_key:
            found = draft.set(part.set_key)
            at = found.position(part.prompt_key)
            before = [each.prompt for each in found.prompts[:at]]
            self.prompt.show_prompt(part, found.prompts[at].prompt, before)
        elif part.set_key:
            self.set.show_set(part, draft.set(part.set_key).head)
        else:
            self.pack.show_head(part, draft.head)

    def _problem_title(self, count: int) -> str:
        if count == 1:
            return self.tr("One thing before you sign")
        return self.tr("{n} things before you sign").format(n=number_word(self, count))

    def _advice_title(self, count: int) -> str:
        if count == 1:
            return self.tr("One thing to look at; you decide")
        return self.tr("{n} things to look at; you decide").format(n=number_word(self, count))

    def _build(self) -> None:
        self._inner = QWidget()
        self._stack = Stack(self._look, self._inner)
        for editor in self._editors:
            self._stack.put(editor)
        self._stack.put(self.problems, above=20)
        self._stack.put(self.advice, above=16)
        self._stack.put(self.acts, above=20)
        self._stack.put(self.translation, above=24)
        self._stack.addStretch(1)
        self._row = QHBoxLayout(self.content)
        self._row.addWidget(self._inner, 1)
        self._row.addStretch(0)

    def _restyle(self) -> None:
        px = self._look.px
        self._inner.setMaximumWidth(px(WIDEST))
        self._row.setContentsMargins(px(32), px(24), px(20), px(32))


_FIRST: dict[type[PartEditor], str] = {
    PackEditor: "title",
    SetEditor: "title",
    PromptEditor: "heading",
}


def number_word(widget: QWidget, number: int) -> str:
    """A small number at the beginning of a sentence."""
    words = (widget.tr("Two"), widget.tr("Three"), widget.tr("Four"), widget.tr("Five"))
    return words[number - 2] if 2 <= number <= 5 else str(number)

"""The column of step 2: the code, the two groups to type, and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.words import Words
from reflect.ui.unlock.code_card import CodeCard
from reflect.ui.unlock.copied_groups import CopiedGroups
from reflect.ui.unlock.two_ends import TwoEnds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look
    from reflect.ui.parts.notice import NoticeKind


class RecoveryForm(QWidget):
    """The code is covered as soon as a group is typed, and comes back only as a whole."""

    def __init__(self, look: Look, groups: Sequence[str], check: str, asked: Sequence[int]) -> None:
        super().__init__()
        self._look = look
        self.card = CodeCard(look, groups, check)
        self.copied = CopiedGroups(look, [(number, groups[number - 1]) for number in asked])
        self.step = Words(self.tr("Step 2 of 2"), Role.GROUP, "ink3")
        self._notice = Notice(look, "ok")
        self.later = Button(look, self.tr("Do this later"), "quiet", edge=True)
        self.primary = Button(look, self.tr("Open my journal"), "primary")
        self._build()
        self.copied.entered.connect(self._on_entered)
        self.card.show_wanted.connect(self.show_code)

    def show_code(self) -> None:
        """Show the code again, and take out what was typed."""
        self.copied.clear()
        self.card.set_covered(covered=False)
        self.card.print_it.setFocus()

    def say(self, kind: NoticeKind, title: str, text: str) -> None:
        """Say under the card what became of a copy."""
        self._notice.say(kind, title, text)
        self._stack.show_only_if(self._notice, shown=True)

    def forget(self) -> None:
        """Hold the code no longer."""
        self.card.forget()
        self.copied.forget()

    def _on_entered(self) -> None:
        if not self.card.covered:
            self.card.set_covered(covered=True)

    def _build(self) -> None:
        look = self._look
        how = self.tr(
            "Copy it by hand, print it, or save it to a stick. Capitals and spaces do not matter."
        )
        why = self.tr("Type two groups from your copy. The code above is covered while you type.")
        self._stack = Stack(look, self)
        for widget, above in (
            (self.step, 0),
            (Para(look, self.tr("Keep your recovery code"), Role.PAGE_TITLE), 5),
            (Para(look, how, Role.BODY, "ink2"), 8),
            (self.card, 24),
            (self._notice, 12),
            (Para(look, self.tr("Show that you have it"), Role.PROMPT), 32),
            (Para(look, why, Role.HELP, "ink2"), 4),
            (self.copied, 12),
            (TwoEnds(look, self.later, self.primary, right_above=True), 40),
        ):
            self._stack.put(widget, above=above)
        self._stack.show_only_if(self._notice, shown=False)

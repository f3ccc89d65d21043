"""Many packs that were looked at: what can be installed, by whom, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.packs import many_words
from reflect.ui.packs.offer_words import in_two_lines
from reflect.ui.packs.trust_panel import Key
from reflect.ui.parts.checks import Tick
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.services.pack_offers import Outcome
    from reflect.ui.look.theme import Look
    from reflect.ui.messages import Messages

SHOWN = 50
"""Files that are told of one by one."""


class ManyPanel(QWidget):
    """Lets the writer say yes to each signer who was not met before."""

    chosen = Signal()
    """A signer was ticked or unticked; read `signers`."""

    def __init__(
        self, look: Look, outcomes: Sequence[Outcome], messages: Messages, *, over: bool
    ) -> None:
        """``over`` is whether these are what became of the files."""
        super().__init__()
        self._look = look
        self.found = many_words.sorted_out(outcomes)
        self.ticks: dict[str, Tick] = {}
        """By the key of the signer."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(8))
        self._say(self.tr("Signed by authors whom you know"), self.found.ready)
        for group in self.found.strangers:
            if not over:
                self._ask_about(group)
        here = self.tr("In your journal now") if over else self.tr("Installed already")
        self._say(here, self.found.here)
        if over:
            self._say(self.tr("Left, for you know nobody who signed"), self._strange())
        self._list(
            self.tr("Look at these one by one"),
            [many_words.why_alone(each) for each in self.found.alone],
        )
        self._list(
            self.tr("These files cannot be used"),
            [many_words.why_refused(each, messages) for each in self.found.refused],
        )

    @property
    def signers(self) -> frozenset[str]:
        """Keys of signers whom the writer said yes to."""
        return frozenset(key for key, tick in self.ticks.items() if tick.isChecked())

    @property
    def coming(self) -> int:
        """How many packs would be installed now."""
        agreed = (group for group in self.found.strangers if group[0].signer in self.signers)
        return len(self.found.ready) + sum(len(group) for group in agreed)

    def _strange(self) -> tuple[Outcome, ...]:
        return tuple(each for group in self.found.strangers for each in group)

    def _say(self, heading: str, outcomes: Sequence[Outcome]) -> None:
        if outcomes:
            self._head(f"{heading}: {many_words.packs(len(outcomes))}")
            words = many_words.titles(outcomes)
            self._column.addWidget(Para(self._look, words, Role.BODY, "ink2"))

    def _ask_about(self, group: Sequence[Outcome]) -> None:
        first = group[0]
        author = first.facts.author if first.facts else ""
        words = self.tr("{packs} from {author}: {titles}. Compare these words with them:")
        said = words.format(
            packs=many_words.packs(len(group)), author=author, titles=many_words.titles(group)
        )
        title = self.tr("Signed by someone you have not met here")
        notice = Notice(self._look, "mark", title, said, icon="shield-alert")
        notice.add_under(Key(self._look, "", in_two_lines(first.words)))
        self._column.addWidget(notice)
        tick = Tick(
            self._look, self.tr("I have compared the words of {author}").format(author=author)
        )
        tick.clicked.connect(self.chosen)
        self.ticks[first.signer] = tick
        self._column.addWidget(tick)

    def _list(self, heading: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._head(heading)
        for line in lines[:SHOWN]:
            self._column.addWidget(Para(self._look, line, Role.BODY, "ink2"))
        more = len(lines) - SHOWN
        if more > 0:
            words = self.tr("And {n} more.").format(n=more)
            self._column.addWidget(Para(self._look, words, Role.BODY, "ink2"))

    def _head(self, text: str) -> None:
        self._column.addSpacing(self._look.px(16))
        self._column.addWidget(Para(self._look, text, Role.PROMPT))

"""Looking before one installs: who signed a pack, what it is, and all that it would ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reflect.errors import ReflectError
from reflect.packs.translations import in_language
from reflect.ui.packs import offer_words
from reflect.ui.packs.asked_panel import AskedPanel
from reflect.ui.packs.trust_panel import TrustPanel
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.page import Page
from reflect.ui.parts.surface import Hairline
from reflect.ui.room import Breadth
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from reflect.services.pack_offers import InstalledPack
    from reflect.ui.desk import Desk
    from reflect.ui.packs.looked_at import LookedAt

LEFT = {Breadth.WIDE: 528, Breadth.MIDDLE: 440}


class PreviewDoor(View):
    """Nothing is written before the writer says so. The way out has the focus."""

    back_wanted = Signal()
    installed = Signal(object, object)
    """The pack as it is now, and the version that was there before, or None."""

    def __init__(self, desk: Desk, found: LookedAt, *, back: str, today: date) -> None:
        """``back`` names the place behind."""
        super().__init__()
        self._desk = desk
        offered, signer, language = found
        self.offered = offered
        look = desk.look
        self._bar = TopBar(look, back)
        self._ending = offer_words.ending(offered)
        self.foot = BottomBar(look, self._ending.sentence, side=56)
        self.stay = Button(look, self._ending.stay, high=44)
        self.install = Button(look, self._ending.install, "primary")
        self.panel = TrustPanel(look, offered, signer, language=language, today=today)
        self.asked = AskedPanel(look, offered.pack, language)
        self.left = Page("window", name=offered.pack.title)
        self.right = Page("page", name=self.tr("What you would be asked"))
        self._line = Hairline(upright=True)
        self._trouble: Notice | None = None
        self._build()
        self._connect()
        self._fit()

    def arrive(self) -> None:
        """Begin with the way out."""
        self.stay.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """In the order in which they are read."""
        return (self.left, self.right, self.foot, self._bar)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return does what the primary does."""
        return (Bound(id="primary", run=self._press_primary),)

    def step_back(self) -> bool:
        """Esc waits for what has begun."""
        return self.install.busy

    def _press_primary(self) -> None:
        (self.stay if self._ending.deliberate else self.install).click()

    def _install(self) -> None:
        if self.install.busy or not self._ending.install:
            return
        self.install.set_busy(self.tr("Installing…"))
        offered, packs = self.offered, self._desk.journal.packs
        self._desk.jobs.start(
            lambda _context: packs.install(offered, accepted=offered.trust, back=offered.goes_back),
            owner=self,
            done=self._on_installed,
            failed=self._on_failed,
            settled=self.install.set_ready,
        )

    def _on_installed(self, installed: InstalledPack) -> None:
        self.installed.emit(installed, self.offered.before)

    def _on_failed(self, error: Exception) -> None:
        words = self._desk.messages.words(error) if isinstance(error, ReflectError) else None
        if words is None:
            self._desk.messages.failed(error)
            return
        if self._trouble is None:
            self._trouble = Notice(self._desk.look, "wrong", words.title, words.text)
            self._in_left.insertWidget(0, self._trouble)
        else:
            self._trouble.say("wrong", words.title, words.text)
        self.left.to_top()
        self.stay.setFocus()

    def _on_language(self, tag: str) -> None:
        self.panel.tell(in_language(self.offered.pack, tag))

    def _on_back(self) -> None:
        if not self.install.busy:
            self.back_wanted.emit()

    def _connect(self) -> None:
        self._bar.back_pressed.connect(self._on_back)
        self.stay.clicked.connect(self._on_back)
        self.install.clicked.connect(self._install)
        self.asked.language_chosen.connect(self._on_language)
        self._desk.room.changed.connect(self._fit)
        self._desk.look.changed.connect(self._fit)
        for page in (self.left, self.right):
            page.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def _on_range_changed(self) -> None:
        """What scrolls is reached by the keyboard too."""
        policies = Qt.FocusPolicy
        for page in (self.left, self.right):
            more = page.verticalScrollBar().maximum() > 0
            page.setFocusPolicy(policies.TabFocus if more else policies.NoFocus)

    def _build(self) -> None:
        self._bar.set_title(self.tr("Look before you install"))
        if self._ending.deliberate:
            self.stay.set_kind("primary")
            self.install.set_kind("secondary")
        buttons = (
            (self.install, self.stay) if self._ending.deliberate else (self.stay, self.install)
        )
        for button in buttons:
            self.foot.add(button)
        self.install.setVisible(bool(self._ending.install))
        self._in_left = QVBoxLayout(self.left.content)
        self._in_left.addWidget(self.panel)
        self._in_right = QVBoxLayout(self.right.content)
        self._in_right.addWidget(self.asked)
        self._across = QHBoxLayout()
        self._across.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # Read and tabbed through in this order, wherever they stand.
        for part in self.panes():
            part.setParent(self)
        self._across.addWidget(self.left)
        self._across.addWidget(self._line)
        self._across.addWidget(self.right, 1)
        whole.addWidget(self._bar)
        whole.addLayout(self._across, 1)
        whole.addWidget(self.foot)

    def _fit(self) -> None:
        """Side by side, or in a narrow window one under the other on one page."""
        look, breadth = self._desk.look, self._desk.room.breadth
        narrow = breadth is Breadth.NARROW
        (self._in_left if narrow else self._in_right).addWidget(self.asked)
        for part in (self.right, self._line):
            part.setVisible(not narrow)
        side = look.px(24 if narrow else 56 if breadth is Breadth.WIDE else 32)
        self._in_left.setContentsMargins(side, look.px(32), look.px(28), look.px(32))
        self._in_left.setSpacing(look.px(24))
        right = look.px(40 if breadth is Breadth.WIDE else 24)
        self._in_right.setContentsMargins(right, look.px(24), right, look.px(32))
        if narrow:
            self.left.setMinimumWidth(0)
            self.left.setMaximumWidth(16_777_215)
        else:
            self.left.setFixedWidth(look.px(LEFT[breadth]))

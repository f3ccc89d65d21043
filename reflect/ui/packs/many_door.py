"""Installing many packs in one go: looked at, agreed to, installed, with a way to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.packs import many_words
from reflect.ui.packs.many_panel import ManyPanel
from reflect.ui.parts.announce import announce
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.door_page import DoorPage
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reflect.services.pack_offers import Outcome
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job
    from reflect.ui.look.theme import Look


class ManyPage(DoorPage):
    """The door says what the primary does, and what stands under the heading."""

    pressed = Signal()

    def __init__(self, look: Look, back: str, count: int) -> None:
        heading = self.tr("{n} files to look at").format(n=count)
        title, go_on = self.tr("Look before you install"), self.tr("Install")
        super().__init__(look, title, back, foot="", go_on=go_on, heading=heading)
        self.stop = Button(look, self.tr("Do not install"), high=44)
        self.foot.add(self.stop)
        self.body = QWidget()
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self._lay_out(self.body)

    def press_primary(self) -> None:
        """Let the door do it."""
        self.pressed.emit()


class ManyDoor(View):
    """What was installed before it was stopped stays installed."""

    back_wanted = Signal()

    def __init__(self, desk: Desk, paths: Sequence[Path], *, back: str) -> None:
        super().__init__()
        self._desk = desk
        self._paths = tuple(paths)
        self._job: Job | None = None
        self._over = False
        self._left = False
        self._installing = False
        self.panel: ManyPanel | None = None
        """What was found, or what became of it; None before."""
        self.page = ManyPage(desk.look, back, len(self._paths))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.page.back_wanted.connect(self.back_wanted)
        self.page.stop.clicked.connect(self._on_stop)
        self.page.pressed.connect(self.install)
        self._look_at()

    def arrive(self) -> None:
        """Begin with the way out."""
        self.page.stop.setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Stop what is under way."""
        self._left = True
        if self._job:
            self._job.stop()
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """Page and bars."""
        return self.page.panes()

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return does what the primary does."""
        return (Bound(id="primary", run=self.install),)

    def install(self) -> None:
        """Install what is agreed to, or say that nothing is."""
        if self._over:
            self.back_wanted.emit()
        elif self._job is None and self.panel is not None:
            if self.panel.coming:
                self._install(self.panel.signers)
            else:
                announce(self, self._foot_words(), at_once=True)

    def _look_at(self) -> None:
        packs, paths = self._desk.journal.packs, self._paths
        self.page.primary.set_busy(self.tr("Looking…"))
        self._job = self._desk.jobs.start(
            lambda context: packs.look_at_many(paths, context),
            owner=self,
            done=self._on_looked_at,
            failed=self._desk.messages.failed,
            progress=self._on_progress,
            settled=self._on_settled,
        )

    def _install(self, signers: frozenset[str]) -> None:
        packs, paths = self._desk.journal.packs, self._paths
        self.page.primary.set_busy(self.tr("Installing…"))
        self.page.body.setEnabled(False)
        self.page.stop.set_words(self.tr("Stop"))
        self._installing = True
        self._job = self._desk.jobs.start(
            lambda context: packs.install_many(paths, context, signers=signers),
            owner=self,
            done=self._on_installed,
            failed=self._desk.messages.failed,
            progress=self._on_progress,
            settled=self._on_settled,
        )

    def _on_looked_at(self, outcomes: Sequence[Outcome]) -> None:
        self._show(outcomes)
        self.page.stop.setFocus()

    def _on_installed(self, outcomes: Sequence[Outcome]) -> None:
        self._over = True
        self._show(outcomes)
        self.page.stop.hide()
        self.page.primary.set_ready(self.tr("Close"))
        self.page.primary.setFocus()

    def _show(self, outcomes: Sequence[Outcome]) -> None:
        before = self.panel
        self.panel = ManyPanel(self._desk.look, outcomes, self._desk.messages, over=self._over)
        self.panel.chosen.connect(self._say)
        self.page.inside.addWidget(self.panel)
        self.panel.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _on_stop(self) -> None:
        if self._job:
            self._job.stop()
        if self.panel is None or self._job is None:
            self.back_wanted.emit()

    def _on_progress(self, done: int, total: int) -> None:
        words = self.tr("{done} of {total}")
        self.page.foot.say(words.format(done=f"{done:,}", total=f"{total:,}"))

    def _on_settled(self) -> None:
        self._job = None
        self.page.body.setEnabled(True)
        self.page.primary.set_ready()
        if not self._over:
            self.page.stop.set_words(self.tr("Do not install"))
        self._say()
        announce(self, self._foot_words())
        stopped, self._installing = self._installing and not self._over, False
        if stopped and not self._left:
            # Some of them are in the journal now: what is shown has to say so.
            self._look_at()

    def _say(self) -> None:
        self.page.foot.say(self._foot_words())
        if self.panel is not None and not self._over:
            words = self.tr("Install {packs}").format(packs=many_words.packs(self.panel.coming))
            self.page.primary.set_words(words if self.panel.coming else self.tr("Install"))

    def _foot_words(self) -> str:
        if self.panel is None:
            return self.tr("Nothing was installed.")
        if self._over:
            return self.tr("Done. Your journal has {packs} of these.").format(
                packs=many_words.packs(len(self.panel.found.here))
            )
        if not self.panel.coming:
            return self.tr("There is nothing to install until you say yes to a signer.")
        return self.tr("Your entries keep the questions that they answered.")

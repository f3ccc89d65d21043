"""Bringing in another journal: choose it, look at it, bring it in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.services.bring_in import BringIn
from reflect.ui.bring_in.choose_panel import ChoosePanel
from reflect.ui.bring_in.columns_panel import ColumnsPanel
from reflect.ui.bring_in.look_panel import LookPanel
from reflect.ui.bring_in.source_words import entries_words, outcome
from reflect.ui.parts.announce import announce
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.page import Page
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.domain.csv_columns import CsvPreview
    from reflect.services.bring_in import Look
    from reflect.services.imports import Brought
    from reflect.services.jobs import JobContext
    from reflect.services.other_journals import OtherJournals
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job

_TABLES = (".csv", ".tsv")


class BringInDoor(View):
    """Nothing is written before the primary is pressed, and then all of it or nothing."""

    brought = Signal(object)
    """What came in, a `Brought`."""
    back_wanted = Signal()

    def __init__(self, desk: Desk, others: OtherJournals, *, back: str) -> None:
        super().__init__()
        self._desk = desk
        self._others = others
        self._bringing = BringIn(desk.journal, others)
        self._job: Job | None = None
        self._work: object = None
        self._path: Path | None = None
        self.look: Look | None = None
        """What was found; None before."""
        look = desk.look
        self._bar = TopBar(look, back)
        self._foot = BottomBar(look)
        self._page = Page("page", name=self.tr("Bring in another journal"))
        self.choose = ChoosePanel(look)
        self.columns: ColumnsPanel | None = None
        self.found: LookPanel | None = None
        self.stop_button = Button(look, self.tr("Cancel"), "secondary", high=44)
        self.primary = Button(look, self.tr("Choose a file"), "primary", icon="folder-open")
        self._build()
        self._connect()
        self._say()

    def arrive(self) -> None:
        """Begin with choosing."""
        self.choose.file_button.setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Stop what is under way; nothing of it has come in then."""
        self._stop()
        self.choose.password.edit.clear()
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """Page and bars."""
        return (self._page, self._foot, self._bar)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return does what the primary does."""
        return (Bound(id="primary", run=self.primary.click),)

    def look_at(self, path: Path) -> None:
        """Read a file or folder, and show what is in it."""
        self._path = path
        self.choose.show_path(path.name)
        self._put_columns(None)
        if path.suffix.lower() in _TABLES:
            self._start(
                lambda context: self._others.preview_csv(path, step=context.step),
                self._on_table,
            )
        else:
            self._read()

    def _read(self) -> None:
        path, columns = self._path, self.columns.columns if self.columns else None
        if path is None or (self.columns and columns is None):
            return
        password = self.choose.password.text()
        self._start(
            lambda context: self._bringing.look(path, context, password=password, columns=columns),
            self._on_look,
        )

    def _start(self, work: Callable[..., object], done: Callable[..., object]) -> None:
        """One piece of work at a time; the one before is of no use any more."""
        if self._job:
            self._job.cancel()
        self._show_look(None)
        self.stop_button.show()
        self._foot.say(self.tr("Reading…"))
        self._job = self._desk.jobs.start(
            work,
            owner=self,
            done=done,
            failed=self._desk.messages.failed,
            progress=self._on_progress,
            settled=partial(self._on_settled, work),
        )
        self._work = work

    def _on_table(self, table: CsvPreview) -> None:
        self._put_columns(ColumnsPanel(self._desk.look, table))
        if table.columns is not None and not table.question:
            self._read()
        elif self.columns:
            self.columns.fields["date"].setFocus()

    def _on_look(self, look: Look) -> None:
        self._show_look(look)
        # Once there is room for it.
        QTimer.singleShot(0, self, self._bring_found_into_view)
        announce(self, self._foot_words())
        self.primary.setFocus()

    def _bring_found_into_view(self) -> None:
        """Begin the page where what was found begins; it may be below the columns of a table."""
        if self.found is None or self.columns is None:
            return
        top = self.found.mapTo(self._page.content, QPoint(0, 0)).y()
        self._page.verticalScrollBar().setValue(top - self._desk.look.px(24))

    def _bring_in(self) -> None:
        look, found = self.look, self.found
        if look is None or found is None or not (self._coming() or look.others):
            announce(self, self._foot_words(), at_once=True)
            return
        keys = found.keys
        self.primary.set_busy(self.tr("Bringing in…"))
        self._page.setEnabled(False)
        self.stop_button.show()
        self.stop_button.setFocus()

        def work(context: JobContext) -> Brought:
            return self._bringing.bring_in(look, keys, context)

        self._work = work
        self._job = self._desk.jobs.start(
            work,
            owner=self,
            done=self.brought.emit,
            failed=self._desk.messages.failed,
            progress=self._on_progress,
            settled=partial(self._on_settled, work),
        )

    def _on_primary(self) -> None:
        if self.look is None:
            self.choose.ask_file()
        else:
            self._bring_in()

    def _stop(self) -> None:
        if self._job:
            self._job.stop()

    def _on_progress(self, done: int, total: int) -> None:
        words = self.tr("{done} of {total}")
        self._foot.say(words.format(done=f"{done:,}", total=f"{total:,}"))

    def _on_settled(self, work: object) -> None:
        # Of work that was taken over by other work nothing is to be said.
        if work is not self._work:
            return
        self._job = None
        self.stop_button.hide()
        self._page.setEnabled(True)
        self.primary.set_ready()
        self._say()

    def _coming(self) -> int:
        return self.look.sure + len(self.found.keys) if self.look and self.found else 0

    def _foot_words(self) -> str:
        if self.look is None:
            return self.tr("Nothing comes in before you have looked at it.")
        coming = self._coming()
        outside = self.look.sure + len(self.look.doubtful) - coming
        return outcome(coming, outside, self.look.others)

    def _say(self) -> None:
        self._foot.say(self._foot_words())
        if self.look is None:
            self.primary.set_words(self.tr("Choose a file"))
            self.primary.set_icon("folder-open")
        else:
            words = self.tr("Bring in {entries}").format(entries=entries_words(self._coming()))
            self.primary.set_words(words)
            self.primary.set_icon("download")

    def _show_look(self, look: Look | None) -> None:
        self.look = look
        if self.found is not None:
            self._column.removeWidget(self.found)
            self.found.hide()
            self.found.deleteLater()
        self.found = LookPanel(self._desk.look, look) if look else None
        if self.found is not None:
            self.found.chosen.connect(self._say)
            self._column.insertWidget(self._column.count() - 1, self.found)
            self.found.show()
        self._say()

    def _put_columns(self, columns: ColumnsPanel | None) -> None:
        if self.columns is not None:
            self._column.removeWidget(self.columns)
            self.columns.hide()
            self.columns.deleteLater()
        self.columns = columns
        if columns is not None:
            columns.chosen.connect(self._read)
            self._column.insertWidget(1, columns)
            columns.show()

    def _build(self) -> None:
        look = self._desk.look
        self._bar.set_title(self.tr("Bring in another journal"))
        self.stop_button.hide()
        inner = QWidget()
        inner.setMaximumWidth(look.px(680))
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(32))
        self._column.addWidget(self.choose)
        self._column.addStretch(1)
        row = QHBoxLayout(self._page.content)
        row.setContentsMargins(look.px(56), look.px(32), look.px(32), look.px(32))
        row.addWidget(inner, 1)
        row.addStretch(0)
        self._foot.add(self.stop_button)
        self._foot.add(self.primary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part, stretch in ((self._bar, 0), (self._page, 1), (self._foot, 0)):
            whole.addWidget(part, stretch)

    def _connect(self) -> None:
        self._bar.back_pressed.connect(self.back_wanted)
        self.primary.clicked.connect(self._on_primary)
        self.stop_button.clicked.connect(self._stop)
        self.choose.path_chosen.connect(self.look_at)
        self.choose.password.submitted.connect(self._read)

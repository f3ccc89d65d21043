"""Handing on: which form, which kind of file, a look at it, and where to save it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_path import ask_file_name, documents_folder
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.checks import Tick
from reflect.ui.parts.field import Field
from reflect.ui.parts.options import OneOf
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.part_choice import PartChoice
from reflect.ui.parts.surface import Hairline
from reflect.ui.prepare.preview_pane import PIXELS, PreviewPane
from reflect.ui.room import Breadth
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.domain.account import Account, AccountId
    from reflect.services.hand_on import Rendered
    from reflect.services.preview import PageImage, Passage
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job

RENDER_MILLISECONDS = 200
_ANY = 16_777_215
"""What Qt calls no limit."""


class HandOnDoor(View):
    """Shows the very bytes that will be saved, and saves them where the writer says."""

    saved = Signal(str)
    """The name of the file."""
    back_wanted = Signal()

    def __init__(self, desk: Desk, account_id: AccountId) -> None:
        super().__init__()
        self._desk = desk
        self._account_id = account_id
        self._rendered: Rendered | None = None
        self._job: Job | None = None
        look = desk.look
        self._bar = TopBar(look, self.tr("Accounts"))
        self.form = OneOf(look, self.tr("Form"), [self._plain_form()], upright=True)
        self.kind = PartChoice(look, self.tr("Save as"), self._kinds())
        self.named = Tick(look, self.tr("Put my name on it"))
        self.name = Field(look, self.tr("Name as it should stand"))
        self.for_whom = Field(
            look,
            self.tr("For whom"),
            help=self.tr("For your ledger only. It is not in the file."),
        )
        self.preview = PreviewPane(look)
        self._options = Page("window", name=self.tr("What is saved"))
        self._foot = BottomBar(
            look, self.tr("Nothing is sent. The saved file is noted in the ledger.")
        )
        self.see_button = Button(look, "", high=44)
        self.save_button = Button(look, "", "primary", icon="download")
        self._alone = False
        self._line = Hairline(upright=True)
        self._soon = QTimer(self, singleShot=True, interval=RENDER_MILLISECONDS)
        self._build()
        self._connect()
        self._fit()
        self._render()

    def arrive(self) -> None:
        """Begin with the kind of file."""
        self.kind.part(self.kind.value()).setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """Options, preview, bars."""
        return (self._options, self.preview, self._foot, self._bar)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return saves, Ctrl+P shows the preview alone."""
        return (
            Bound(id="primary", run=self._on_save),
            Bound(id="preview", run=self._toggle_full_width),
        )

    def step_back(self) -> bool:
        """Esc ends the full width first."""
        if not self._alone:
            return False
        self._toggle_full_width()
        return True

    def _plain_form(self) -> tuple[str, str, str]:
        note = self.tr("Headings and text. No body's form: copy it where a body wants its own.")
        return ("plain", self.tr("Plain account"), note)

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            ("pdf", self.tr("PDF")),
            ("docx", self.tr("Word")),
            ("html", self.tr("Web page")),
            ("md", self.tr("Markdown")),
            ("json", self.tr("JSON")),
        ]

    def _build(self) -> None:
        look = self._desk.look
        self.form.set_value("plain")
        self.kind.set_value("pdf")
        self.name.hide()
        self._foot.add(self.see_button)
        self._foot.add(self.save_button)
        self._column = QVBoxLayout(self._options.content)
        side = look.px(40)
        self._column.setContentsMargins(side, look.px(32), look.px(28), look.px(32))
        self._column.setSpacing(look.px(12))
        heads = (self.tr("Which form does your reader expect?"), self.tr("Save as"))
        self._column.addWidget(Para(look, heads[0], Role.PROMPT))
        self._column.addWidget(self.form)
        self._column.addSpacing(look.px(12))
        self._column.addWidget(Para(look, heads[1], Role.STRONG))
        for part in (self.kind, self.named, self.name, self.for_whom):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.addWidget(self._options)
        self._across.addWidget(self._line)
        self._across.addWidget(self.preview, 1)
        whole = QVBoxLayout(self)
        whole.addWidget(self._bar)
        whole.addLayout(self._across, 1)
        whole.addWidget(self._foot)
        for layout in (whole, self._across):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _connect(self) -> None:
        self._bar.back_pressed.connect(self.back_wanted)
        self.kind.chosen.connect(self._render)
        self.named.clicked.connect(self._on_named)
        self.name.changed.connect(self._on_name_changed)
        self._soon.timeout.connect(self._render)
        self.see_button.clicked.connect(self._toggle_full_width)
        self.save_button.clicked.connect(self._on_save)
        self._desk.room.changed.connect(self._fit)
        self._desk.jobs.start(
            lambda context: self._desk.journal.accounts.account(self._account_id),
            owner=self,
            done=self._on_account,
        )

    def _on_account(self, account: Account) -> None:
        title = account.title or self.tr("an account without a title")
        self._bar.set_title(self.tr("Hand on: {title}").format(title=title))

    def _on_named(self) -> None:
        self.name.setVisible(self.named.isChecked())
        if self.named.isChecked():
            self.name.edit.setFocus()
        self._render()

    def _on_name_changed(self, _name: str) -> None:
        self._soon.start()

    def _render(self) -> None:
        """Make the file anew; a file that is still being made for older wishes is forgotten."""
        if self._job:
            self._job.cancel()
        self._rendered = None
        names = dict(self._kinds())
        self.save_button.set_ready(self.tr("Save the {kind}").format(kind=names[self.kind.value()]))
        kind, author = self.kind.value(), self.name.text() if self.named.isChecked() else ""
        self._job = self._desk.jobs.start(
            lambda context: _made(self._desk, self._account_id, kind, author.strip()),
            owner=self,
            done=self._on_rendered,
        )

    def _on_rendered(
        self, made: tuple[Rendered, tuple[PageImage, ...], tuple[Passage, ...]]
    ) -> None:
        self._rendered, pages, passages = made
        if self._rendered.evidence:
            self._foot.say(
                self.tr("Nothing is sent. Evidence is saved in a folder beside the file."),
                self.tr("Every file is noted in the ledger."),
            )
        if pages:
            self.preview.show_pages(pages)
        else:
            self.preview.show_passages(passages)

    def _on_save(self) -> None:
        if self._rendered is None:
            self._foot.say(self.tr("The file is still being made."), strong=True)
            return
        proposed = documents_folder() / self._rendered.suggested_name
        ask_file_name(self, self.save_button.text(), proposed, self.save_to)

    def save_to(self, path: Path) -> None:
        """Save what is shown at this path, and note it in the ledger."""
        rendered, for_whom = self._rendered, self.for_whom.text().strip()
        if rendered is None:
            return
        self.save_button.set_busy(self.tr("Saving…"))
        self._desk.jobs.start(
            lambda context: self._desk.journal.hand_on.save(rendered, path, for_whom=for_whom),
            owner=self,
            done=lambda departure: self.saved.emit(departure.file_name),
            failed=self._desk.messages.failed,
            settled=self.save_button.set_ready,
        )

    def _toggle_full_width(self) -> None:
        self._alone = not self._alone
        self._fit()

    def _fit(self) -> None:
        """Show what is chosen and the page side by side, or one of them."""
        narrow = self._desk.room.breadth is Breadth.NARROW
        self._options.setVisible(not self._alone)
        self.preview.setVisible(self._alone or not narrow)
        self._line.setVisible(not self._alone and not narrow)
        self.see_button.setVisible(narrow)
        words = self.tr("Back to the choices") if self._alone else self.tr("See the page")
        self.see_button.set_words(words)
        side = self._desk.look.px(504)
        self._options.setMinimumWidth(0 if narrow else side)
        self._options.setMaximumWidth(_ANY if narrow else side)


def _made(
    desk: Desk, account_id: AccountId, kind: str, author: str
) -> tuple[Rendered, tuple[PageImage, ...], tuple[Passage, ...]]:
    """The file and what is shown of it, on the journal's thread."""
    # Typesetting and reading PDF are loaded when somebody hands something on.
    from reflect.services import preview
    from reflect.services.hand_on import FileFormat

    rendered = desk.journal.hand_on.render(
        (account_id,), file_format=FileFormat(kind), author=author
    )
    return rendered, preview.pages(rendered, PIXELS), preview.passages(rendered)

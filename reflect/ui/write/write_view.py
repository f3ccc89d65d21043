"""Writing: outline, page, help, and a bar that says when it was saved."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.domain.entry import words_in
from reflect.errors import ReflectError
from reflect.ui.autosave import Autosave
from reflect.ui.look.tokens import Role
from reflect.ui.parts.bars import TopBar
from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.surface import Hairline
from reflect.ui.parts.words import Words
from reflect.ui.room import Breadth
from reflect.ui.view import Bound, View
from reflect.ui.write.help_button import HelpButton
from reflect.ui.write.help_panel import HelpPanel
from reflect.ui.write.outline import Outline
from reflect.ui.write.prompt_steps import PromptSteps
from reflect.ui.write.saved_state import SavedState
from reflect.ui.write.writing_page import Section, WritingPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.domain.entry import Draft, Entry
    from reflect.domain.prompts import Prompt
    from reflect.ui.desk import Desk


class WriteView(View):
    """A door over the place it was opened from. What is typed is never lost by leaving it."""

    finished = Signal(object)
    """The entry that the draft has become."""
    back_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, desk: Desk, draft: Draft, *, back: str, today: Callable[[], date]) -> None:
        """``back`` names the place behind; ``draft`` is new or one that was kept."""
        super().__init__()
        self._desk = desk
        self._look = desk.look
        self._draft = draft
        self.page = WritingPage(desk.look, draft, today=today)
        self.autosave = Autosave(desk.jobs, self._as_typed, desk.journal.entries.save_draft)
        self._current = self.page.due[0]
        self._bar = TopBar(desk.look, back)
        self.state = SavedState(desk.look)
        self._words = Words("", Role.HELP, "ink2")
        self._lock = IconButton(desk.look, "lock", self.tr("Lock now"))
        self.finish_button = Button(desk.look, self.tr("Finish"), "primary", high=40)
        self.outline = Outline(desk.look, draft.prompts.title)
        self.steps = PromptSteps(desk.look, back)
        self.help = HelpPanel(desk.look)
        self._help_button = HelpButton(desk.look, self.page.content)
        self._help_wanted = False
        self._build()
        self._connect()
        self._show_sections()
        self._show_words()
        self._fit()
        self._load_tags()

    def arrive(self) -> None:
        """Begin at the first empty answer."""
        self._go_to(self.page.first_empty())

    def leave(self, left: Callable[[bool], object]) -> None:
        """Keep what is typed; a new entry in which nothing was typed is not kept."""
        if self._draft.saved is None and self._is_untouched():
            self.autosave.forget()
            left(True)
            return
        self.autosave.save(left)

    def panes(self) -> tuple[QWidget, ...]:
        """Page, help, outline, bar: the order in which they are read."""
        return (self.page, self.help, self.outline, self._bar)

    def commands(self) -> tuple[Bound, ...]:
        """The keys of writing."""
        return (
            Bound(id="primary", run=self.finish),
            Bound(id="save", run=self.autosave.save),
            Bound(id="next_prompt", run=partial(self._step, 1)),
            Bound(id="previous_prompt", run=partial(self._step, -1)),
            Bound(id="private", run=self._toggle_private),
            Bound(id="help_here", run=self._toggle_help),
            Bound(id="tag", run=self.page.tags.begin),
        )

    def step_back(self) -> bool:
        """Esc closes the help first."""
        if self._help_wanted:
            self._toggle_help()
            return True
        return False

    def finish(self) -> None:
        """Save the entry; with nothing in it, say so and go where writing begins."""
        draft = self._as_typed()
        if not draft.content.answers:
            self._desk.messages.notice(self.tr("Write a word or two first, then finish."))
            self._go_to(self.page.first_empty())
            return
        self.finish_button.set_busy(self.tr("Saving…"))
        self.autosave.forget()
        self._desk.jobs.start(
            lambda context: self._desk.journal.entries.finish(draft),
            owner=self,
            done=self._on_finished,
            failed=self._on_finish_failed,
        )

    def _on_finished(self, entry: Entry) -> None:
        self.autosave.forget()
        self._first = self.page.written()
        self.finished.emit(entry)

    def _on_finish_failed(self, error: Exception) -> None:
        self.finish_button.set_ready()
        self.autosave.touch()
        self._on_failed(error)

    def _as_typed(self) -> Draft:
        return replace(self._draft, content=self.page.written())

    def _is_untouched(self) -> bool:
        return self.page.written() == self._first

    def _build(self) -> None:
        self._bar.begin_with(self.steps)
        self._bar.set_title("")
        for part in (self.state, self._words, self._lock, self.finish_button):
            self._bar.add(part)
        self._lines = [Hairline(upright=True), Hairline(upright=True)]
        self._under = QVBoxLayout()
        self._under.addWidget(self.page, 1)
        self._across = QHBoxLayout()
        self._across.addWidget(self.outline)
        self._across.addWidget(self._lines[0])
        self._across.addLayout(self._under, 1)
        self._across.addWidget(self._lines[1])
        self._across.addWidget(self.help)
        whole = QVBoxLayout(self)
        whole.addWidget(self._bar)
        whole.addLayout(self._across, 1)
        for layout in (whole, self._across, self._under):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.outline.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Page first, then help, outline and the bar."""
        for before, after in (
            (self.page, self.help),
            (self.help, self.outline),
            (self.outline, self._bar),
        ):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._first = self.page.written()
        self.page.edited.connect(self._on_edited)
        self.page.section_entered.connect(self._on_section_entered)
        self.page.sections_changed.connect(self._show_sections)
        self.autosave.saving.connect(self.state.saving)
        self.autosave.kept.connect(self._on_kept)
        self.autosave.failed.connect(self._on_failed)
        self.outline.wanted.connect(self._on_outline_wanted)
        self.steps.step_wanted.connect(self._step)
        self.steps.section_wanted.connect(self._on_outline_wanted)
        self.steps.back_wanted.connect(self.back_wanted)
        self.help.closed.connect(self._toggle_help)
        self._help_button.clicked.connect(self._toggle_help)
        self.finish_button.clicked.connect(self.finish)
        self._bar.back_pressed.connect(self.back_wanted)
        self._lock.clicked.connect(self.lock_wanted)
        self._desk.room.changed.connect(self._fit)
        self._look.changed.connect(self._fit)
        if self._draft.saved:
            self.state.saved(self._draft.saved)

    def _load_tags(self) -> None:
        self._desk.jobs.start(
            lambda context: self._desk.journal.finder.tags(),
            owner=self,
            done=lambda tags: self.page.tags.set_known([tag for tag, _ in tags]),
        )

    def _on_edited(self) -> None:
        self.autosave.touch()
        self._show_words()
        self._show_progress()

    def _on_kept(self, saved: Draft) -> None:
        self._draft = replace(self._draft, saved=saved.saved)
        if saved.saved:
            self.state.saved(saved.saved)

    def _on_failed(self, error: Exception) -> None:
        words = self._desk.messages.words(error) if isinstance(error, ReflectError) else None
        if words is None:
            self._desk.messages.failed(error)
        self.state.failed(
            words.title if words else self.tr("Not saved. Your words are still here.")
        )

    def _on_section_entered(self, section: Section, prompt: Prompt) -> None:
        self._current = section
        self.help.show_prompt(prompt)
        self._show_progress()
        self._offer_help()

    def _offer_help(self) -> None:
        """Offer help beside the question, unless it is open or there is none to give."""
        card = self.page.focused_card()
        if card is None or self._help_wanted or not (card.prompt.help or card.prompt.example):
            self._help_button.hide()
            return
        self._help_button.stand_by(self._current, card.control.widget, free=card.end_is_free)

    def _on_outline_wanted(self, index: int) -> None:
        self._go_to(self.page.due[index])

    def _step(self, step: int) -> None:
        due = self.page.due
        here = due.index(self._current) if self._current in due else 0
        self._go_to(due[max(0, min(len(due) - 1, here + step))])

    def _go_to(self, section: Section) -> None:
        section.focus()
        self.page.bring_into_view(section)

    def _toggle_private(self) -> None:
        card = self.page.focused_card()
        if card:
            card.set_private(private=not card.private)
            self._on_edited()

    def _toggle_help(self) -> None:
        self._help_wanted = not self._help_wanted
        self._fit()
        if not self._help_wanted:
            self._go_to(self._current)
        self._offer_help()

    def _show_sections(self) -> None:
        titles = [self.page.heading(section) for section in self.page.due]
        self.outline.set_titles(titles)
        self.steps.set_titles(titles)
        self._show_progress()

    def _show_progress(self) -> None:
        due = self.page.due
        for section, row in zip(due, self.outline.rows, strict=True):
            row.show_state(
                done=section.has_words,
                current=section is self._current,
                private=section.private,
            )
        here = due.index(self._current) if self._current in due else 0
        self.steps.show_step(here + 1, len(due))

    def _show_words(self) -> None:
        count = words_in(self._draft.prompts, self.page.written())
        text = self.tr("1 word") if count == 1 else self.tr("{n} words").format(n=count)
        self._words.setText(text)

    def _fit(self) -> None:
        """Outline and margin in a wide window; in a narrow one steps in the bar, help below."""
        breadth = self._desk.room.breadth
        narrow = breadth is Breadth.NARROW
        several = len(self.page.due) > 1
        self.outline.setVisible(not narrow and several)
        self._lines[0].setVisible(not narrow and several)
        self.steps.setVisible(narrow and several)
        counting = not narrow and self._desk.preferences.current.word_count
        self._words.setVisible(counting)
        self.page.set_counting(on=counting)
        self._bar.back.setVisible(not narrow or not several)
        self.help.setVisible(self._help_wanted)
        self._lines[1].setVisible(self._help_wanted and not narrow)
        self._place_help(narrow=narrow)

    def _place_help(self, *, narrow: bool) -> None:
        """Beside the page where there is room, else under it."""
        home = self._under if narrow else self._across
        self._across.removeWidget(self.help)
        self._under.removeWidget(self.help)
        home.addWidget(self.help)
        wide = self._desk.room.breadth is Breadth.WIDE
        room = self._look.px(304 if wide else 272)
        self.help.setFixedWidth(room) if not narrow else self.help.setMaximumWidth(16_777_215)
        self.help.setMaximumHeight(self._look.px(220) if narrow else 16_777_215)

"""Writing: a door over the place it was opened from."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.domain.entry import words_in
from reflect.errors import ReflectError
from reflect.ui.autosave import Autosave
from reflect.ui.language import writers_language
from reflect.ui.view import Bound, View
from reflect.ui.write.attachments import Attachments
from reflect.ui.write.help_button import HelpButton
from reflect.ui.write.newer_prompts import NewerPrompts
from reflect.ui.write.quiet_marks import QuietMarks
from reflect.ui.write.write_layout import WriteLayout
from reflect.ui.write.writing_page import WritingPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.domain.entry import Draft, Entry
    from reflect.domain.prompts import Prompt
    from reflect.ui.desk import Desk
    from reflect.ui.write.sections import Section

COUNT_MILLISECONDS = 150
"""After the last keystroke the words are counted: not while somebody types."""


class WriteView(View):
    """What is typed is never lost by leaving it."""

    finished = Signal(object)
    """The entry that the draft has become."""
    back_wanted = Signal()
    lock_wanted = Signal()
    moved = Signal(object)
    """The draft, on the newer version of its prompts: to be written on in a view of its own."""

    _given_over = False
    """Whether the draft is written on elsewhere."""

    def __init__(self, desk: Desk, draft: Draft, *, back: str, today: Callable[[], date]) -> None:
        """``back`` names the place behind; ``draft`` is new or one that was kept."""
        super().__init__()
        self._desk = desk
        self._draft = draft
        self.page = WritingPage(desk.look, draft, today=today)
        self.spread = WriteLayout(desk.look, self.page, title=draft.prompts.title, back=back)
        self.state = self.spread.state
        self.outline = self.spread.outline
        self.help = self.spread.help
        self.autosave = Autosave(self, desk.jobs, self._as_typed, desk.journal.entries.save_draft)
        self._current = self.page.due[0]
        self._help_button = HelpButton(desk.look, self.page.content)
        self._helping = False
        self._leaving: list[Callable[[bool], object]] = []
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MILLISECONDS)
        self._first = self.page.written()
        self._quiet = self._quiet_marks()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.spread)
        self.attachments = Attachments(desk, draft.id, self._become_entry)
        self.page.put_under(self.attachments)
        self._connect()
        self._show_sections()
        self._count()
        self._fit()
        self._load_tags()
        self.newer = self._newer_prompts()

    def arrive(self) -> None:
        """Begin at the first empty answer."""
        self._go_to(self.page.first_empty())

    def leave(self, left: Callable[[bool], object]) -> None:
        """Keep what is typed; writing in which nothing was changed is not kept as unfinished."""
        if self._given_over:
            left(True)
            return
        if self.spread.finish.busy:
            # It is becoming an entry: whoever wants to go waits for that.
            self._leaving.append(left)
            return
        if self._draft.saved is None and self._is_untouched():
            self.autosave.forget()
            left(True)
            return
        self.autosave.save(left)

    def panes(self) -> tuple[QWidget, ...]:
        """Page, help, outline, bar: the order in which they are read."""
        return (self.page, self.help, self.outline, self.spread.bar)

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
        if self._helping:
            self._toggle_help()
            return True
        return False

    def finish(self) -> None:
        """Save the entry; with nothing in it, say so and go where writing begins."""
        draft = self._as_typed()
        if not draft.content.answers:
            self._desk.messages.notice(self.tr("Write a word or two first, then finish."))
            self._go_to(self.page.first_empty())
        elif draft.base and draft.saved is None and self._is_untouched():
            # Nothing was changed, so there is no new revision.
            self.back_wanted.emit()
        else:
            self._save(draft)

    def _move(self) -> None:
        """Go on with the newer version of the prompts; nothing that was typed is lost."""
        if self.spread.finish.busy or self._given_over:
            return
        draft, moves = self._as_typed(), self._desk.journal.draft_moves
        tell = partial(self._desk.journal.telling.told, system=writers_language())
        self.autosave.forget()
        self.page.setEnabled(False)
        self._desk.jobs.start(
            lambda context: moves.move(draft, tell=lambda prompts: tell(prompts).set.prompts),
            owner=self,
            done=self._on_moved,
            failed=self._on_move_failed,
        )

    def _on_moved(self, draft: Draft) -> None:
        # What is on this page is the older one: it must not be kept over the newer.
        self._given_over = True
        self.autosave.forget()
        self.moved.emit(draft)

    def _on_move_failed(self, error: Exception) -> None:
        self.page.setEnabled(True)
        self.autosave.touch()
        self._desk.messages.failed(error)

    def _become_entry(self, then: Callable[[], object]) -> None:
        """Make an entry of a new draft, to write on, so that something can belong to it."""
        draft = self._as_typed()
        if draft.base:
            then()
        elif not draft.content.answers:
            self._desk.messages.notice(self.tr("Write a word or two first, then attach a file."))
            self._go_to(self.page.first_empty())
        else:
            self.autosave.forget()
            self._desk.jobs.start(
                lambda context: self._desk.journal.entries.finish(draft),
                owner=self,
                done=partial(self._on_entry_made, then=then),
                failed=self._on_finish_failed,
            )

    def _on_entry_made(self, entry: Entry, *, then: Callable[[], object]) -> None:
        self._draft = replace(self._draft, base=entry.revision, saved=None)
        self._first = entry.content
        self.spread.show_saved(entry.saved)
        then()

    def _save(self, draft: Draft) -> None:
        self.spread.finish.set_busy(self.tr("Saving…"))
        self.autosave.forget()
        self._desk.jobs.start(
            lambda context: self._desk.journal.entries.finish(draft),
            owner=self,
            done=self._on_finished,
            failed=self._on_finish_failed,
        )

    def _on_finished(self, entry: Entry) -> None:
        self.autosave.forget()
        self._draft = replace(self._draft, saved=None)
        self._first = self.page.written()
        self.spread.finish.set_ready()
        # Whoever wanted to go elsewhere meanwhile goes there, before this is closed for being done.
        self._let_go(kept=True)
        self.finished.emit(entry)

    def _on_finish_failed(self, error: Exception) -> None:
        self.spread.finish.set_ready()
        self.autosave.touch()
        self._on_failed(error)
        self._let_go(kept=False)

    def _let_go(self, *, kept: bool) -> None:
        leaving, self._leaving = self._leaving, []
        for left in leaving:
            left(kept)

    def _quiet_marks(self) -> QuietMarks | None:
        """Underlines, for whoever has asked for them."""
        desk = self._desk
        if not desk.preferences.current.quiet_marks:
            return None
        made = QuietMarks(self.page, desk.look, desk.jobs, desk.journal.privacy.marks_in)
        made.touch()
        return made

    def _newer_prompts(self) -> NewerPrompts:
        newer = NewerPrompts(self._desk, self.spread, self._as_typed, self)
        newer.wanted.connect(self._move)
        newer.declined.connect(lambda: self._go_to(self._current))
        return newer

    def _as_typed(self) -> Draft:
        return replace(self._draft, content=self.page.written())

    def _is_untouched(self) -> bool:
        return self.page.written() == self._first

    def _connect(self) -> None:
        self.page.edited.connect(self._on_edited)
        self.page.section_entered.connect(self._on_section_entered)
        self.page.sections_changed.connect(self._show_sections)
        self.autosave.saving.connect(self.state.saving)
        self.autosave.kept.connect(self._on_kept)
        self.autosave.failed.connect(self._on_failed)
        self._counting.timeout.connect(self._count)
        self._help_button.clicked.connect(self._toggle_help)
        self.help.closed.connect(self._toggle_help)
        layout = self.spread
        layout.section_wanted.connect(lambda index: self._go_to(self.page.due[index]))
        layout.step_wanted.connect(self._step)
        layout.back_wanted.connect(self.back_wanted)
        layout.finish.clicked.connect(self.finish)
        layout.lock.clicked.connect(self.lock_wanted)
        self._desk.room.changed.connect(self._fit)
        self._desk.look.changed.connect(self._fit)
        if self._draft.saved:
            layout.show_saved(self._draft.saved)

    def _load_tags(self) -> None:
        self._desk.jobs.start(
            lambda context: self._desk.journal.finder.tags(),
            owner=self,
            done=lambda tags: self.page.tags.set_known([tag for tag, _ in tags]),
        )

    def _on_edited(self) -> None:
        self.autosave.touch()
        self._counting.start()
        if self._quiet:
            self._quiet.touch()

    def _on_kept(self, saved: Draft) -> None:
        self._draft = replace(self._draft, saved=saved.saved)
        if saved.saved:
            self.spread.show_saved(saved.saved)

    def _on_failed(self, error: Exception) -> None:
        words = self._desk.messages.words(error) if isinstance(error, ReflectError) else None
        not_saved, kept = self.tr("Not saved."), self.tr("Your words are still here.")
        if words is None:
            self._desk.messages.failed(error)
            self.spread.show_failure(not_saved, not_saved, kept)
        elif words.while_typing:
            self.spread.show_failure(words.title, words.title, words.while_typing)
        else:
            self.spread.show_failure(not_saved, words.title, f"{kept} {words.text}")

    def _on_section_entered(self, section: Section, prompt: Prompt) -> None:
        self._current = section
        self.help.show_prompt(prompt)
        self.spread.show_progress(section)
        self._offer_help()

    def _offer_help(self) -> None:
        """Offer help beside the question, unless it is open or there is none to give."""
        card = self.page.focused_card()
        if card is None or self._helping or not (card.prompt.help or card.prompt.example):
            self._help_button.hide()
            return
        self._help_button.stand_by(self._current, card.control.widget, free=card.end_is_free)

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
        self._helping = not self._helping
        self._fit()
        if not self._helping:
            self._go_to(self._current)
        self._offer_help()

    def _show_sections(self) -> None:
        self.spread.show_titles()
        self.spread.show_progress(self._current)

    def _count(self) -> None:
        self.spread.show_words(words_in(self._draft.prompts, self.page.written()))
        self.spread.show_progress(self._current)

    def _fit(self) -> None:
        counting = self._desk.preferences.current.word_count
        self.spread.fit(self._desk.room.breadth, helping=self._helping, counting=counting)

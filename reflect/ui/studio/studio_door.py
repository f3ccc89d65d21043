"""The studio: a pack in the making, its parts, their words, and how a learner sees them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reflect.domain.pack_draft import Place
from reflect.ui.autosave import Autosave
from reflect.ui.parts.announce import announce
from reflect.ui.studio.askable import askable
from reflect.ui.studio.built_words import Built, version_words
from reflect.ui.studio.editor_pane import EditorPane
from reflect.ui.studio.not_saved import NotSaved
from reflect.ui.studio.parts_list import PartRow, PartsList
from reflect.ui.studio.preview_pane import PreviewPane
from reflect.ui.studio.studio_layout import WORDS, StudioLayout
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from reflect.domain.draft_findings import Finding
    from reflect.services.studio.open_draft import OpenDraft
    from reflect.services.studio.sending import Version
    from reflect.ui.desk import Desk

SOON_MILLISECONDS = 150
"""After a keystroke the list and the preview follow: not while somebody types quickly."""
LOOK_MILLISECONDS = 600
"""After the last keystroke it is said what is to be mended."""
_TEXTS = frozenset(
    {
        "title", "summary", "author", "version", "preface", "based_on", "occasion", "for_whom",
        "heading", "help", "example", "group", "standards", "minutes", "max_words",
        "follow_up_days", "low_label", "high_label",
    }
)  # fmt: skip
"""Fields that are typed in: what is on the page is what was typed."""


class StudioDoor(View):
    """What is typed is in the folder two seconds later; all of it can be undone."""

    back_wanted = Signal()
    sign_wanted = Signal()
    """The draft is saved and whole: sign and build it."""
    try_wanted = Signal(str)
    """The set with this key is to be tried."""

    def __init__(
        self, desk: Desk, draft: OpenDraft, *, back: str, now: Callable[[], datetime],
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk = desk
        self.draft = draft
        self._now = now
        self._today = today
        self._built: Built | None = None
        self.place = Place()
        self._language = ""
        look = desk.look
        self.parts = PartsList(look)
        self.editor = EditorPane(look)
        self.preview = PreviewPane(look, today)
        self.spread = StudioLayout(look, back, self.parts, self.editor, self.preview)
        self.autosave = Autosave(self, desk.jobs, lambda: draft, self._keep)
        self._not_saved = NotSaved(desk, draft, self.spread)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MILLISECONDS)
        self._later = QTimer(self, singleShot=True, interval=LOOK_MILLISECONDS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.spread)
        self._connect()
        self.spread.set_breadth(desk.room.breadth)
        self.show_all()
        self._ask()

    def arrive(self) -> None:
        """Begin where something is to be written."""
        self.go_to(self.place)

    def leave(self, left: Callable[[bool], object]) -> None:
        """Have all of it in the folder first."""
        self.draft.settle()
        self.autosave.save(left)

    def panes(self) -> tuple[QWidget, ...]:
        """Parts, words, preview, bar: the order in which they are read."""
        return (self.parts, self.editor, self.preview, self.spread.panes, self.spread.bar)

    def commands(self) -> tuple[Bound, ...]:
        """The keys of the studio."""
        return (
            Bound(id="primary", run=self.sign),
            Bound(id="save", run=self.autosave.save),
            Bound(id="undo", run=self.undo, enabled=lambda: bool(self.draft.undo_words)),
            Bound(id="redo", run=self.redo, enabled=lambda: bool(self.draft.redo_words)),
            Bound(id="preview", run=self.spread.toggle_preview),
            Bound(id="next_prompt", run=partial(self._step, 1)),
            Bound(id="previous_prompt", run=partial(self._step, -1)),
        )

    @property
    def language(self) -> str:
        """The language that the preview is in; empty for the pack's own."""
        return self._language

    def go_to(self, place: Place) -> None:
        """Show the part that a place is in, with the focus there."""
        self._show(place)
        self.spread.show_pane(WORDS)
        self.editor.focus(place)

    def edit(self, place: Place, value: object) -> None:
        """Put a value there; what is typed is one step until something else is done."""
        self.draft.edit(place, value)
        self._touch(at_once=place.field not in _TEXTS and place.item is None and not place.language)

    def undo(self) -> None:
        """Undo the last step, and show where it was."""
        self._went(self.draft.undo_words, self.tr("Undone: {words}"), self.draft.undo())

    def redo(self) -> None:
        """Do again what was undone last."""
        self._went(self.draft.redo_words, self.tr("Done again: {words}"), self.draft.redo())

    def sign(self) -> None:
        """Go on to signing; with something to be mended first, say so and go there."""
        problems = self.draft.overview().problems
        if problems:
            self._look_over()
            announce(self, self.editor.problems.words(), at_once=True)
            self._on_finding(problems[0])
        else:
            self.leave(lambda kept: self.sign_wanted.emit() if kept else None)

    def move_part(self, place: Place, step: int) -> None:
        """Move a prompt up or down, into the set before or after at the ends of its own."""
        if not place.prompt_key:
            words = self.tr("Sets stand in the order of their names. Prompts can be moved.")
            announce(self, words)
            return
        had_row = isinstance(QApplication.focusWidget(), PartRow)
        where = self._moved(place, step)
        self._show(where)
        self._touch(at_once=True)
        row = self.parts.row(where)
        if had_row and row is not None:
            row.setFocus()
        self._say_where(where)

    def remove_part(self, place: Place) -> None:
        """Take a prompt or a set out; that can be undone."""
        if not place.set_key:
            return
        places = list(self.draft.draft.places())
        at = places.index(place)
        self.draft.remove(place)
        left = list(self.draft.draft.places())
        self._show(left[min(at, len(left) - 1)])
        self._touch(at_once=True)
        row = self.parts.row(self.place)
        if row is not None and row.isVisible():
            row.setFocus()
        else:
            self.editor.focus(self.place)
        done = self.draft.undo_words
        self._desk.messages.notice(self.tr("{done}: done.").format(done=done), undo=self.undo)

    def double_part(self) -> None:
        """Make a second part like the one that is shown."""
        self._went_to_new(self.draft.duplicate(self.place))

    def add_prompt(self, set_key: str) -> None:
        """Add a prompt behind the one that is shown, or at the end of its set."""
        here = self.place
        after = here.prompt_key if here.set_key == set_key else ""
        self._went_to_new(self.draft.add_prompt(set_key, after=after))

    def add_set(self) -> None:
        """Add a prompt set."""
        self._went_to_new(self.draft.add_set())

    def show_all(self) -> None:
        """Show everything as it is now."""
        self._show(self.place)
        self._look_over()

    def show_built(self) -> None:
        """What is on the page has just been built."""
        self._built = Built(self._now(), self.draft.draft)
        self.show_all()

    def _ask(self) -> None:
        """Ask for the reading age, and whether the pack was built before, if it is whole."""
        draft, studio = self.draft, self._desk.journal.studio
        self._desk.jobs.start(
            lambda context: studio.reading_age(),
            owner=self,
            done=lambda age: self.editor.pack.reading_age.set_value(str(age)),
        )
        self._desk.jobs.start(
            lambda context: studio.version(draft),
            owner=self,
            done=self._on_version,
            failed=lambda _error: None,
        )

    def _on_version(self, version: Version) -> None:
        if version.built is not None:
            self._built = Built(version.built, None if version.taken else self.draft.draft)
            self._show_head()

    def _went_to_new(self, place: Place) -> None:
        self._touch(at_once=True)
        self.go_to(place)

    def _moved(self, place: Place, step: int) -> Place:
        """Move within the set, or over its edge into the one beside it."""
        draft = self.draft.draft
        found = draft.set(place.set_key)
        at = found.position(place.prompt_key) + step
        if 0 <= at < len(found.prompts):
            self.draft.move(place, step)
            return place
        keys = [each.key for each in draft.sets]
        beside = keys.index(place.set_key) + step
        if not 0 <= beside < len(keys):
            return place
        target = draft.sets[beside]
        position = len(target.prompts) if step < 0 else 0
        return self.draft.move_to(place, target.key, position)

    def _say_where(self, place: Place) -> None:
        found = self.draft.draft.set(place.set_key)
        words = self.tr("{number} of {count} in {title}")
        number, count = found.position(place.prompt_key) + 1, len(found.prompts)
        announce(self, words.format(number=number, count=count, title=found.head.title))

    def _step(self, step: int) -> None:
        places = list(self.draft.draft.places())
        at = places.index(Place(set_key=self.place.set_key, prompt_key=self.place.prompt_key))
        self.go_to(places[max(0, min(len(places) - 1, at + step))])

    def _went(self, words: str, said: str, place: Place | None) -> None:
        if place is None:
            return
        self._touch(at_once=True)
        self.go_to(place)
        announce(self, said.format(words=words))

    def _on_finding(self, finding: Finding) -> None:
        if finding.place.language:
            self._language = finding.place.language
        self.go_to(finding.place)

    def _on_language(self, language: str) -> None:
        self._language = language
        self._show(self.place)

    def _touch(self, *, at_once: bool) -> None:
        """Something has changed: save it, and show it."""
        self.autosave.touch()
        self._later.start()
        if at_once:
            self._show(self.place)
        else:
            self._soon.start()

    def _show(self, place: Place) -> None:
        draft = self.draft.draft
        self.place = Place(set_key=place.set_key, prompt_key=place.prompt_key)
        if self._language not in draft.head.languages:
            self._language = ""
        self.editor.show_part(draft, self.place, self._language)
        self._show_beside()

    def _show_beside(self) -> None:
        """Show what stands beside the words."""
        self._soon.stop()
        draft = self.draft.draft
        self.parts.show_draft(draft, self.place)
        self._show_head()
        tags = draft.head.languages
        self.preview.show_languages(tags, self._language or (tags[0] if tags else ""))
        key = self.place.set_key or (draft.sets[0].key if draft.sets else "")
        if not key:
            self.preview.show_set(None)
            return
        prompt_id = draft.prompt(self.place).id if self.place.prompt_key else ""
        self.preview.show_set(askable(draft, key, self._language), prompt_id)

    def _show_head(self) -> None:
        head = self.draft.draft.head
        version = version_words(self.draft.draft, self._built, self._today())
        self.spread.show_head(head.title or self.tr("A pack without a title"), version)

    def _look_over(self) -> None:
        self._later.stop()
        found = self.draft.overview()
        self.editor.show_findings((*found.problems, *found.advice))

    def _keep(self, draft: OpenDraft) -> datetime:
        draft.save()
        return self._now()

    def _on_kept(self, when: datetime) -> None:
        self._not_saved.clear()
        self.spread.state.saved(when)

    def _connect(self) -> None:
        self.parts.wanted.connect(self.go_to)
        self.parts.prompt_wanted.connect(self.add_prompt)
        self.parts.set_wanted.connect(self.add_set)
        self.parts.move_wanted.connect(self.move_part)
        self.parts.removal_wanted.connect(self.remove_part)
        self.editor.edited.connect(self.edit)
        self.editor.acts.removal_wanted.connect(lambda: self.remove_part(self.place))
        self.editor.acts.double_wanted.connect(self.double_part)
        self.editor.move_wanted.connect(lambda step: self.move_part(self.place, step))
        self.editor.finding_pressed.connect(self._on_finding)
        self.editor.set.try_it.clicked.connect(lambda: self.try_wanted.emit(self.place.set_key))
        self.editor.pack.reading_age.activated.connect(self._on_reading_age)
        self.editor.pack.language_added.connect(self._on_language_added)
        self.editor.pack.language_removed.connect(self._on_language_removed)
        self.editor.translation.language_chosen.connect(self._on_language)
        self.preview.language_chosen.connect(self._on_language)
        self.spread.back_wanted.connect(self.back_wanted)
        self.spread.sign.clicked.connect(self.sign)
        self.autosave.saving.connect(self.spread.state.saving)
        self.autosave.kept.connect(self._on_kept)
        self.autosave.failed.connect(self._not_saved.say)
        self._not_saved.settled.connect(self._on_settled)
        self._soon.timeout.connect(self._show_beside)
        self._later.timeout.connect(self._look_over)
        self._desk.room.changed.connect(self.spread.set_breadth)

    def _on_settled(self) -> None:
        """The author has chosen which of two versions of the folder to go on with."""
        self.place = self.place if self.draft.draft.has(self.place) else Place()
        self.show_all()
        self.autosave.touch()
        self.autosave.save()

    def _on_reading_age(self) -> None:
        """Words should read with ease at this age, in every pack from now on."""
        age = int(self.editor.pack.reading_age.value())
        studio = self._desk.journal.studio
        self.draft.read_by(age)
        self._look_over()
        self._desk.jobs.start(lambda context: studio.choose_reading_age(age), owner=self)

    def _on_language_added(self, language: str) -> None:
        self.draft.add_language(language)
        self._language = language
        self._touch(at_once=True)

    def _on_language_removed(self, language: str) -> None:
        self.draft.remove_language(language)
        self._touch(at_once=True)
        done = self.draft.undo_words
        self._desk.messages.notice(self.tr("{done}: done.").format(done=done), undo=self.undo)

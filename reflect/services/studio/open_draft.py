"""A pack in the making, open on the author's desk: changed, undone, looked over, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reflect.domain import draft_translations, pack_editing
from reflect.domain.draft_history import History, Step
from reflect.domain.pack_draft import Place
from reflect.domain.prompts import Kind
from reflect.packs.translations import in_language
from reflect.services.studio.advice import USUAL_AGE
from reflect.services.studio.looking_over import Overview, overview
from reflect.services.studio.source_folder import SourceFolder
from reflect.services.studio.step_words import named, typed

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from reflect.domain.pack_draft import PackDraft
    from reflect.domain.prompts import PromptSet


class OpenDraft:
    """One folder with the source of a pack. Nothing is written but by `save`.

    Every change is one step that can be undone. Typing in one field is one step, until something
    else is done.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = SourceFolder(folder)
        self._history = History(self._folder.content.draft)
        self._saved = self.draft
        self._looked: tuple[PackDraft, Overview] | None = None
        self._age = USUAL_AGE

    @property
    def path(self) -> Path:
        """The folder."""
        return self._folder.path

    @property
    def draft(self) -> PackDraft:
        """The pack as it is now."""
        return self._history.draft

    def edit(self, place: Place, value: Any) -> None:
        """Put a value in the field at the place; see `pack_editing.with_field`."""
        base = self._history.base_of(place)
        after = pack_editing.with_field(base, place, value)
        self._history.add(Step(typed(base, place), place, base, after, typing=place))

    def add_set(self, title: str = "") -> Place:
        """Add a prompt set; where it is."""
        after, place = pack_editing.with_set(self.draft, title)
        return self._did("Add a prompt set", after, place)

    def add_prompt(self, set_key: str, *, after: str = "", kind: Kind = Kind.LONG_TEXT) -> Place:
        """Add a prompt to a set, behind the one with the key ``after`` or at the end."""
        made, place = pack_editing.with_prompt(self.draft, set_key, after=after, kind=kind)
        return self._did("Add a prompt", made, place)

    def add_option(self, place: Place) -> Place:
        """Add an option without words to the prompt at the place; where it is."""
        options = self.draft.prompt(place).options
        at = Place(set_key=place.set_key, prompt_key=place.prompt_key, field="options")
        after = pack_editing.with_field(self.draft, at, pack_editing.with_option(options))
        where = Place(
            set_key=at.set_key, prompt_key=at.prompt_key, field="options", item=len(options)
        )
        return self._did(f"Add an answer to {named(self.draft, place)}", after, where)

    def move(self, place: Place, by: int) -> None:
        """Move a prompt so many places down, or up; as far as that goes."""
        words = f"Move {named(self.draft, place)}"
        self._did(words, pack_editing.moved(self.draft, place, by), place)

    def move_to(self, place: Place, set_key: str, position: int) -> Place:
        """Move a prompt to a position in this set or another; where it then is."""
        words = f"Move {named(self.draft, place)}"
        after, where = pack_editing.moved_to(self.draft, place, set_key, position)
        return self._did(words, after, where)

    def duplicate(self, place: Place) -> Place:
        """Make a second prompt, or set, like this one; where it is."""
        words = f"Duplicate {named(self.draft, place)}"
        after, where = pack_editing.doubled(self.draft, place)
        return self._did(words, after, where)

    def remove(self, place: Place) -> None:
        """Remove a prompt or a set."""
        words = f"Remove {named(self.draft, place)}"
        outer = Place(set_key=place.set_key) if place.prompt_key else Place()
        self._did(words, pack_editing.without(self.draft, place), outer)

    def group(self, set_key: str, prompt_keys: Collection[str], name: str) -> None:
        """Ask some prompts of a set side by side under a name; each alone, without one."""
        words = f"Group prompts under “{name}”" if name else "Take a group apart"
        after = pack_editing.grouped(self.draft, set_key, prompt_keys, name)
        self._did(words, after, Place(set_key=set_key))

    def add_language(self, language: str) -> None:
        """Add a language to translate into, as in BCP 47."""
        after = draft_translations.with_language(self.draft, language)
        self._did(f"Add the language {language}", after, Place(field="languages"))

    def remove_language(self, language: str) -> None:
        """Remove a language with all that is said in it."""
        after = draft_translations.without_language(self.draft, language)
        self._did(f"Remove the language {language}", after, Place(field="languages"))

    def await_check(self, language: str, *, awaits: bool) -> None:
        """Say that a native reader has yet to read a translation, or has read it."""
        words = "Wait for" if awaits else "Have"
        after = draft_translations.awaiting_check(self.draft, language, awaits=awaits)
        self._did(f"{words} a native reader's check of {language}", after, Place(language=language))

    def settle(self) -> None:
        """End the step of what is being typed, as when a field is left."""
        self._history.settle()

    @property
    def undo_words(self) -> str:
        """What would be undone; empty if there is nothing."""
        step = self._history.undoing
        return step.words if step else ""

    @property
    def redo_words(self) -> str:
        """What would be done again; empty if there is nothing."""
        step = self._history.redoing
        return step.words if step else ""

    def undo(self) -> Place | None:
        """Undo the last step; where it was, as far as that is still there."""
        return self._shown(self._history.undo())

    def redo(self) -> Place | None:
        """Do again what was undone last; where it is."""
        return self._shown(self._history.redo())

    def read_by(self, age: int) -> None:
        """Tell of words that are hard to read at this age; of none, with `ANY_AGE`."""
        self._age = age
        self._looked = None

    def overview(self) -> Overview:
        """What is to be said of the draft now; asked again, it is at hand."""
        draft = self.draft
        if self._looked is None or self._looked[0] is not draft:
            content = self._folder.content
            found = overview(
                draft,
                content.others,
                folder_name=self.path.name,
                problems=content.problems,
                age=self._age,
            )
            self._looked = draft, found
        return self._looked[1]

    def preview(self, set_key: str, language: str = "") -> PromptSet:
        """The set as a learner would be asked it, in a language of the pack."""
        pack = self.overview().pack
        told = in_language(pack, language) if language else pack
        position = [each.key for each in self.draft.sets].index(set_key)
        return told.prompt_sets[position]

    @property
    def is_saved(self) -> bool:
        """Whether all that was written is in the folder."""
        return self._saved is self.draft

    def save(self, *, over: bool = False) -> Path | None:
        """Write what has changed into the folder; durable on return. One saving at a time.

        Raises `SourceChanged` when something else wrote there meanwhile: nothing is written then.
        ``over`` writes all the same, and puts what was there into the folder that is returned; or
        `take_from_folder` goes on with it. Raises a `StorageError`.
        """
        draft = self.draft
        aside = None
        if over:
            aside = self._folder.write_over(draft)
        else:
            self._folder.write(draft)
        self._saved = draft
        return aside

    def take_from_folder(self) -> None:
        """Go on with what lies in the folder now; that can be undone. Raises `PackInvalid`."""
        after = self._folder.read()
        self._did("Take what was changed elsewhere", after, Place())
        self._saved = self.draft

    def _did(self, words: str, after: PackDraft, place: Place) -> Place:
        self._history.add(Step(words, place, self.draft, after))
        return place

    def _shown(self, step: Step | None) -> Place | None:
        if step is None:
            return None
        if self.draft.has(step.place):
            return step.place
        outer = Place(set_key=step.place.set_key)
        return outer if self.draft.has(outer) else Place()

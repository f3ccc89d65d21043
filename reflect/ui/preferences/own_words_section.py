"""The writer's own words for the privacy check, as a section of the preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.own_words import OwnWords, own_words
from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para
from reflect.ui.parts.tags_edit import TagsEdit
from reflect.ui.preferences.section_page import SectionPage
from reflect.ui.preferences.setting_card import SettingCard, SettingRow

if TYPE_CHECKING:
    from reflect.services.changes import Changes
    from reflect.ui.desk import Desk


class OwnWordsSection(SectionPage):
    """Words that are marked always, and words that are fine. They are kept in the journal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, self.tr("Identifying details"))
        self._desk = desk
        look = desk.look
        add = self.tr("Add a word or a name")
        self.always = TagsEdit(look, self.tr("Always mark"), add=add)
        self.never = TagsEdit(look, self.tr("These are fine"), add=add)
        card = SettingCard(look)
        card.add(SettingRow(look, self.tr("Always mark"), self.always))
        card.add(SettingRow(look, self.tr("These are fine"), self.never))
        words = self.tr(
            "For the check before an account is locked: nicknames, a ward, a village; and words "
            "of your trade that are no name. They are kept in this journal, encrypted as all of it."
        )
        self.column.put(card, above=18)
        self.column.put(Para(look, words, Role.HELP, "ink2"), above=16)
        self.finish()
        self.always.chosen.connect(self._on_always)
        self.never.chosen.connect(self._on_never)
        desk.changed.connect(self._on_changed)
        self._load()

    def _on_always(self) -> None:
        """What is marked from now on is no longer fine."""
        self._save(own_words(self.always.values(), self.never.values()))

    def _on_never(self) -> None:
        """What is fine from now on is no longer marked."""
        said = own_words(self.never.values(), self.always.values())
        self._save(OwnWords(said.never, said.always))

    def _save(self, words: OwnWords) -> None:
        self._desk.jobs.start(
            lambda _context: self._desk.journal.wishes.set_own_words(words),
            owner=self,
            failed=self._desk.messages.failed,
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.settings:
            self._load()

    def _load(self) -> None:
        self._desk.jobs.start(
            lambda _context: self._desk.journal.wishes.own_words(),
            owner=self,
            done=self._show,
            failed=self._desk.messages.failed,
        )

    def _show(self, words: OwnWords) -> None:
        for edit, kept in ((self.always, words.always), (self.never, words.never)):
            if edit.values() != kept:
                edit.set_values(kept)

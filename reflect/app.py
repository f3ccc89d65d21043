"""The only place that builds the services and hands them out."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.paths import Places, find_places
from reflect.services.found_journals import JournalFile, found_journals
from reflect.services.journal_lock import JournalLock
from reflect.settings import SettingsFile

if TYPE_CHECKING:
    from reflect.packs.pack import Pack
    from reflect.services.journals import Journals
    from reflect.services.other_journals import OtherJournals
    from reflect.services.prompt_library import PromptLibrary


def local_now() -> datetime:
    """The time now, with this computer's offset from UTC."""
    return datetime.now().astimezone()


class Reflect:
    """The whole application without a window."""

    def __init__(self, places: Places | None = None) -> None:
        self.places = places or find_places()
        self.settings = SettingsFile(self.places.config_file)
        self.lock = JournalLock()

    @cached_property
    def library(self) -> PromptLibrary:
        """The prompt sets; their packs are read when somebody wants to write."""
        # The unlock page needs no prompts.
        from reflect.services.prompt_library import PromptLibrary

        return PromptLibrary(_built_in_packs)

    @cached_property
    def journals(self) -> Journals:
        """Making and unlocking. The first use loads the database, which takes a moment."""
        # The unlock page is on screen before any of this is loaded.
        from reflect.services.journals import Journals

        return Journals(self.library, clock=local_now)

    @cached_property
    def other_journals(self) -> OtherJournals:
        """Reading the journals of other programs."""
        # They are read when somebody wants to bring one in.
        from reflect.imports.another_journal import preview_csv, read_source
        from reflect.services.other_journals import OtherJournals

        return OtherJournals(read=read_source, preview_csv=preview_csv)

    def found(self) -> tuple[JournalFile, ...]:
        """The journals on this computer, without opening any; the newest change first."""
        last = self.settings.current.last_journal
        return found_journals(self.places.journals, Path(last) if last else None)

    def remember(self, path: Path) -> None:
        """Offer this journal first the next time."""
        self.settings.change(last_journal=str(path))


def _built_in_packs() -> tuple[Pack, ...]:
    # Packs are read when somebody wants to write, not to show the unlock page.
    from reflect.packs.built_in import built_in_packs

    return built_in_packs()

"""A demonstration: a journal with a year of invented entries, and one export of each kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from reflect.services.demo_story import AccountMade, HandedOn, Save, Scene, Settled, story
from reflect.services.hand_on import FileFormat
from reflect.services.jobs import JobContext
from reflect.services.journals import Journals
from reflect.services.wording_form import with_sections
from reflect.storage.stretching import FLOOR, Cost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from reflect.domain.account import AccountId
    from reflect.domain.entry import EntryId
    from reflect.services.open_journal import OpenJournal
    from reflect.services.prompt_library import PromptLibrary

NAME = "Demo"
SIX_WORDS = "lantern pebble orchard thistle harbour kettle"
"""The passphrase of every demonstration. It protects nothing: anyone can read it here."""

_FAVOURITES = ("two-minute-catch", "after-a-case-based-session", "end-of-shift")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What was made."""

    path: Path
    """The journal."""
    exports: Path
    """The folder with the files made from it."""
    passphrase: str
    entries: int
    """How many there are, the bin and the unfinished one left out."""


def make_demo(
    folder: Path,
    library: PromptLibrary,
    *,
    now: datetime,
    cost: Callable[[], Cost] = lambda: FLOOR,
) -> Demo:
    """Make the journal ``Demo`` and the folder ``exports`` in a folder.

    Raises `JournalExists` when there is one already, or a `StorageError`. The same words come out
    for the same day.
    """
    clock = _Clock(now)
    made = Journals(library, clock=clock, cost=cost).make(folder, NAME, SIX_WORDS)
    exports = folder / "exports"
    exports.mkdir(exist_ok=True)
    try:
        _tell(made.journal, story(library, now), clock, exports)
        clock.now = now
        _export_the_rest(made.journal, exports)
        _settle_in(made.journal)
        entries = made.journal.finder.count()
    finally:
        made.journal.close()
    return Demo(path=made.journal.path, exports=exports, passphrase=SIX_WORDS, entries=entries)


class _Clock:
    """Stands where the story is."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def _tell(journal: OpenJournal, scenes: tuple[Scene, ...], clock: _Clock, exports: Path) -> None:
    steps = [step for scene in scenes for step in _Telling(journal, scene, exports).steps()]
    for moment, step in sorted(steps, key=lambda one: one[0]):
        clock.now = moment
        step()


class _Telling:
    """Writes one scene, step by step; other scenes come in between."""

    def __init__(self, journal: OpenJournal, scene: Scene, exports: Path) -> None:
        self._journal = journal
        self._scene = scene
        self._exports = exports
        self._entry: EntryId
        self._account: AccountId

    def steps(self) -> Iterator[tuple[datetime, Callable[[], None]]]:
        """Each step with its moment."""
        scene = self._scene
        first, *later = scene.saves
        yield first.moment, partial(self._begin, first)
        for save in later:
            yield save.moment, partial(self._rewrite, save)
        for settled in scene.settled:
            yield settled.moment, partial(self._settle, settled)
        if scene.deleted:
            yield scene.deleted, self._delete
        if account := scene.account:
            yield account.moment, partial(self._make_account, account)
            if handed_on := account.handed_on:
                yield handed_on.moment, partial(self._hand_on, handed_on)

    def _begin(self, save: Save) -> None:
        draft = replace(self._journal.entries.begin(self._scene.prompts), content=save.content)
        self._entry = draft.id
        if self._scene.is_draft:
            self._journal.entries.save_draft(draft)
        else:
            self._journal.entries.finish(draft)

    def _rewrite(self, save: Save) -> None:
        draft = self._journal.entries.edit(self._entry)
        self._journal.entries.finish(replace(draft, content=save.content))

    def _settle(self, settled: Settled) -> None:
        self._journal.commitments.settle(self._entry, settled.prompt_id, settled.state)

    def _delete(self) -> None:
        self._journal.entries.delete(self._entry)

    def _make_account(self, wish: AccountMade) -> None:
        draft = with_sections(self._journal.accounts.begin(self._entry), wish.sections)
        sections = tuple(
            replace(section, text=wish.wording.get(section.prompt_id, section.text))
            for section in draft.sections
        )
        titled = replace(draft, title=wish.title, sections=sections)
        self._account = self._journal.accounts.lock(titled).id

    def _hand_on(self, given: HandedOn) -> None:
        file_format = FileFormat(given.file_format)
        _save(self._journal, self._account, file_format, self._exports, given.for_whom)


def _save(
    journal: OpenJournal,
    account: AccountId,
    file_format: FileFormat,
    exports: Path,
    for_whom: str = "",
) -> None:
    rendered = journal.hand_on.render((account,), file_format=file_format)
    path = exports / f"account.{file_format.value}"
    journal.hand_on.save(rendered, path, for_whom=for_whom)


def _export_the_rest(journal: OpenJournal, exports: Path) -> None:
    """The formats that nobody was given in the story, and the whole journal both ways."""
    newest = journal.accounts.rows()[0].id
    given = {row.file_format for row in journal.accounts.ledger()}
    for file_format in FileFormat:
        if file_format.value not in given:
            _save(journal, newest, file_format, exports)
    for kind, name in (("json", "whole-journal.json"), ("md", "whole-journal")):
        journal.hand_on.save_whole_journal(
            exports / name, kind=kind, passphrase=SIX_WORDS, context=JobContext()
        )


def _settle_in(journal: OpenJournal) -> None:
    for name in _FAVOURITES:
        journal.wishes.set_favourite(name, on=True)
    journal.wishes.set_last_used(_FAVOURITES[0])
    journal.wishes.set_recovery_confirmed()

"""Journals that open quickly, and entries to put in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from reflect.domain.answers import Promise
from reflect.domain.entry import Content, EntryId
from reflect.domain.prompts import Kind, Option, PackName, Prompt, PromptSet, Scale, ShownWhen
from reflect.services.journals import Journals, Made
from reflect.services.prompt_library import PromptLibrary
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.master_key import MasterKey
from reflect.storage.stretching import MIB, Cost
from tests.support.fakes import FakeChance, FakeClock
from tests.support.keychains import FakeKeychain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.storage.keychain import Keychain

CHEAP = Cost(memory=8 * MIB, passes=1, lanes=1)
"""The least that a key file may say: a hundredth of what a real one costs."""

PASSPHRASE = " ".join(("lantern", "kitchen", "overcoat", "violin", "meadow", "thirty"))
MASTER = MasterKey(bytes(range(32)))
JOURNAL_ID = UUID(int=7)
WRITTEN = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)

EVERY_KIND = PromptSet(
    id="every-kind",
    title="After a test",
    pack=PackName(id="tests", version="1", title="Tests"),
    prompts=(
        Prompt(id="story", heading="What happened?", kind=Kind.LONG_TEXT),
        Prompt(id="name", heading="In a word", kind=Kind.SHORT_TEXT, private=True),
        Prompt(
            id="mood",
            heading="How sure are you?",
            kind=Kind.SCALE,
            scale=Scale(rows=("Before", "Now")),
        ),
        Prompt(
            id="setting",
            heading="Where?",
            kind=Kind.CHOICE,
            options=(Option(id="ward", label="On a ward"), Option(id="home", label="At home")),
        ),
        Prompt(
            id="with",
            heading="Who was there?",
            kind=Kind.CHOICES,
            options=(Option(id="peer", label="A peer"), Option(id="senior", label="A senior")),
        ),
        Prompt(
            id="done",
            heading="What is done?",
            kind=Kind.CHECKLIST,
            options=(Option(id="a", label="All"),),
        ),
        Prompt(id="day", heading="When?", kind=Kind.DATE),
        Prompt(id="time", heading="How long?", kind=Kind.MINUTES),
        Prompt(id="again", heading="Would you do it again?", kind=Kind.YES_NO),
        Prompt(
            id="why",
            heading="Why not?",
            kind=Kind.LONG_TEXT,
            shown_when=ShownWhen(prompt="again", answers=("no",)),
        ),
        Prompt(id="next", heading="What will you do?", kind=Kind.COMMITMENT),
    ),
)
"""A set with one prompt of each kind, one of them shown only after a no."""

EVERY_ANSWER: dict[str, Any] = {
    "story": "The morning list ran late.\nI listened.",
    "name": "patience",
    "mood": (2, None),
    "setting": "ward",
    "with": ("peer", "senior"),
    "done": ("a",),
    "day": date(2026, 3, 13),
    "time": 45,
    "again": False,
    "why": "It took too long.",
    "next": Promise("Ring the pharmacy", date(2026, 4, 1)),
}


def entry_id(number: int) -> EntryId:
    """An id that sorts by its number."""
    return EntryId(f"{number:032x}")


def content(text: str = "", *, written: datetime = WRITTEN, **given: Any) -> Content:
    """Free writing, or other answers when given."""
    given.setdefault("answers", {"text": text})
    return Content(written=written, **given)


def new_journal(place: Path, clock: Callable[[], datetime], name: str = "Test") -> Journal:
    """A journal without a key file, opened with `MASTER`."""
    folder = JournalFolder(place / f"{name}.reflect")
    folder.path.mkdir(mode=0o700, parents=True)
    return Journal.make(folder, MASTER, JOURNAL_ID, clock=clock, device="0123456789abcdef")


def reopened(journal: Journal, **how: Any) -> Journal:
    """The same journal after it was closed, or whatever became of its files."""
    journal.close()
    return Journal.open(journal.folder, MASTER, JOURNAL_ID, clock=journal.clock, **how)


def cheap_journals(
    clock: Callable[[], datetime] | None = None,
    library: PromptLibrary | None = None,
    keychain: Callable[[], Keychain] | None = None,
) -> Journals:
    """The service that makes and unlocks journals, with keys that take no time."""
    return Journals(
        library or PromptLibrary(tuple),
        clock=clock or FakeClock(),
        cost=lambda: CHEAP,
        random=FakeChance(),
        keychain=keychain or FakeKeychain(),
    )


def made_journal(place: Path, clock: Callable[[], datetime] | None = None) -> Made:
    """A journal with all its files, unlocked; `PASSPHRASE` opens it."""
    return cheap_journals(clock).make(place, "Test", PASSPHRASE)

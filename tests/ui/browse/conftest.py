from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from reflect.domain.answers import Promise
from reflect.domain.entry import Content, EntryId, EntryRow
from reflect.domain.prompts import Kind, PackName, Prompt, PromptSet
from reflect.ui.browse.journal_view import JournalView
from tests.support.desks import desk, on_journal, on_screen, window

__all__ = ["desk", "on_journal", "on_screen", "window"]

TODAY = date(2026, 11, 20)
PACK = PackName(id="tests", version="1", title="Tests")
CASE = PromptSet(
    id="case",
    title="After a case-based session",
    pack=PACK,
    prompts=(
        Prompt(id="question", heading="The question in one line", kind=Kind.SHORT_TEXT),
        Prompt(id="before", heading="What I would have done", kind=Kind.LONG_TEXT, private=True),
        Prompt(id="sure", heading="Would you do it again?", kind=Kind.YES_NO),
        Prompt(id="do", heading="What I will do", kind=Kind.COMMITMENT),
    ),
)
SHIFT = PromptSet(
    id="shift",
    title="End of shift",
    pack=PACK,
    prompts=(Prompt(id="day", heading="How it was", kind=Kind.LONG_TEXT),),
)


def entry_row(number, day, **given):
    """A row of a list that nobody wrote."""
    written = datetime.combine(day, time(12), UTC)
    given = {
        "title": f"Entry {number}",
        "prompt_set": "End of shift",
        "beginning": "It was",
        **given,
    }
    return EntryRow(id=EntryId(f"{number:032x}"), written=written, tags=(), words=9, **given)


class Diary:
    """Puts entries into the journal of a desk."""

    def __init__(self, journal, on_journal):
        self.journal = journal
        self.run = on_journal

    def write(self, day, text="It was a long day.", *, title="", tags=(), **given):
        """An entry of a day about a shift."""
        return self.keep(SHIFT, day, {"day": text}, title=title, tags=tags, **given)

    def case(self, day, question, **answers):
        """An entry of a day about a case."""
        return self.keep(
            CASE, day, {"question": question, **answers}, private=frozenset({"before"})
        )

    def keep(self, prompts, day, answers, **given):
        written = datetime.combine(day, time(16, 2), UTC)
        content = Content(written=written, answers=answers, **given)

        def save():
            draft = self.journal.entries.begin(prompts)
            return self.journal.entries.finish(replace(draft, content=content))

        return self.run(save)

    def change(self, entry, **answers):
        """The next revision of an entry."""

        def save():
            draft = self.journal.entries.edit(entry.id)
            content = replace(draft.content, answers={**draft.content.answers, **answers})
            return self.journal.entries.finish(replace(draft, content=content))

        return self.run(save)

    def year(self):
        """Sixty entries, one every six days, each third about a family."""
        days = [TODAY - timedelta(days=6 * number) for number in range(60)]
        return [self._nth(number, day) for number, day in enumerate(days)]

    def _nth(self, number, day):
        family = number % 3 == 0
        text = "The family asked who decides." if family else "A quiet shift, and late home."
        return self.write(day, text, title=f"Day {number}", tags=("listening",) if family else ())


@pytest.fixture
def diary(desk, on_journal):
    return Diary(desk.journal, on_journal)


@pytest.fixture
def promise():
    return Promise("Ask who has not spoken", date(2026, 12, 3))


@pytest.fixture
def opened(desk, on_screen, qtbot):
    """Opens the journal and waits for its list."""

    def show():
        view = JournalView(desk, today=lambda: TODAY)
        found = []
        view.found.connect(lambda: found.append(1))
        on_screen(view)
        qtbot.waitUntil(lambda: bool(found))
        settle(view, qtbot)
        return view

    return show


def settle(view, qtbot):
    """Waits until the page shows what the list has chosen."""
    pane = view.browse.pane
    qtbot.waitUntil(lambda: view.entry == pane.entry and _words(view) == view.shown.text)


def _words(view):
    reading = view.browse.page.reading
    return reading.text if reading else view.shown.text

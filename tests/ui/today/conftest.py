from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from reflect.domain.answers import Promise
from reflect.packs.built_in import built_in_packs
from reflect.services.prompt_library import PromptLibrary
from reflect.ui.today.today_view import TodayView
from tests.support.desks import desk, on_journal, on_screen, window

__all__ = ["desk", "on_journal", "on_screen", "window"]

TODAY = date(2026, 11, 20)
CATCH = "two-minute-catch"


@pytest.fixture(scope="session")
def library():
    """The built-in packs, read once."""
    return PromptLibrary(built_in_packs)


class Diary:
    """Puts entries and drafts into the journal of a desk."""

    def __init__(self, journal, on_journal):
        self.journal = journal
        self.run = on_journal

    def write(self, day, *, title="", text="", promise=None, set_id=CATCH, finish=True):
        """An entry of a day, with a text and perhaps a commitment, finished or not."""

        def keep():
            draft = self.journal.entries.begin(self.journal.prompts.set_called(set_id))
            first = draft.prompts.prompts[0].id
            answers = {first: text} if text else {}
            if promise:
                answers["one-thing"] = promise
            written = datetime.combine(day, time(14, 5), UTC)
            content = replace(draft.content, title=title, answers=answers, written=written)
            done = replace(draft, content=content)
            entries = self.journal.entries
            return entries.finish(done) if finish else entries.save_draft(done)

        return self.run(keep)

    def promise(self, text, due, *, title="A quiet handover"):
        """An entry with a commitment."""
        return self.write(date(2026, 11, 6), title=title, promise=Promise(text, due))

    def commitments(self):
        return self.run(self.journal.commitments.every)


@pytest.fixture
def diary(desk, on_journal, library):
    desk.journal.prompts = library
    return Diary(desk.journal, on_journal)


@pytest.fixture
def days():
    """The day on the writer's clock; a test sets another."""
    return [TODAY]


@pytest.fixture
def opened(desk, diary, days, on_screen, qtbot):
    """Opens the view and waits until all is shown."""

    def show():
        view = TodayView(desk, today=lambda: days[0])
        on_screen(view)
        qtbot.waitUntil(lambda: view.page.card is not None)
        return view

    return show

"""After unlocking the journal is looked through: quietly if it is whole, and between other work."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QObject

from reflect.domain.check import CheckResult, Fault, Finding, Level
from reflect.domain.salvage import LostEntry, Salvaged
from reflect.errors import DiskFull, JournalDamaged
from reflect.services.salvage import SavedJournal
from reflect.ui.background_check import BackgroundCheck
from reflect.ui.check_words import check_words
from reflect.ui.saved_words import saved_words
from tests.support.desks import desk, on_journal, window

__all__ = ["desk", "on_journal", "window"]

WHEN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def result(*findings):
    return CheckResult(level=Level.QUICK, when=WHEN, generation=1, findings=findings)


@pytest.fixture
def check(desk, qtbot):
    owner = QObject()
    yield BackgroundCheck(desk, owner)
    owner.deleteLater()


@pytest.fixture
def ended(check, desk, jobs, qtbot, monkeypatch):
    """Lets the check of this journal end so."""

    def end(outcome):
        def steps():
            yield 1, 1
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        monkeypatch.setattr(desk.journal.checking, "quick_steps", steps)
        check.begin()
        settled(jobs, qtbot)

    return end


def settled(jobs, qtbot):
    done = []
    jobs.drain(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))


def test_a_whole_journal_is_looked_through_without_a_word(
    check, desk, jobs, recorder, qtbot, on_journal
):
    check.begin()
    settled(jobs, qtbot)
    assert on_journal(desk.journal.checking.last).fine
    assert recorder.notices == []


def test_what_the_writer_does_comes_between_two_steps(check, desk, jobs, qtbot, monkeypatch):
    order: list[object] = []

    def steps():
        for number in range(3):
            order.append(number)
            yield number + 1, 3
        return result()

    monkeypatch.setattr(desk.journal.checking, "quick_steps", steps)
    check.begin()
    jobs.start(lambda _context: order.append("saved"), owner=check)
    settled(jobs, qtbot)
    assert order == [0, "saved", 1, 2]


def test_once_the_journal_is_about_to_close_no_step_is_taken(check, desk, jobs, qtbot, monkeypatch):
    taken = []

    def steps():
        while True:
            taken.append(1)
            check.stop()
            yield 1, 2

    monkeypatch.setattr(desk.journal.checking, "quick_steps", steps)
    check.begin()
    settled(jobs, qtbot)
    assert taken == [1]


def test_a_step_that_was_asked_to_stop_is_not_taken(check, desk, jobs, qtbot, recorder):
    check.begin()
    jobs.stop()
    settled(jobs, qtbot)
    assert recorder.notices == []


def test_bad_pages_are_told_as_everywhere_with_the_way_out(ended, desk, jobs, recorder, qtbot):
    desk.messages.journal_name = "Practice"
    ended(result(Finding(fault=Fault.PAGES, count=3)))
    notice = recorder.notices[0]
    assert notice.title == "Part of Practice cannot be read"
    assert "3 pages of the journal are damaged" in notice.text
    notice.action.run()
    settled(jobs, qtbot)
    title = recorder.notices[1].title
    assert title == "What could be read is in Practice, what could be read"
    assert (desk.journal.path.parent / "Practice, what could be read.reflect").is_dir()


@pytest.mark.parametrize(
    ("fault", "tone", "has_way"), [(Fault.ROWS, "wrong", True), (Fault.PROGRESS, "mark", False)]
)
def test_anything_else_is_told_too(ended, recorder, fault, tone, has_way):
    ended(result(Finding(fault=fault)))
    assert (recorder.notices[0].tone, bool(recorder.notices[0].action)) == (tone, has_way)


@pytest.mark.parametrize(("error", "told"), [(DiskFull(), 0), (JournalDamaged("x"), 1)])
def test_a_disk_that_refuses_is_told_by_whoever_saves(ended, recorder, error, told):
    ended(error)
    assert len(recorder.notices) == told


@pytest.mark.parametrize("fault", [f for f in Fault if f is not Fault.PAGES])
def test_every_finding_has_words(fault):
    title, text = check_words(result(Finding(fault=fault)), "Practice")
    assert "Practice" in title
    assert text.endswith(".")
    assert not {"!", "{", "please"} & set(f"{title} {text}".split())


def test_entries_are_named_and_too_many_are_counted():
    found = [Finding(fault=Fault.ENTRY, title=f"Entry {n}") for n in range(5)]
    _, text = check_words(result(*found), "Practice")
    assert text.startswith("It concerns: Entry 0; Entry 1; Entry 2; and 2 more.")


def saved(tmp_path, lost=(), pages=1, entries=5):
    salvaged = Salvaged(bad_pages=pages, entries=entries, lost_entries=lost)
    return saved_words(SavedJournal(tmp_path / "Practice.reflect", salvaged))


def test_what_is_lost_is_named_as_far_as_it_is_known(tmp_path):
    lost = (LostEntry("A bird", date(2026, 3, 14)), LostEntry("", None))
    _, text = saved(tmp_path, lost)
    assert "5 entries are saved. Lost: A bird, 14 March 2026; an entry." in text
    _, text = saved(tmp_path, lost * 2, entries=1)
    assert "1 entry is saved. " in text
    assert "; and 1 more." in text
    assert "lost" not in saved(tmp_path, pages=0)[1].lower()

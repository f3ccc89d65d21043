from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from reflect.ui.unlock.journal_files import ListedJournal
from reflect.ui.unlock.journal_list import JOURNAL, JournalList, JournalModel
from tests.support.keys import press

TODAY = date(2026, 11, 21)
PRACTICE = ListedJournal("Practice", Path("P.reflect"), datetime(2026, 11, 20, 12, tzinfo=UTC))
TEACHING = ListedJournal("Teaching", Path("T.reflect"), datetime(2026, 11, 6, 12, tzinfo=UTC))
GONE = ListedJournal("Old", Path("O.reflect"))


@pytest.fixture
def model(qapp):
    made = JournalModel(TODAY)
    made.show_journals([PRACTICE, TEACHING, GONE])
    return made


@pytest.fixture
def shown(model, look, qtbot):
    view = JournalList(look, model)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.choose(PRACTICE.path)
    return view


def test_the_model_keeps_the_contract_of_models(model, qtmodeltester):
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (0, "Practice, locked, changed yesterday"),
        (1, "Teaching, locked, changed 6 November"),
        (2, "Old, locked, not where it was"),
    ],
)
def test_a_row_says_its_name_and_the_day_it_was_changed(model, row, words):
    assert model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) == words


def test_down_chooses_the_next_journal(shown, qtbot):
    with qtbot.waitSignal(shown.chosen) as told:
        press("Down", shown)
    assert told.args == [TEACHING]


def test_return_goes_on_to_the_passphrase(shown, qtbot):
    with qtbot.waitSignal(shown.entered):
        press("Return", shown)


def test_the_list_is_as_high_as_its_rows(shown, look):
    assert shown.height() == 3 * 56
    look.choose(scale=2.0)
    assert shown.height() == 3 * 112


def test_a_path_that_is_not_listed_chooses_the_first(shown):
    shown.choose(Path("elsewhere"))
    assert shown.currentIndex().data(JOURNAL) == PRACTICE


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_draws_the_chosen_row_and_the_focus(shown, look, theme):
    before = shown.grab().toImage()
    look.choose(theme="dark" if theme == "light" else theme)
    shown.setFocus()
    assert shown.grab().toImage() != before

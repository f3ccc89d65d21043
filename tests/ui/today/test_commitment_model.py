from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSortFilterProxyModel, Qt

from reflect.domain.commitment import CommitmentState
from reflect.ui.today.commitment_model import SORTING, VALUE, CommitmentModel
from tests.ui.today.test_today_words import TODAY, commitment

EARLY, LATE = commitment(date(2026, 9, 1), "Early"), commitment(date(2026, 12, 1), "Late")
KEPT = replace(EARLY, prompt_id="kept", state=CommitmentState.KEPT)
DROPPED = replace(LATE, prompt_id="dropped", state=CommitmentState.DROPPED)


def filled():
    model = CommitmentModel()
    model.show_commitments((EARLY, KEPT, LATE, DROPPED), TODAY)
    return model


def test_it_is_a_proper_model(qtmodeltester):
    model = filled()
    qtmodeltester.check(model)


def test_open_ones_come_first_and_the_last_settled_before_the_earlier():
    model = filled()
    shown = [model.index(row).data(VALUE) for row in range(model.rowCount())]
    assert shown == [EARLY, LATE, DROPPED, KEPT]


def test_a_settled_one_says_what_became_of_it():
    model = filled()
    spoken = model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Kept. Commitment, was due Tuesday 1 September: Early.")


def test_it_can_be_sorted_by_day():
    proxy = QSortFilterProxyModel()
    model = filled()
    proxy.setSourceModel(model)
    proxy.setSortRole(SORTING)
    proxy.sort(0, Qt.SortOrder.DescendingOrder)
    assert proxy.index(0, 0).data(VALUE).text == "Late"


def test_a_commitment_is_found_again_whatever_became_of_it():
    model = filled()
    assert model.row_of(replace(KEPT, state=CommitmentState.OPEN)) == 3
    assert model.row_of(replace(KEPT, prompt_id="gone")) == -1

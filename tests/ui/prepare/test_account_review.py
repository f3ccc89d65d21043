"""The account under review, and a check that looks at it meanwhile."""

from __future__ import annotations

import pytest

from reflect.domain.review import Looked, marks, reworded, used
from reflect.errors import StorageFailed
from reflect.ui.prepare.account_review import AccountReview
from tests.support.reviews import review as sample


@pytest.fixture
def looks():
    """The wordings that the check has been shown."""
    return []


@pytest.fixture
def reviewed(window, jobs, looks):
    """An account whose check fails as long as it is told to."""

    def look(draft):
        looks.append(draft.title)
        if draft.title == "fails":
            raise StorageFailed
        return sample().looked

    return AccountReview(window, jobs, look, sample().draft)


def begin(reviewed, qtbot):
    reviewed.begin(sample().draft)
    qtbot.waitUntil(lambda: reviewed.is_seen)


def test_a_look_that_failed_is_told_and_can_be_had_again(reviewed, looks, qtbot):
    begin(reviewed, qtbot)
    with qtbot.waitSignal(reviewed.failed):
        reviewed.do(reworded(reviewed.review, "", "fails"))
    assert not reviewed.is_seen
    with qtbot.waitSignal(reviewed.failed):
        reviewed.look_if_needed()
    assert looks.count("fails") == 2
    reviewed.undo()
    assert reviewed.is_seen
    reviewed.look_if_needed()
    assert looks.count("fails") == 2


def test_typing_is_undone_as_one_change(reviewed, qtbot):
    begin(reviewed, qtbot)
    for number, title in enumerate(("B", "Be", "Bed")):
        reviewed.do(reworded(reviewed.review, "", title), goes_on=number > 0)
    reviewed.undo()
    assert reviewed.draft.title == "A visit"
    assert not reviewed.can_undo


def test_a_look_at_what_was_changed_meanwhile_counts_for_nothing(reviewed, looks, qtbot):
    begin(reviewed, qtbot)
    reviewed.look_again()
    reviewed.do(used(reviewed.review, [(marks(reviewed.review)[1], "a ward")]))
    assert not reviewed.is_seen
    qtbot.waitUntil(lambda: reviewed.is_seen)
    assert len(looks) == 3


def test_nothing_is_marked_before_the_first_look(reviewed):
    assert reviewed.review.looked == Looked()
    assert not reviewed.has_looked

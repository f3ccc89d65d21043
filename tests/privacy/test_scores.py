"""What the check finds and what it marks for nothing, on three labelled sets."""

from __future__ import annotations

import pytest

from tests.privacy.scoring import scored

GATES = {
    # recall, names, marks that touch something, alarms in 1 000 words without identifiers
    "dev": (97, 96, 93, 3),
    "second": (95, 95, 90, 3),
    "held": (95, 95, 90, 3),
}
NO_MISS = ("EMAIL", "PHONE", "URL")


@pytest.mark.parametrize("name", GATES)
def test_the_check_reaches_its_goals(name):
    recall, names, precision, alarms = GATES[name]
    score = scored(name)
    assert score.recall() >= recall
    assert score.recall("NAME") >= names
    assert score.precision() >= precision
    assert score.alarms_per_1000_words() <= alarms
    assert {label: score.recall(label) for label in NO_MISS} == dict.fromkeys(NO_MISS, 100)


def test_a_check_that_finds_nothing_does_not_reach_them():
    score = scored("dev", checked=lambda text: ())
    assert score.recall() == 0
    assert score.covering() == 0


def test_a_check_that_marks_everything_is_told_by_its_alarms():
    class Everything:
        def __init__(self, text):
            self.start, self.end = 0, len(text)
            self.kind = type("kind", (), {"value": "name"})

    score = scored("dev", checked=lambda text: (Everything(text),))
    assert score.recall() == 100
    assert score.precision() < 90
    assert score.alarms_per_1000_words() > 3

"""What a long piece of work may know of whoever waits for it."""

from __future__ import annotations

import pytest

from reflect.errors import Cancelled
from reflect.services.jobs import JobContext


def test_every_step_is_reported() -> None:
    seen: list[tuple[int, int]] = []
    context = JobContext(lambda done, total: seen.append((done, total)))
    for done in range(3):
        context.step(done, 2)
    assert seen == [(0, 2), (1, 2), (2, 2)]


def test_nobody_needs_to_listen() -> None:
    JobContext().step(1, 2)


def test_work_that_is_cancelled_stops_at_its_next_step_unreported() -> None:
    seen: list[tuple[int, int]] = []
    context = JobContext(lambda done, total: seen.append((done, total)))
    context.cancel()
    with pytest.raises(Cancelled):
        context.step(1, 2)
    assert seen == []

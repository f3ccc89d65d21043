"""A whole journal of any kind comes out, in and out again as the same bytes."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings

from reflect.domain.search import Filter
from reflect.services.jobs import JobContext
from reflect.services.whole_file import make_from_whole
from reflect.services.whole_sorting import Fate
from tests.support.builders import PASSPHRASE, cheap_journals, made_journal
from tests.support.fakes import FakeClock
from tests.support.whole_journals import LIVES, Life, written_out

pytestmark = pytest.mark.usefixtures("read_in_this_process")


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A new journal, closed: copying it is quicker than making one."""
    made = made_journal(tmp_path_factory.mktemp("empty")).journal
    made.close()
    return made.path


@contextmanager
def copied(empty, clock):
    """An open copy of a journal, in a folder of its own."""
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(empty, folder / "Copy.reflect")
    journal = cheap_journals(clock).unlock(folder / "Copy.reflect", passphrase=PASSPHRASE)
    try:
        yield journal, folder
    finally:
        journal.close()
        shutil.rmtree(folder)


@contextmanager
def made_from(file, place):
    """A new journal with all that is in a file, open."""
    made = make_from_whole(
        cheap_journals(), place, "Again", passphrase=PASSPHRASE, file=file, context=JobContext()
    )
    try:
        yield made.journal
    finally:
        made.journal.close()


@pytest.mark.slow
@given(LIVES)
@settings(max_examples=30, deadline=None)
def test_out_in_and_out_again_are_the_same_bytes(empty, life):
    clock = FakeClock()
    with copied(empty, clock) as (first, folder):
        Life(first, clock, folder).live(life)
        out = written_out(first, folder / "out.json")
        with made_from(folder / "out.json", folder) as second:
            assert written_out(second, folder / "again.json").decode() == out.decode()
            for row in first.finder.rows(Filter()):
                assert second.entries.history(row.id) == first.entries.history(row.id)
        once_more = first.whole_file.preview(folder / "out.json", JobContext())
        assert {fate for _, fate in once_more.counts} <= {Fate.ALREADY}

"""A set is tried in a journal of which nothing is left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.entry import Content
from reflect.packs.source import read_pack
from reflect.services.studio.trial import Trial
from reflect.storage.journal import Journal
from tests.packs.example import write_example
from tests.support.fakes import FakeChance, FakeClock

CANARY = b"a heron on the roof"


@pytest.fixture
def pack(tmp_path):
    return read_pack(write_example(tmp_path))


@pytest.fixture
def place(tmp_path):
    (tmp_path / "trials").mkdir()
    return tmp_path / "trials"


@pytest.fixture
def trial(pack, place):
    made = Trial(pack, clock=FakeClock(), random=FakeChance(), place=place)
    yield made
    made.end()


def test_a_set_is_answered_as_in_any_journal(trial, pack):
    journal = trial.journal
    draft = journal.entries.begin(journal.prompts.set_called("after-a-night"))
    answers = {"what": CANARY.decode()}
    journal.entries.save_draft(replace(draft, content=replace(draft.content, answers=answers)))
    entry = journal.entries.finish(replace(draft, content=replace(draft.content, answers=answers)))
    assert journal.entries.entry(entry.id).content.answers == answers
    assert [each.id for each in journal.prompts.sets] == [each.id for each in pack.prompt_sets]


def test_what_lies_on_the_disk_meanwhile_is_encrypted_and_has_no_key(trial, place):
    content = Content(written=FakeClock()(), answers={"what": CANARY.decode()})
    draft = trial.journal.entries.begin(trial.journal.prompts.sets[0])
    trial.journal.entries.save_draft(replace(draft, content=content))
    (folder,) = place.iterdir()
    assert {path.name for path in folder.iterdir()} <= {
        "journal.db",
        "journal.db-wal",
        "journal.state",
    }
    assert folder.stat().st_mode & 0o777 == 0o700
    assert all(CANARY not in path.read_bytes() for path in folder.iterdir())


def test_nothing_is_left_when_it_ends(trial, place):
    trial.end()
    assert list(place.iterdir()) == []


def test_nothing_is_left_of_one_that_cannot_begin(pack, place, monkeypatch):
    def refuse(*_args, **_more):
        raise ZeroDivisionError

    monkeypatch.setattr(Journal, "make", refuse)
    with pytest.raises(ZeroDivisionError):
        Trial(pack, clock=FakeClock(), place=place)
    assert list(place.iterdir()) == []


def test_every_trial_has_another_key(pack, place):
    trials = [Trial(pack, clock=FakeClock(), place=place) for _ in range(2)]
    assert len({each.journal.id for each in trials}) == 2
    for each in trials:
        each.end()
    assert list(place.iterdir()) == []

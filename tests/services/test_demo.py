"""The demonstration: a believable year, told so that it ends today."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from reflect.domain.answers import count_words, plain
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import DAYS_IN_BIN, text_of
from reflect.domain.prompts import TEXT_KINDS, Kind
from reflect.domain.search import Filter
from reflect.errors import JournalExists
from reflect.packs.built_in import built_in_packs
from reflect.services.demo import SIX_WORDS, make_demo
from reflect.services.demo_story import story
from reflect.services.journals import Journals
from reflect.services.passphrases import strength
from reflect.services.prompt_library import PromptLibrary
from reflect.storage.stretching import Cost

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=1)))
CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)
DAYS = [
    NOW,
    datetime(2028, 2, 29, 0, 1, tzinfo=UTC),
    datetime(2027, 3, 1, 23, 59, tzinfo=UTC),
    datetime(2031, 1, 1, 12, 0, tzinfo=UTC),
]


def long_answers(scenes):
    """Every text that somebody would call writing, as it ended up."""
    for scene in scenes:
        content = scene.saves[-1].content
        for name, answer in content.answers.items():
            prompt = scene.prompts.prompt(name)
            text = plain(prompt, answer) if prompt.kind in TEXT_KINDS else ""
            if count_words(text) >= 40:
                yield text


@pytest.fixture(scope="module")
def library():
    """The built-in prompt sets, read once."""
    return PromptLibrary(built_in_packs)


@pytest.fixture(scope="module")
def scenes(library):
    """The story of one day."""
    return story(library, NOW)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the demonstration is made."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def made(folder, library):
    """The demonstration, made once."""
    return make_demo(folder, library, now=NOW, cost=lambda: CHEAP)


@pytest.fixture
def journal(made, library):
    """Its journal, unlocked."""
    opened = Journals(library, clock=lambda: NOW).unlock(made.path, passphrase=made.passphrase)
    yield opened
    opened.close()


def test_every_set_for_everybody_and_for_a_nurse_is_answered_and_there_is_free_writing(
    scenes, library
):
    """She is on one register: the sets for other registers are not hers."""
    hers = [pack for pack in library.packs if not pack.frameworks or pack.id == "nursing-uk"]
    answerable = {one.id for pack in hers for one in pack.prompt_sets}

    assert len(answerable) >= 39
    assert {scene.prompts.id for scene in scenes} == {"", *answerable}


def test_every_kind_of_answer_is_used(scenes):
    used = {
        scene.prompts.prompt(name).kind
        for scene in scenes
        for name in scene.saves[-1].content.answers
    }
    assert used == set(Kind)


def test_no_two_entries_are_the_same(scenes):
    texts = [text_of(scene.prompts, scene.saves[-1].content) for scene in scenes]
    assert 100 <= len(set(texts)) == len(texts) <= 150


def test_the_long_answers_are_all_different(scenes):
    texts = list(long_answers(scenes))
    assert len(set(texts)) == len(texts)
    assert len(texts) >= 100


def test_an_answer_keeps_to_the_words_it_may_have(scenes):
    for scene in scenes:
        for name, answer in scene.saves[-1].content.answers.items():
            most = scene.prompts.prompt(name).max_words
            assert most is None or count_words(str(answer)) <= most, (scene.prompts.id, name)


def test_every_revision_says_something_else(scenes):
    for scene in scenes:
        for before, after in pairwise(scene.saves):
            assert before.content != after.content
    assert Counter(len(scene.saves) for scene in scenes).keys() == {1, 2, 3, 4}


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_nothing_happens_before_it_is_written_or_after_today(library, now):
    for scene in story(library, now):
        first = scene.saves[0].moment
        later = [save.moment for save in scene.saves[1:]]
        later += [settled.moment for settled in scene.settled]
        later += [scene.deleted] if scene.deleted else []
        if scene.account:
            later.append(scene.account.moment)
            later += [scene.account.handed_on.moment] if scene.account.handed_on else []
        assert scene.saves[0].content.written < first < now
        assert all(first < moment <= now for moment in later), scene.saves[0].content.title


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_the_year_has_gaps_and_full_weeks(library, now):
    days = sorted(scene.saves[0].content.written.date() for scene in story(library, now))[1:]
    assert max(b - a for a, b in pairwise(days)) >= timedelta(days=10)
    assert max(Counter(day.isocalendar()[:2] for day in days).values()) >= 4
    assert now.date() - days[-1] <= timedelta(days=7)


def test_the_same_day_tells_the_same_story(library, scenes):
    assert story(library, NOW) == scenes


def test_evenings_of_the_community_are_on_one_weekday(scenes):
    evenings = {
        scene.saves[0].content.written.date()
        for scene in scenes
        if scene.prompts.id in {"cases-first", "i-brought-a-case", "facilitators-debrief"}
    }
    assert {day.strftime("%a") for day in evenings} == {"Wed"}


def test_an_evening_has_one_case_and_one_role(scenes):
    told = [
        scene.saves[0].content.written.date() for scene in scenes
        if "my-role" in scene.saves[0].content.answers
    ]  # fmt: skip
    assert len(told) == len(set(told))


def test_a_day_that_the_year_has_not_is_told_on_the_one_before(library):
    first = min(scene.saves[0].content.written for scene in story(library, DAYS[1]))
    assert first.date() == date(2026, 2, 28)


def test_the_journal_opens_with_words_that_a_journal_would_take(made, journal):
    assert (made.passphrase, made.path.name) == (SIX_WORDS, "Demo.reflect")
    assert strength(SIX_WORDS).band == "strong"
    assert made.entries == journal.finder.count() >= 100


def test_entries_look_as_if_they_were_saved_when_they_were_written(journal):
    for row in journal.finder.rows(limit=200):
        first = journal.entries.history(row.id)[-1]
        assert timedelta() < first.saved - row.written < timedelta(hours=1)


def test_commitments_are_kept_dropped_changed_and_one_is_due_today(journal):
    found = journal.commitments.every()
    assert {commitment.state for commitment in found} == set(CommitmentState)
    assert NOW.date() in {c.due for c in journal.commitments.open()}
    assert any(c.due > NOW.date() for c in journal.commitments.open())


def test_this_day_was_written_about_one_and_two_years_ago(journal):
    rows = journal.finder.on_this_day(NOW.date())
    assert [row.written.year for row in rows] == [2025, 2024]


def test_something_is_unfinished_and_something_in_the_bin(journal):
    (draft,) = journal.entries.drafts()
    assert draft.is_new
    deleted = [row.deleted for row in journal.entries.bin()]
    assert len(deleted) == 2
    assert all(NOW - when < timedelta(days=DAYS_IN_BIN - 7) for when in deleted)


def test_there_are_accounts_some_in_other_words(journal):
    rows = journal.accounts.rows()
    accounts = [journal.accounts.account(row.id) for row in rows]
    assert len(accounts) == 8
    assert sum(any(s.reworded for s in account.sections) for account in accounts) >= 4
    assert journal.finder.rows(Filter(has_account=True), limit=99)


def test_the_ledger_knows_who_got_what(journal):
    rows = journal.accounts.ledger()
    assert [row.file_format for row in rows[-2:]] == ["docx", "pdf"]
    assert all(row.for_whom and row.when < NOW - timedelta(days=90) for row in rows[-2:])
    assert len(rows) == 7


def test_tags_are_used_again(journal):
    assert sum(entries > 2 for _, entries in journal.finder.tags()) >= 10


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("account.pdf", b"%PDF-"),
        ("account.docx", b"PK"),
        ("account.html", b"<!doctype html>"),
        ("account.md", b"---\n"),
        ("account.json", b"{"),
        ("whole-journal.json", b"{"),
    ],
)
def test_there_is_one_file_of_each_kind(made, name, begins):
    assert (made.exports / name).read_bytes().lower().startswith(begins.lower())


def test_the_whole_journal_is_there_as_markdown(made):
    assert len(list((made.exports / "whole-journal").glob("*.md"))) >= 100


def test_no_word_of_it_is_in_the_clear_in_the_journal(made, scenes):
    data = b"".join(path.read_bytes() for path in made.path.rglob("*") if path.is_file())
    words = {word for text in long_answers(scenes) for word in text.split() if len(word) > 7}
    assert not [word for word in words if word.encode() in data]
    assert len(words) > 250


def test_a_demonstration_does_not_touch_one_that_is_there(made, folder, library):
    before = (made.path / "journal.db").read_bytes()
    with pytest.raises(JournalExists):
        make_demo(folder, library, now=NOW, cost=lambda: CHEAP)
    assert (made.path / "journal.db").read_bytes() == before

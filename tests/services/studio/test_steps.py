"""Whatever is done to a pack in the making: it is saved, it can be undone, nothing is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reflect.domain.draft_history import History, Step
from reflect.domain.pack_draft import Place
from reflect.packs.toml_edits import comments_in
from reflect.services.studio.looking_over import overview
from reflect.services.studio.source_folder import content_of
from tests.support.drafts import EXAMPLE, ODD, step

STARTS = pytest.mark.parametrize("files", [EXAMPLE, ODD], ids=["whole", "odd"])
STEPS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def opened(files):
    return content_of(files, "on-call")


def in_order(files):
    return dict(sorted(files.items(), key=lambda each: each[0].removesuffix(".toml")))


@STARTS
@STEPS
@given(data=st.data())
def test_what_is_saved_is_the_draft(files, data):
    content = opened(files)
    draft = content.draft
    for _ in range(data.draw(st.integers(1, 6))):
        draft = step(data, draft)
        written = content.written(draft)
        again = opened(in_order(written))
        assert again.draft == draft
        assert again.written(again.draft) == written


@STARTS
@STEPS
@given(data=st.data())
def test_all_undone_gives_the_same_bytes_and_all_done_again_too(files, data):
    content = opened(files)
    before = content.written(content.draft)
    history = History(content.draft)
    for _ in range(data.draw(st.integers(1, 6))):
        now = history.draft
        history.add(Step("Do it", Place(), now, step(data, now)))
    after = content.written(history.draft)
    while history.undo():
        pass
    assert content.written(history.draft) == before
    while history.redo():
        pass
    assert content.written(history.draft) == after


@STARTS
@STEPS
@given(data=st.data())
def test_it_can_be_looked_over_at_every_step(files, data):
    content = opened(files)
    draft = content.draft
    for _ in range(data.draw(st.integers(1, 4))):
        draft = step(data, draft)
        found = overview(draft, content.others, folder_name="on-call")
        for each in (*found.problems, *found.advice):
            assert draft.has(each.place)
            assert each.words.endswith((".", "?"))


def origins(draft):
    return {one.origin for each in draft.sets for one in each.prompts} - {None}


@STARTS
@STEPS
@given(data=st.data())
def test_no_comment_is_lost_but_with_its_prompt_set_or_language(files, data):
    content = opened(files)
    draft = content.draft
    for _ in range(data.draw(st.integers(1, 6))):
        draft = step(data, draft)
        assume(origins(draft) == origins(content.draft) and draft.translations.keys() >= {"cy"})
        assume({each.origin for each in draft.sets} >= {each.key for each in content.draft.sets})
        written = content.written(draft)
        before = Counter(each for name in written for each in comments_of(files.get(name, b"")))
        after = Counter(each for data in written.values() for each in comments_of(data))
        assert before - after == Counter()


def comments_of(data):
    return comments_in(data.decode())
